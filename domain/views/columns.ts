/** What a list of tickets can be sorted by; with `-` the other way round. */
export const sortFields = ['updatedAt', 'createdAt', 'dueAt', 'priority', 'number'] as const
export type SortField = (typeof sortFields)[number]
export type Sort = SortField | `-${SortField}`
export const sorts: readonly Sort[] = sortFields.flatMap((field) => [field, `-${field}`] as const)

/** What of a ticket a list can show. A custom field is `field.` and its key. */
export const listColumns = [
  ...(['priority', 'number', 'subject', 'requester', 'organization', 'queue', 'status', 'kind'] as const),
  ...([
    'assignee',
    'tags',
    'impact',
    'urgency',
    'checklist',
    'sla',
    'created',
    'updated',
    'resolved',
  ] as const),
] as const
export type ListColumn = (typeof listColumns)[number] | `field.${string}`

/** What a list shows where nobody chose. The requester stands beside the subject there. */
export const defaultColumns: readonly ListColumn[] = [
  ...(['priority', 'number', 'subject', 'queue', 'status', 'assignee', 'sla', 'updated'] as const),
]

/** The most columns of a list. */
export const mostColumns = 20

/** The counts of saved views end there. */
export const mostCounted = 1_000
