import { type Expression, type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Catalogue } from '#domain/query/fields.ts'
import { leavesOf, type Query, type Words } from '#domain/query/tree.ts'
import type { Database } from '../database.ts'

/** How words are looked up. */
export type WordSearch = {
  /** Whether notes are searched, too. Who may not read them must not learn what they say. */
  notes: boolean
  /** Whether the words are looked up before anything else: see `wordsComeFirst`. */
  first: boolean
  /** The tickets whose notes for some agents only have those words: such notes are in no ticket's document. */
  inNotes?: InNotes
}

/** By words that are asked for together, the tickets they are found on. */
export type InNotes = ReadonlyMap<string, readonly string[]>

/** Under what words that are asked for together are found in `InNotes`. */
export const togetherKey = (all: readonly Words[]) => JSON.stringify(all)

/** That a ticket's number, subject or conversation has all of these words. */
export function hasWords(all: readonly Words[], { notes, first, inNotes }: WordSearch): Expression<SqlBool> {
  const query = together(all)
  const others = inNotes?.get(togetherKey(all)) ?? []
  // An offset keeps the planner from turning it inside out.
  const documents = sql`select ticket_id from ticket_document where search @@ (${query}) ${first ? sql`offset 0` : sql``}`
  const tickets = others.length
    ? sql`(${documents}) union all select unnest(${[...others]}::uuid[])`
    : documents
  const found = sql<SqlBool>`ticket.id in (${tickets})`
  return notes ? found : sql<SqlBool>`(${found} and ${publicDocument} @@ (${query}))`
}

const publicDocument = sql`to_tsvector('perdure', ticket.number || ' ' || ticket.subject || ' ' || coalesce(
  (select string_agg(left(text, 100000), ' ') from message where ticket_id = ticket.id and kind = 'reply'
    and deleted_at is null and (held_until is null or held_until <= now())), ''))`

/** The search that all of these words are. */
export const together = (all: readonly Words[]) => sql.join(all.map(tsquery), sql` && `)

function tsquery({ words, phrase }: Words): RawBuilder<unknown> {
  if (words.endsWith('*'))
    return sql`coalesce((nullif(phraseto_tsquery('perdure', ${words})::text, '') || ':*')::tsquery, ''::tsquery)`
  return phrase ? sql`phraseto_tsquery('perdure', ${words})` : sql`websearch_to_tsquery('perdure', ${words})`
}

/** Types of fields whose values go with words: people in the printer queue write of printers. */
const goWithWords = new Set<string>(['name', 'tag', 'person'])
const mostFirst = 12_000

/**
 * Whether the words of a query are to be looked up before anything else. Postgres takes words and queues to be
 * independent; where they are not, it would walk through all tickets for a page that never fills. Words that are
 * in very many tickets are left to it: there the page fills soon.
 */
export async function wordsComeFirst(db: Database, query: Query, catalogue: Catalogue): Promise<boolean> {
  const words = demandedWords(query)
  const others = leavesOf(query).some(
    (leaf) => 'field' in leaf && goWithWords.has(catalogue.find(leaf.field)?.type ?? ''),
  )
  if (!words.length || !others) return false
  const { rows } = await sql<{ 'QUERY PLAN': [{ Plan: { 'Plan Rows': number } }] }>`
    explain (format json) select from ticket_document where search @@ (${together(words)})`.execute(db)
  return (rows[0]?.['QUERY PLAN'][0].Plan['Plan Rows'] ?? 0) < mostFirst
}

/** The words that every ticket of the answer has. */
function demandedWords(query: Query): Words[] {
  if ('all' in query) return query.all.flatMap(demandedWords)
  return 'words' in query ? [query] : []
}
