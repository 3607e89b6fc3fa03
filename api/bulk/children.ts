import { type Kysely, sql } from 'kysely'
import type { Tables } from '#db/database.ts'
import { isLive } from '#db/live-tickets.ts'
import { readable } from '#db/query/readable.ts'
import type { SignedIn } from '../plugins/viewer.ts'

type Db = Kysely<Tables>

/** The open children, as far as `viewer` sees them, of tickets that a query finds by their ids. */
export function openChildren(db: Db, viewer: SignedIn) {
  return readable(db.selectFrom('ticket'), viewer.ability)
    .innerJoin('ticket_link as link', 'link.from_id', 'ticket.id')
    .where('link.relation', '=', 'child_of')
    .where(isLive)
}

/** Has the open children of a bulk change's tickets go along, those that are not among them themselves. How many. */
export async function takeChildren(trx: Db, viewer: SignedIn, id: string, total: number): Promise<number> {
  const among = trx
    .selectFrom('bulk_item as other')
    .select('other.ticket_number')
    .where('other.bulk_id', '=', id)
  const rows = openChildren(trx, viewer)
    .innerJoin('ticket as parent', 'parent.id', 'link.to_id')
    .where('parent.number', 'in', among)
    .where('ticket.number', 'not in', among)
    .select([
      sql<string>`${id}::uuid`.as('id'),
      sql<number>`${total}::int + row_number() over (order by ticket.created_at, ticket.id)`.as('position'),
      'ticket.number',
      'parent.number as parent',
    ])
  const { numInsertedOrUpdatedRows: taken } = await trx
    .insertInto('bulk_item')
    .columns(['bulk_id', 'position', 'ticket_number', 'parent_number'])
    .expression(rows)
    .executeTakeFirstOrThrow()
  return Number(taken ?? 0)
}
