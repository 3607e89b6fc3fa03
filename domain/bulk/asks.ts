import { z } from 'zod'
import { findStatus, landing } from '../lifecycles/statuses.ts'
import { transitionOf } from '../lifecycles/transition.ts'
import type { PublishedLifecycle } from '../tickets/lifecycle.ts'
import { endedCategories, type StatusCategory, type TicketKind } from '../tickets/types.ts'

/** Tickets that stand alike, and what some of them lack: `assignee`, `resolution`, `fields.<key>` ... */
export type Alike = {
  kind: TicketKind
  queueId: string
  status: string
  category: StatusCategory
  count: number
  lacks: readonly string[]
}

/** What the transitions of many tickets to one status ask for. */
export const bulkAsksSchema = z.object({
  resolution: z.boolean(),
  note: z.boolean(),
  /** What there is to confirm. */
  confirm: z.array(z.string()),
  /** The fields that some of them lack. */
  fields: z.array(z.string()),
  /** So many have no way there. */
  stuck: z.int(),
})
export type BulkAsks = z.infer<typeof bulkAsksSchema>

/** The same, and whether some of them end by that. */
export type AsksAndEnds = BulkAsks & { ends: boolean }

type Rules = {
  lifecycleOf(kind: TicketKind, queueId: string): PublishedLifecycle
  /** The keys of the fields without which such a ticket is not resolved. */
  toResolve(kind: TicketKind, queueId: string): readonly string[]
}

/** What is asked for, taken together, when all of them move to the status of that key. */
export function asksOf(groups: readonly Alike[], to: string, rules: Rules): AsksAndEnds {
  const parts = groups.map((group) => asksOfOne(group, to, rules))
  const each = <T>(of: (part: AsksAndEnds) => readonly T[]) => [...new Set(parts.flatMap(of))]
  return {
    resolution: parts.some(({ resolution }) => resolution),
    note: parts.some(({ note }) => note),
    confirm: each(({ confirm }) => confirm),
    fields: each(({ fields }) => fields),
    stuck: parts.reduce((sum, { stuck }) => sum + stuck, 0),
    ends: parts.some(({ ends }) => ends),
  }
}

const nothing: AsksAndEnds = {
  ...{ resolution: false, note: false, confirm: [], fields: [] },
  ...{ stuck: 0, ends: false },
}

function asksOfOne(group: Alike, to: string, { lifecycleOf, toResolve }: Rules): AsksAndEnds {
  const { kind, queueId, count, lacks } = group
  const lifecycle = lifecycleOf(kind, queueId)
  const here = landing(lifecycle, group)
  const target = findStatus(lifecycle, to)
  if (target && here.key === to) return nothing
  const way = target && transitionOf(lifecycle, here.key, to)
  if (!target || !way) return { ...nothing, stuck: count }
  const required = target.category === 'resolved' ? toResolve(kind, queueId) : []
  const fields = [...(way.fields ?? []), ...required.map((key) => `fields.${key}`)]
  return {
    resolution: Boolean(way.resolution) && lacks.includes('resolution'),
    note: Boolean(way.note),
    confirm: way.confirm ? [way.confirm] : [],
    fields: fields.filter((field) => lacks.includes(field)),
    stuck: 0,
    ends: endedCategories.includes(target.category),
  }
}
