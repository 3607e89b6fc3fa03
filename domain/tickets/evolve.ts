import { retagged } from '../tags/retag.ts'
import type { TicketEvent } from './events.ts'
import type { TicketState } from './state.ts'

/** The ticket after `event`. The first event of a ticket is `created`, with `state` null. Total and pure. */
export function evolve(state: TicketState | null, event: TicketEvent): TicketState {
  if (event.type === 'created') return created(event)
  if (!state) throw new TypeError(`A ticket's first event is "created", not "${event.type}".`)
  return { ...state, updatedAt: event.at, ...difference(state, event), seq: event.seq }
}

/** The ticket after all of `events`, or null when there are none. */
export function replay(events: Iterable<TicketEvent>): TicketState | null {
  let state: TicketState | null = null
  for (const event of events) state = evolve(state, event)
  return state
}

function created({ data, seq, at }: Extract<TicketEvent, { type: 'created' }>): TicketState {
  const { messageId: _, channel: __, ...rest } = data
  return {
    ...rest,
    assigneeId: null,
    seq,
    createdAt: at,
    updatedAt: at,
    firstRepliedAt: null,
    resolvedAt: null,
    closedAt: null,
    closesAt: null,
    reopensUntil: null,
  }
}

function difference(
  state: TicketState,
  event: Exclude<TicketEvent, { type: 'created' }>,
): Partial<TicketState> {
  switch (event.type) {
    case 'replied':
      return event.data.from === 'agent' ? { firstRepliedAt: state.firstRepliedAt ?? event.at } : {}
    case 'status_changed':
      return statusDifference(state, event)
    case 'subject_changed':
      return { subject: event.data.to }
    case 'kind_changed':
      return { kind: event.data.to }
    case 'priority_changed':
      return { priority: event.data.to }
    case 'queue_changed':
      return { queueId: event.data.to }
    case 'assigned':
      return { assigneeId: event.data.to }
    case 'escalated':
      return { assigneeId: event.data.to ?? state.assigneeId }
    case 'retagged':
      // It must not come up as if somebody had worked on it.
      return { tags: retagged(state.tags, event.data), updatedAt: state.updatedAt }
    case 'tags_changed':
      return {
        tags: [...state.tags.filter((tag) => !event.data.removed.includes(tag)), ...event.data.added],
      }
    default:
      return {}
  }
}

function statusDifference(
  state: TicketState,
  { data, at }: Extract<TicketEvent, { type: 'status_changed' }>,
): Partial<TicketState> {
  const ended = { closesAt: data.closesAt, reopensUntil: data.reopensUntil }
  const base = { status: data.to, category: data.category, ...ended }
  switch (data.category) {
    case 'resolved':
      return { ...base, resolvedAt: at, closedAt: null }
    case 'closed':
    case 'cancelled':
      return { ...base, resolvedAt: state.resolvedAt ?? at, closedAt: at }
    default:
      return { ...base, resolvedAt: null, closedAt: null }
  }
}
