import { z } from 'zod'
import type { Database } from '#db/database.ts'
import { type LifecycleRow, latestLifecycles } from '#db/lifecycles.ts'
import { DomainError } from '#domain/errors.ts'
import { defaultMatrix } from '#domain/lifecycles/priority.ts'
import { resolutionCodes } from '#domain/lifecycles/resolution.ts'
import { lifecycleSchema } from '#domain/tickets/lifecycle.ts'
import { type TicketKind, ticketKinds } from '#domain/tickets/types.ts'

const { resolutions, priorityMatrix, ...rest } = lifecycleSchema.shape

/** A lifecycle as the API shows it: with the usual resolutions and priorities where it names none. */
export const shown = z.object({
  kind: z.enum(ticketKinds),
  /** Whose tickets it is for; all of the kind that have no own one when null. */
  team: z.uuid().nullable(),
  version: z.int(),
  ...rest,
  resolutions: resolutions.unwrap(),
  priorityMatrix: priorityMatrix.unwrap(),
  /** Statuses of earlier versions, in which tickets may still be until their next transition. */
  removed: z.array(z.object({ key: z.string(), name: z.string(), becomes: z.string() })),
})
export type ShownLifecycle = z.infer<typeof shown>

/** A published version as the API shows it. */
export function show({ kind, teamId, version, definition, removed }: LifecycleRow): ShownLifecycle {
  return {
    ...{ kind, team: teamId, version },
    ...definition,
    resolutions: resolutionCodes(definition).map((code) => ({ ...code })),
    priorityMatrix: definition.priorityMatrix ?? defaultMatrix,
    removed,
  }
}

/** The newest version for that kind, or for that team's tickets of it. Throws `not_found`. */
export async function readLifecycle(
  db: Database,
  kind: TicketKind,
  team: string | null,
): Promise<ShownLifecycle> {
  const rows = await latestLifecycles(db)
  const row = rows.find((each) => each.kind === kind && each.teamId === team)
  if (!row) throw new DomainError('not_found', 'There is no such lifecycle.')
  return show(row)
}
