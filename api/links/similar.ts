import { sql } from 'kysely'
import { z } from 'zod'
import type { Database } from '#db/database.ts'
import { readable } from '#db/query/readable.ts'
import { ticketNumberSchema } from '#domain/tickets/schemas.ts'
import { liveCategories, statusCategories } from '#domain/tickets/types.ts'
import type { SignedIn } from '../plugins/viewer.ts'
import type { Services } from '../services.ts'

/** What `GET /tickets/similar` takes: what is known of a ticket that is being written. */
export const similarQuery = z.object({
  subject: z.string().trim().min(3).max(500),
  /** Their address: what they asked themselves comes first. */
  requester: z.string().trim().max(320).optional(),
})

export const similarSchema = z.object({
  number: ticketNumberSchema,
  subject: z.string(),
  status: z.string(),
  statusCategory: z.enum(statusCategories),
  requester: z.object({ name: z.string(), email: z.string() }),
  updatedAt: z.iso.datetime({ offset: true }),
})
export type SimilarTicket = z.infer<typeof similarSchema>

const most = 5
const mostLookedAt = 500
const mostWords = 8
/** What shares of all tickets are looked through for any of some words, and for all of them. */
const mostForAny = 0.01
const mostForAll = 0.05
const resolvedWithinMs = 14 * 24 * 3_600_000
// Below it, two subjects have no more in common than two that are about different things.
const leastAlike = 0.3
const leastAlikeOfOwn = 0.15

/**
 * Tickets whose subject is like that one, among those that are open or were resolved lately and that `viewer` may read.
 * Looked at are the newest with words of it, and what the requester
 * asked lately; how alike two subjects are is told by their trigrams.
 */
export async function similarTickets(
  { db, now }: Services,
  viewer: SignedIn,
  { subject, requester }: z.output<typeof similarQuery>,
): Promise<SimilarTicket[]> {
  const words = await telling(db, subject)
  const own = sql<boolean>`requester.email = ${requester?.toLowerCase() ?? ''}`
  const alike = sql<number>`similarity(lower(ticket.subject), lower(${subject}))`
  const rows = await readable(db.selectFrom('ticket'), viewer.ability)
    .innerJoin('person as requester', 'requester.id', 'ticket.requester_id')
    .select(['ticket.number', 'ticket.subject', 'ticket.status', 'ticket.category', 'ticket.updated_at'])
    .select(['requester.name', 'requester.email'])
    .where(
      sql<boolean>`ticket.id = any(array(
        (select ticket_id from ticket_document where search @@ ${words}::tsquery order by ticket_id desc limit ${mostLookedAt})
        union
        (select id from ticket where requester_id = (select id from person where email = ${requester?.toLowerCase() ?? ''})
          order by updated_at desc limit 50)))`,
    )
    .where((eb) =>
      eb.or([
        eb('ticket.category', 'in', liveCategories),
        eb('ticket.resolved_at', '>', new Date(now() - resolvedWithinMs)),
      ]),
    )
    .where(
      sql<boolean>`${alike} >= case when ${own} then ${leastAlikeOfOwn}::real else ${leastAlike}::real end`,
    )
    .orderBy(sql`${alike} + case when ${own} then 0.15 else 0 end desc`)
    .orderBy('ticket.updated_at', 'desc')
    .limit(most)
    .execute()
  return rows.map(({ category, name, email, updated_at, ...ticket }) => ({
    ...{ ...ticket, statusCategory: category },
    requester: { name, email },
    updatedAt: updated_at.toISOString(),
  }))
}

/**
 * What of a subject is looked for: any of the words that tell it from others, all words where none does, and nothing
 * where even the rarest is in very many tickets.
 */
async function telling(db: Database, subject: string): Promise<string> {
  const { rows } = await sql<{ word: string; share: number }>`
    with common as (
      select unnest(most_common_elems::text::text[]) as word,
        unnest(most_common_elem_freqs[1:cardinality(most_common_elems::text::text[])]) as share
      from pg_stats where schemaname = current_schema() and tablename = 'ticket_document' and attname = 'search'
    )
    select quote_literal(lexeme) as word, coalesce(common.share, 0) as share
    from unnest(to_tsvector('perdure', ${subject})) left join common on common.word = lexeme
    order by share, length(lexeme) desc limit ${mostWords}`.execute(db)
  let looked = 0
  const telling = rows.filter(({ share }) => {
    looked += share
    return looked <= mostForAny
  })
  if (telling.length) return telling.map(({ word }) => word).join(' | ')
  const found = (rows[0]?.share ?? 1) <= mostForAll
  return found ? rows.map(({ word }) => word).join(' & ') : ''
}
