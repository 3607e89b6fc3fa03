import type { TicketEvent } from '../tickets/events.ts'
import type { TicketState } from '../tickets/state.ts'
import type { MergingEvent } from './merging.ts'

/** What a merge, or the end of one, makes of a ticket. Total and pure. */
export function mergingDifference(
  state: TicketState,
  event: Extract<TicketEvent, { type: MergingEvent['type'] }>,
): Partial<TicketState> {
  const { ticket } = event.data
  switch (event.type) {
    case 'merged':
      return { merged: [...(state.merged ?? []), ticket] }
    case 'unmerged':
      return { merged: (state.merged ?? []).filter((number) => number !== ticket) }
    case 'merged_into':
      return ended(state, event)
    case 'unmerged_from':
      return { ...state.mergedInto?.before, mergedInto: null }
  }
}

function ended(
  state: TicketState,
  { at, data }: Extract<TicketEvent, { type: 'merged_into' }>,
): Partial<TicketState> {
  const { status, category, resolvedAt, closedAt, closesAt, reopensUntil } = state
  const { lifecycle = null, snoozedUntil = null } = state
  const before = { status, category, lifecycle, resolvedAt, closedAt, closesAt, reopensUntil, snoozedUntil }
  return {
    mergedInto: { ticket: data.ticket, at, before },
    ...{ status: data.status, category: data.category, lifecycle: data.lifecycle ?? lifecycle },
    ...{ resolvedAt: resolvedAt ?? at, closedAt: closedAt ?? at },
    ...{ closesAt: null, reopensUntil: null, snoozedUntil: null },
  }
}
