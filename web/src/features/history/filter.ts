import type { HistoryGroup } from '#domain/history/groups.ts'

/** What a history is narrowed to. Nothing chosen is everything. */
export type HistoryFilter = { groups: readonly HistoryGroup[]; by: 'person' | 'automation' | null }

// The domain's own list comes with its validation.
const offered: Record<HistoryGroup, true> = {
  status: true,
  people: true,
  messages: true,
  fields: true,
  links: true,
  reminders: true,
  checklists: true,
  time: true,
  clocks: true,
}
export const groups = Object.keys(offered) as HistoryGroup[]

export const everything: HistoryFilter = { groups: [], by: null }

/** The same as the API takes it. */
export function asQuery({ groups: chosen, by }: HistoryFilter): {
  group?: string
  by?: 'person' | 'automation'
} {
  return { ...(chosen.length && { group: chosen.join(',') }), ...(by && { by }) }
}
