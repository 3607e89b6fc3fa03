import type { Database } from '#db/database.ts'
import { tagsNamed } from '#db/tags.ts'
import { DomainError } from '#domain/errors.ts'
import { refusal } from '#domain/query/check.ts'
import type { Catalogue } from '#domain/query/fields.ts'
import { leavesOf, type Query } from '#domain/query/tree.ts'
import type { View } from '#domain/views/view.ts'
import { readQuery } from '../query/read.ts'

/** What a filter asks for, or what is wrong with it. */
export type Read = { query: Query } | { problem: NonNullable<View['problem']> }

/** What each of those filters asks for, and which ask for a field, a value or a tag that is there no more. */
export async function readFilters(
  db: Database,
  filters: readonly string[],
  catalogue: Catalogue,
): Promise<Read[]> {
  const read = filters.map((filter) => attempt(() => readQuery(filter, catalogue)))
  const asked = read.flatMap((one) => ('query' in one ? tagsIn(one.query, catalogue) : []))
  const known = await tagsNamed(db, [...new Set(asked)])
  return read.map((one, index) => {
    const gone =
      'query' in one ? tagsIn(one.query, catalogue).find((tag) => known.get(tag) !== tag) : undefined
    return gone === undefined ? one : attempt(() => withoutTag(filters[index] ?? '', gone, known.get(gone)))
  })
}

/** Throws `invalid_filter` unless `filter` can be asked as it is. */
export async function requireFilter(db: Database, filter: string, catalogue: Catalogue): Promise<void> {
  const [read] = await readFilters(db, [filter], catalogue)
  if (read && 'problem' in read)
    throw new DomainError('invalid_filter', read.problem.detail, 'filter', read.problem.at ?? undefined)
}

function attempt(read: () => Query): Read {
  try {
    return { query: read() }
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== 'invalid_filter') throw error
    return { problem: { detail: error.message, at: error.at ?? null } }
  }
}

function tagsIn(query: Query, catalogue: Catalogue): string[] {
  return leavesOf(query).flatMap((leaf) =>
    'field' in leaf && catalogue.find(leaf.field)?.type === 'tag'
      ? leaf.values.filter((value) => value !== 'none')
      : [],
  )
}

function withoutTag(filter: string, tag: string, now: string | undefined): never {
  const from = filter.indexOf(tag)
  const at = from < 0 ? undefined : { from, to: from + tag.length }
  throw refusal(
    now === undefined ? `There is no tag "${tag}" any more.` : `The tag "${tag}" is "${now}" now.`,
    at,
  )
}
