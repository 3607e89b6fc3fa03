/** What a history is narrowed to. Nothing chosen is everything. */
export type HistoryFilter = { groups: readonly HistoryGroup[]; by: 'person' | 'automation' | null }

// The domain's own list comes with its validation.
export const groups = [
  'status',
  'people',
  'messages',
  'fields',
  'links',
  'reminders',
  'checklists',
  'time',
  'clocks',
] as const
export type HistoryGroup = (typeof groups)[number]

export const everything: HistoryFilter = { groups: [], by: null }

/** The same as the API takes it. */
export function asQuery({ groups: chosen, by }: HistoryFilter): {
  group?: string
  by?: 'person' | 'automation'
} {
  return { ...(chosen.length && { group: chosen.join(',') }), ...(by && { by }) }
}
