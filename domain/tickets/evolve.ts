import { changedChecklists } from '../checklists/changed.ts'
import { reopened } from '../lifecycles/resolution.ts'
import { mergingDifference } from '../merging/evolve.ts'
import { withReminder } from '../reminders/reminder.ts'
import { retagged } from '../tags/retag.ts'
import { minutesAfter } from '../time/decide.ts'
import type { TicketEvent } from './events.ts'
import type { TicketState } from './state.ts'
import { endedCategories } from './types.ts'

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
  const { messageId: _, channel: __, recurring: ___, ...rest } = data
  return {
    ...rest,
    lifecycle: rest.lifecycle ?? null,
    impact: rest.impact ?? null,
    urgency: rest.urgency ?? null,
    priorityByHand: rest.priorityByHand ?? false,
    resolution: null,
    snoozedUntil: null,
    reminders: [],
    checklists: null,
    deletedAt: null,
    timeMinutes: 0,
    billableMinutes: 0,
    mergedInto: null,
    merged: [],
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
    case 'taken_back':
      return { firstRepliedAt: event.data.firstRepliedAt }
    case 'status_changed':
      return statusDifference(state, event)
    case 'subject_changed':
      return { subject: event.data.to }
    case 'kind_changed':
      return { kind: event.data.to, lifecycle: event.data.lifecycle ?? state.lifecycle }
    case 'priority_changed':
      return { priority: event.data.to, priorityByHand: event.data.by !== 'matrix' }
    case 'weighed': {
      const { byHand: priorityByHand, ...weight } = event.data
      return { ...weight, priorityByHand }
    }
    case 'resolution_changed':
      return { resolution: event.data }
    case 'snoozed':
      return { snoozedUntil: event.data.until }
    case 'woken':
      return { snoozedUntil: null }
    case 'reminder_set':
    case 'reminded':
    case 'reminder_done':
      return { reminders: withReminder(state.reminders ?? [], event) }
    case 'queue_changed':
      return { queueId: event.data.to }
    case 'assigned':
      return { assigneeId: event.data.to }
    case 'escalated':
      return { assigneeId: event.data.to ?? state.assigneeId }
    case 'fields_changed':
      return { fields: fieldsAfter(state.fields, event.data.changes) }
    case 'deleted':
      return { deletedAt: event.at }
    case 'restored':
      return { deletedAt: null }
    case 'checklist_changed':
      return { checklists: checklistsAfter(state.checklists, event) }
    case 'time_logged':
    case 'time_changed':
    case 'time_deleted':
      return minutesAfter(state, event)
    case 'merged':
    case 'merged_into':
    case 'unmerged':
    case 'unmerged_from':
      return mergingDifference(state, event)
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

function checklistsAfter(
  before: TicketState['checklists'],
  { at, actor, data }: Extract<TicketEvent, { type: 'checklist_changed' }>,
): TicketState['checklists'] {
  const by = actor.kind === 'person' ? (actor.id ?? null) : null
  const after = changedChecklists(before ?? [], data, { at, by })
  return after.length ? after : null
}

function fieldsAfter(
  before: TicketState['fields'],
  changes: Record<string, { to: unknown }>,
): TicketState['fields'] {
  const kept = Object.entries(before).filter(([key]) => !(key in changes))
  const set = Object.entries(changes).flatMap(([key, { to }]) => (to === null ? [] : [[key, to] as const]))
  return Object.fromEntries([...kept, ...set])
}

function statusDifference(
  state: TicketState,
  { data, at }: Extract<TicketEvent, { type: 'status_changed' }>,
): Partial<TicketState> {
  const ended = { closesAt: data.closesAt, reopensUntil: data.reopensUntil }
  const base = {
    ...{ status: data.to, category: data.category, ...ended },
    lifecycle: data.lifecycle ?? state.lifecycle,
  }
  switch (data.category) {
    case 'resolved':
      return { ...base, resolvedAt: at, closedAt: null, snoozedUntil: null }
    case 'closed':
    case 'cancelled':
      return { ...base, resolvedAt: state.resolvedAt ?? at, closedAt: at, snoozedUntil: null }
    default: {
      const again = endedCategories.includes(state.category)
      const resolution = again ? reopened(state.resolution) : state.resolution
      return { ...base, resolvedAt: null, closedAt: null, resolution }
    }
  }
}
