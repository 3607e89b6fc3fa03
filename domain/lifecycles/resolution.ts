import { z } from 'zod'
import type { Lifecycle } from '../tickets/lifecycle.ts'
import { type Outcome, reject, type Step } from '../tickets/outcome.ts'
import type { TicketState } from '../tickets/state.ts'
import { endedCategories } from '../tickets/types.ts'
import { findStatus } from './statuses.ts'

/** How a ticket was resolved. `name` is what its code was called then. Times are minutes. */
export type Resolution = {
  code: string | null
  name: string | null
  summary: string
  estimatedMinutes: number | null
  actualMinutes: number | null
}

const minutes = z.int().min(0).max(1_000_000).nullable()

/** What can be said of a resolution; what is left out stays. */
export const resolutionChangesSchema = z.strictObject({
  code: z.string().max(40).nullable().optional(),
  summary: z.string().trim().max(5_000).optional(),
  estimatedMinutes: minutes.optional(),
  actualMinutes: minutes.optional(),
})
export type ResolutionChanges = z.infer<typeof resolutionChangesSchema>

/** A resolution as the API shows it. */
export const resolutionSchema = z.object({
  code: z.string().nullable(),
  name: z.string().nullable(),
  summary: z.string(),
  estimatedMinutes: z.int().nullable(),
  actualMinutes: z.int().nullable(),
})

/** What a desk starts with; an administrator may name others. */
export const defaultResolutionCodes = [
  { key: 'fixed', name: 'Fixed' },
  { key: 'workaround', name: 'Workaround given' },
  { key: 'advice', name: 'Question answered' },
  { key: 'duplicate', name: 'Duplicate' },
  { key: 'not_reproducible', name: 'Could not be reproduced' },
  { key: 'no_action', name: 'No action needed' },
] as const

export const nothingResolved: Resolution = {
  code: null,
  name: null,
  summary: '',
  estimatedMinutes: null,
  actualMinutes: null,
}

/** The codes a resolution may have under that lifecycle. */
export function resolutionCodes({ resolutions }: Pick<Lifecycle, 'resolutions'>): readonly {
  key: string
  name: string
}[] {
  return resolutions ?? defaultResolutionCodes
}

/** The event of a resolution that was written or changed, none where it says nothing new. */
export function resolutionSteps(
  state: TicketState,
  { resolution: changes, status }: { resolution?: ResolutionChanges; status?: string },
  lifecycle: Lifecycle,
): Outcome {
  if (!changes) return []
  const stays = isTakenUp(state, status, lifecycle) ? reopened(state.resolution) : state.resolution
  const before = stays ?? nothingResolved
  const after = { ...before, ...changes } as Resolution
  if (changes.code !== undefined) {
    const codes = resolutionCodes(lifecycle)
    const known = codes.find(({ key }) => key === changes.code)
    if (changes.code !== null && !known) return unknownCode(changes.code, codes)
    after.name = known?.name ?? null
  }
  const step: Step = { type: 'resolution_changed', data: after }
  return JSON.stringify(after) === JSON.stringify(before) ? [] : [step]
}

/** Whether an ended ticket is to be worked on again: what is written with that is a new resolution. */
function isTakenUp({ category }: TicketState, to: string | undefined, lifecycle: Lifecycle): boolean {
  const target = to === undefined ? undefined : findStatus(lifecycle, to)
  return (
    target !== undefined && endedCategories.includes(category) && !endedCategories.includes(target.category)
  )
}

function unknownCode(code: string, codes: readonly { key: string }[]) {
  const known = codes.map(({ key }) => key).join(', ')
  const choices = known ? `Use ${known}.` : 'An administrator has to name one first.'
  return reject('unknown_resolution', 'resolution.code', `There is no resolution code "${code}". ${choices}`)
}

/** What stays of a resolution when the ticket is taken up again: the times, since they were spent. */
export function reopened(resolution: Resolution | null | undefined): Resolution | null {
  return resolution ? { ...resolution, code: null, name: null, summary: '' } : null
}
