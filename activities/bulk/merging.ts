import type { Database } from '#db/database.ts'
import type { Ability } from '#domain/access/abilities.ts'
import { notThere, refusalFor } from '#domain/bulk/changes.ts'
import type { MergingCommand } from '#domain/merging/merging.ts'
import type { Rejection } from '#domain/tickets/decide.ts'
import type { EventBody } from '#domain/tickets/events.ts'

/** A merge that is to be undone: into which ticket, and when, in epoch milliseconds. */
export type Parting = { from: string; at: number }

/** Where a ticket is merged into, or what it is parted from again. */
export type BulkMerging = { into: string } | Parting

/** What a command made of a ticket, why, and when, in epoch milliseconds. */
export type MadeEvent = EventBody & { reason: string | null; at: number }

/** The command that merges a ticket, which is asked of the one that stays, or that parts it again. */
export function mergeCommand(
  number: string,
  merging: BulkMerging,
  reason: string | null,
): MergingCommand & { ticket: string } {
  const because = reason ? { reason } : {}
  return 'into' in merging
    ? { ticket: merging.into, type: 'merge', payload: { tickets: [number], ...because } }
    : { ticket: number, type: 'unmerge', payload: { ticket: merging.from, at: merging.at, ...because } }
}

/** The merge that those events of one command made, or null. */
export function partedFrom(events: readonly MadeEvent[]): Parting | null {
  const merged = events.find((event) => event.type === 'merged_into')
  return merged ? { from: merged.data.ticket, at: merged.at } : null
}

/** Why who has `ability` may merge nothing into that ticket, or null; `gone` where it is no more. */
export async function targetRefusal(
  db: Database,
  ability: Ability,
  number: string,
  gone: Rejection | null = notThere(number),
): Promise<Rejection | null> {
  const row = await db
    .selectFrom('ticket')
    .select(['requester_id as requesterId', 'assignee_id as assigneeId', 'queue_id as queueId'])
    .select(['organization_id as organizationId', 'deleted_at as deletedAt'])
    .where('number', '=', number)
    .executeTakeFirst()
  return row && !row.deletedAt ? refusalFor(ability, { number, ...row }, ['update']) : gone
}
