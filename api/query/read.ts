import { z } from 'zod'
import { checkQuery, refusal } from '#domain/query/check.ts'
import type { Catalogue } from '#domain/query/fields.ts'
import { parseQuery } from '#domain/query/parse.ts'
import { querySchema } from '#domain/query/schema.ts'
import { type Query, queryLimits } from '#domain/query/tree.ts'

/** A filter as an address carries it: in the language agents type, or as the tree it stands for, in JSON. */
export const filterText = z
  .string()
  .max(queryLimits.text)
  .describe('`status:open priority:high "vpn down"`, or the tree it stands for in JSON.')

/** What a filter asks for. Throws `invalid_filter` with the culprit, and where it stands. */
export function readQuery(text: string, catalogue: Catalogue): Query {
  return text.trimStart().startsWith('{') ? readTree(text, catalogue) : parseQuery(text, catalogue)
}

function readTree(text: string, catalogue: Catalogue): Query {
  const read = querySchema.safeParse(jsonOf(text))
  if (read.success) return checkQuery(read.data, catalogue)
  const { message, path } = read.error.issues[0] ?? { message: 'It does not fit.', path: [] }
  throw refusal(path.length ? `${path.join('.')}: ${message}` : message)
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw refusal('This is no JSON. A filter that begins with { is read as a tree.')
  }
}
