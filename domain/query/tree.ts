import { z } from 'zod'

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

const conditionSchema = z.strictObject({
  field: z.string().min(1).max(80),
  operator: z.enum(operators),
  values: z.array(z.string().max(500)).max(queryLimits.values),
})
const wordsSchema = z.strictObject({
  words: z.string().min(1).max(1_000),
  phrase: z.boolean().default(false),
})

const anyQuerySchema: z.ZodType<Query> = z.lazy(() =>
  z.union([
    conditionSchema,
    wordsSchema,
    z.strictObject({ all: z.array(anyQuerySchema) }),
    z.strictObject({ any: z.array(anyQuerySchema).min(1) }),
    z.strictObject({ not: anyQuerySchema }),
  ]),
)

/** The shape of a query as JSON. Whether its fields and values exist is `checkQuery`'s. */
export const querySchema = z
  .unknown()
  .refine(isModest, `A query may be nested ${queryLimits.depth} deep and have ${queryLimits.nodes} parts.`)
  .pipe(anyQuerySchema)

/** Asked before a schema that calls itself looks at it. */
function isModest(value: unknown): boolean {
  let nodes = 0
  let level = [value]
  for (let depth = 0; level.length; depth++) {
    nodes += level.length
    if (depth > queryLimits.depth || nodes > queryLimits.nodes) return false
    level = level.flatMap(partsOf)
  }
  return true
}

function partsOf(value: unknown): unknown[] {
  if (!value || typeof value !== 'object') return []
  if ('all' in value && Array.isArray(value.all)) return value.all
  if ('any' in value && Array.isArray(value.any)) return value.any
  return 'not' in value ? [value.not] : []
}

/** The conditions and words of a query, wherever they are. */
export function leavesOf(query: Query): (Condition | Words)[] {
  if ('all' in query) return query.all.flatMap(leavesOf)
  if ('any' in query) return query.any.flatMap(leavesOf)
  return 'not' in query ? leavesOf(query.not) : [query]
}
