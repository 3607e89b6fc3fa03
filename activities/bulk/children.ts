import type { BulkItem, BulkRow } from '#db/bulk.ts'
import type { Database } from '#db/database.ts'
import type { Parent } from '#domain/bulk/following.ts'

/** The parents with which children go along, by their numbers: what became of them in the same bulk change. */
export async function parentsOf(
  db: Database,
  { id }: BulkRow,
  items: readonly BulkItem[],
): Promise<Map<string, Parent>> {
  const numbers = items.flatMap(({ parent }) => parent ?? [])
  if (!numbers.length) return new Map()
  const rows = await db
    .selectFrom('bulk_item as item')
    .leftJoin('ticket', 'ticket.number', 'item.ticket_number')
    .select(['item.ticket_number as number', 'item.state', 'ticket.category'])
    .where('item.bulk_id', '=', id)
    .where('item.ticket_number', 'in', numbers)
    .execute()
  return new Map(rows.map((row) => [row.number, row]))
}
