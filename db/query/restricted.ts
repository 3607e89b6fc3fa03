import { sql } from 'kysely'
import type { Query, Words } from '#domain/query/tree.ts'
import { isAudience } from '../conversation.ts'
import type { Database } from '../database.ts'
import { type InNotes, together, togetherKey } from './words.ts'

const mostTickets = 1_000

/**
 * The tickets on which a note for some agents only has the words of a query, as far as that person may read it: such
 * notes have an index of their own. A query without words asks for nothing. `all`: they read notes meant for others.
 */
export async function inRestrictedNotes(
  db: Database,
  query: Query,
  { personId, all }: { personId: string; all: boolean },
): Promise<InNotes> {
  const asked = askedTogether(query)
  if (!asked.length) return new Map()
  const mine = all ? sql`true` : isAudience(personId)
  const found = asked.map(
    (words, index) => sql`select ${index}::int as index, array(
      select distinct ticket_id from message
      where audience is not null and to_tsvector('perdure', left(message.text, 60000)) @@ (${together(words)})
        and deleted_at is null and ${mine} limit ${mostTickets}) as tickets`,
  )
  const { rows } = await sql<{
    index: number
    tickets: string[]
  }>`${sql.join(found, sql` union all `)}`.execute(db)
  return new Map(rows.map(({ index, tickets }) => [togetherKey(asked[index] ?? []), tickets]))
}

/** The words of a query, those together that one ticket must have all of. */
function askedTogether(query: Query): Words[][] {
  if ('words' in query) return [[query]]
  if ('not' in query) return askedTogether(query.not)
  if ('any' in query) return query.any.flatMap(askedTogether)
  if (!('all' in query)) return []
  const words = query.all.filter((part): part is Words => 'words' in part)
  const others = query.all.filter((part) => !('words' in part)).flatMap(askedTogether)
  return words.length ? [words, ...others] : others
}
