import { v5 } from 'uuid'
import type { BulkItem } from '#db/bulk.ts'
import type { Database } from '#db/database.ts'
import { subjectColumns } from '#db/query/readable.ts'
import type { MadeEvent } from '#domain/bulk/merging.ts'

/** The id of the command that changes one ticket: repeated, it changes nothing. */
export const commandIdOf = (bulkId: string, number: string) => v5(number, bulkId)

const columns = [
  ...(['id', 'number', 'kind', 'status', 'category', 'subject', 'priority', 'tags', 'fields'] as const),
  ...(['impact', 'urgency', 'resolution', 'deleted_at as deletedAt'] as const),
  ...subjectColumns,
] as const

/** Those tickets as they are now, by their numbers. */
export async function ticketsOf(db: Database, items: readonly BulkItem[]) {
  const numbers = items.map(({ number }) => number)
  const rows = await db.selectFrom('ticket').select(columns).where('number', 'in', numbers).execute()
  return new Map(rows.map((row) => [row.number, row]))
}
export type BulkTicket =
  Awaited<ReturnType<typeof ticketsOf>> extends Map<string, infer Ticket> ? Ticket : never

/** The events of those commands, by their ids. */
export async function eventsOf(
  db: Database,
  ticketIds: readonly string[],
  commandIds: readonly string[],
): Promise<Map<string, MadeEvent[]>> {
  const found = new Map<string, MadeEvent[]>()
  if (!ticketIds.length) return found
  const rows = await db
    .selectFrom('ticket_event')
    .select(['command_id', 'type', 'data', 'reason', 'at'])
    .where('ticket_id', 'in', ticketIds)
    .where('command_id', 'in', commandIds)
    .orderBy('seq')
    .execute()
  for (const { command_id: id, at, ...event } of rows)
    if (id) found.set(id, [...(found.get(id) ?? []), { ...event, at: at.getTime() } as MadeEvent])
  return found
}
