import { clockEventTypes, type EventType } from '../tickets/events.ts'

/** What a ticket's history can be narrowed to. Every type of event is in one of them. */
export const historyGroups = {
  status: ['created', 'status_changed', 'resolution_changed', 'escalated', 'deleted', 'restored'],
  people: ['assigned', 'not_assigned', 'queue_changed'],
  messages: ['replied', 'noted'],
  fields: ['subject_changed', 'kind_changed', 'priority_changed', 'weighed', 'tags_changed'],
  links: [
    'linked',
    'unlinked',
    'merged',
    'merged_into',
    'unmerged',
    'unmerged_from',
    'split_off',
    'split_from',
  ],
  reminders: ['snoozed', 'woken', 'reminder_set', 'reminded', 'reminder_done'],
  checklists: ['checklist_changed'],
  time: ['time_logged', 'time_changed', 'time_deleted'],
  clocks: clockEventTypes,
} as const satisfies Record<string, readonly EventType[]>

export type HistoryGroup = keyof typeof historyGroups
export const historyGroupNames = Object.keys(historyGroups) as [HistoryGroup, ...HistoryGroup[]]
