import type { BulkItem, BulkRow } from '#db/bulk.ts'
import type { Configuration } from '#db/configuration.ts'
import type { Database } from '#db/database.ts'
import { followTo } from '#domain/links/follow.ts'
import type { Changes } from '#domain/tickets/commands.ts'
import type { Rejection } from '#domain/tickets/decide.ts'
import { endedCategories } from '#domain/tickets/types.ts'
import type { BulkTicket } from './tickets.ts'

type Parent = { number: string; state: string; category: BulkTicket['category'] | null }

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

/** A child ends as its parent did; not at all where the parent did not. Null when it stays as it is. */
export function following(
  parent: Parent | undefined,
  { kind, queueId, category }: BulkTicket,
  configured: Configuration,
): Changes | Rejection | null {
  const ended = parent?.category ?? null
  if (!parent || parent.state === 'refused' || ended === null || !endedCategories.includes(ended)) {
    const detail = `Its parent ${parent?.number ?? ''} did not end.`
    return { code: 'transition_not_allowed', field: 'status', detail }
  }
  return followTo(configured.lifecycleOf(kind, queueId), category, ended)
}
