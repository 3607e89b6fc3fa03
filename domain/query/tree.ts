/**
 * How a field is compared. `is`: it has one of the values, or lies within one. `set`: it has any value.
 * `between`: from the first value to the second, both included.
 */
export const operators = ['is', 'set', 'contains', '<', '<=', '>', '>=', 'between'] as const
export type Operator = (typeof operators)[number]

/** One comparison. Values are written as in the text form: `high`, `me`, `7d`, `2026-01-31`. */
export type Condition = { field: string; operator: Operator; values: string[] }

/** Words to search for: each of them, or as they stand when it is a phrase. A last `*` stands for any ending. */
export type Words = { words: string; phrase: boolean }

/** What to find: a filter of tickets, and every other condition that rules, fields and reports ask. */
export type Query = Condition | Words | { all: Query[] } | { any: Query[] } | { not: Query }

/** What holds for everything. */
export const everything: Query = { all: [] }

/** How deep and how large a query may be. */
export const queryLimits = { depth: 20, nodes: 500, values: 200, text: 4_000 } as const

/** The conditions and words of a query, wherever they are. */
export function leavesOf(query: Query): (Condition | Words)[] {
  if ('all' in query) return query.all.flatMap(leavesOf)
  if ('any' in query) return query.any.flatMap(leavesOf)
  return 'not' in query ? leavesOf(query.not) : [query]
}
