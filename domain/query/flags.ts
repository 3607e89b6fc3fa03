import { endedCategories, liveCategories } from '../tickets/types.ts'
import type { Condition } from './tree.ts'

const is = (field: string, ...values: string[]): Condition => ({ field, operator: 'is', values })

const meanings: Record<string, Condition> = {
  open: is('status', ...liveCategories),
  ended: is('status', ...endedCategories),
  unassigned: is('assignee', 'none'),
  breached: is('breached', 'yes'),
  mine: is('assignee', 'me'),
  team: is('team', 'mine'),
  snoozed: { field: 'snoozed', operator: 'set', values: [] },
  deleted: { field: 'deleted', operator: 'set', values: [] },
  reminded: is('reminded', 'yes'),
  billable: is('billable', 'yes'),
  merged: { field: 'merged', operator: 'set', values: [] },
}

/** What `is:<flag>` says in other fields. */
export function meaningOf(flag: string): Condition {
  const meaning = meanings[flag]
  if (!meaning) throw new RangeError(`There is no flag ${flag}.`)
  return meaning
}
