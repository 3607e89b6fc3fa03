import { defaultColumns, type ListColumn } from '#domain/views/columns.ts'

/** A column of the list as it is drawn. */
export type Column = {
  key: ListColumn
  sort?: string
  descendingFirst?: boolean
  /** Its name is for screen readers alone: what is in it speaks for itself. */
  hidden?: boolean
  /** Not for those who see their own tickets only. */
  agents?: boolean
  class?: string
}

const looks: Partial<Record<ListColumn, Omit<Column, 'key'>>> = {
  priority: { sort: 'priority', descendingFirst: true, hidden: true },
  number: { sort: 'number', descendingFirst: true },
  queue: { class: 'column-queue', agents: true },
  assignee: { hidden: true, agents: true },
  sla: { sort: 'dueAt', agents: true },
  created: { sort: 'createdAt', descendingFirst: true, class: 'justify-self-end' },
  updated: { sort: 'updatedAt', descendingFirst: true, class: 'justify-self-end' },
  resolved: { class: 'justify-self-end' },
}
const usual: Partial<Record<ListColumn, number>> = {
  ...{ priority: 16, number: 140, queue: 148, status: 108, assignee: 148, sla: 184 },
  ...{ requester: 160, organization: 140, kind: 80, tags: 160, impact: 72, urgency: 72, checklist: 72 },
  ...{ created: 92, updated: 92, resolved: 92 },
}
const subjectWidth = 200
const gap = 12
/** What stands at the sides, the box to select included. */
const sides = 52

/** The columns as they are drawn, of those `chosen` or of the usual ones. */
export const drawn = (chosen: readonly ListColumn[] | null): Column[] =>
  (chosen ?? defaultColumns).map((key) => ({ key, ...looks[key], ...(chosen && shown(key)) }))

/** Somebody who chose the assignee wants to read it. */
const shown = (key: ListColumn) => ({ hidden: key === 'priority', ...(key === 'queue' && { class: '' }) })

/** How wide chosen columns are, and the row as a whole at least: narrower windows scroll. */
export function widths(chosen: readonly ListColumn[]): { columns: string; least: number } {
  const each = chosen.map((key) => (key === 'subject' ? subjectWidth : (usual[key] ?? 140)))
  const columns = chosen.map((key, index) =>
    key === 'subject' ? `minmax(${subjectWidth}px, 1fr)` : `${each[index]}px`,
  )
  const fits = chosen.includes('subject')
    ? columns
    : [...columns.slice(0, -1), `minmax(${each.at(-1)}px, 1fr)`]
  return {
    columns: fits.join(' '),
    least: each.reduce((sum, width) => sum + width + gap, sides - gap),
  }
}
