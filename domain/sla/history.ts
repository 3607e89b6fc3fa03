import type { TicketEvent } from '#domain/tickets/events.ts'
import type { Priority, StatusCategory } from '#domain/tickets/types.ts'
import type { Instant } from './instant.ts'

/** What an SLA needs to know of a ticket's events. Notes and the requester's replies change nothing. */
export type SlaEvent = { at: Instant } & (
  | { type: 'created'; priority: Priority; category: StatusCategory }
  | { type: 'category_changed'; category: StatusCategory }
  | { type: 'priority_changed'; priority: Priority }
  | { type: 'agent_replied' }
  | { type: 'deleted' }
  | { type: 'restored' }
)

/** The SLA's view of a ticket event; null when it changes no clock. */
export function slaEventOf(event: TicketEvent): SlaEvent | null {
  const { at } = event
  switch (event.type) {
    case 'created':
      return { at, type: 'created', priority: event.data.priority, category: event.data.category }
    case 'status_changed':
      return { at, type: 'category_changed', category: event.data.category }
    // A merged ticket's promises are those of the one in which it goes on.
    case 'merged_into':
      return event.data.hadEnded ? null : { at, type: 'category_changed', category: 'cancelled' }
    case 'unmerged_from':
      return event.data.hadEnded ? null : { at, type: 'category_changed', category: event.data.category }
    case 'priority_changed':
      return { at, type: 'priority_changed', priority: event.data.to }
    case 'replied':
      return event.data.from === 'agent' ? { at, type: 'agent_replied' } : null
    case 'deleted':
    case 'restored':
      return { at, type: event.type }
    default:
      return null
  }
}

/** What an SLA goes by: the ticket's events that change clocks, as if what was taken back had never been. */
export function slaHistory(events: readonly TicketEvent[]): SlaEvent[] {
  const takenBack = events.filter((event) => event.type === 'taken_back')
  const replies = new Set(takenBack.map(({ data }) => data.messageId))
  const moves = new Set(takenBack.flatMap(({ data, seq }) => (data.undoes ? [data.undoes, seq + 1] : [])))
  return events.flatMap((event) => {
    const gone = event.type === 'replied' ? replies.has(event.data.messageId) : moves.has(event.seq)
    return (gone ? null : slaEventOf(event)) ?? []
  })
}

/**
 * The history from its `created` event on, with instants that never decrease: an event that claims to be
 * earlier than the one before it counts as simultaneous with that one. Empty when nothing was created.
 */
export function orderedFromCreation(history: readonly SlaEvent[]): SlaEvent[] {
  const created = history.findIndex((event) => event.type === 'created')
  if (created < 0) return []
  let latest = Number.NEGATIVE_INFINITY
  return history.slice(created).map((event) => {
    latest = Math.max(latest, event.at)
    return { ...event, at: latest }
  })
}
