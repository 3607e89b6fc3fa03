import type { MergingCommand } from '../merging/merging.ts'
import type { EventBody } from '../tickets/events.ts'

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
