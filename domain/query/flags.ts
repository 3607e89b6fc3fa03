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
  parent: is('children', 'yes'),
  child: { field: 'parent', operator: 'set', values: [] },
  blocked: is('blocked', 'yes'),
  blocking: is('blocking', 'yes'),
  checklist: { field: 'checklist', operator: 'set', values: [] },
}

/** What `is:<flag>` and `has:<flag>` say in other fields. */
export function meaningOf(flag: string): Condition {
  const meaning = meanings[flag]
  if (!meaning) throw new RangeError(`There is no flag ${flag}.`)
  return meaning
}
