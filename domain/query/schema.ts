import { z } from 'zod'
import { operators, type Query, queryLimits } from './tree.ts'

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
