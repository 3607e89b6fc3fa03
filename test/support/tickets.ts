import type { Insertable } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { Database, Tables } from '#db/database.ts'
import { ticketNumber } from '#domain/tickets/number.ts'
import { priorities } from '#domain/tickets/types.ts'

let sequence = 0
const startOf2026 = Date.UTC(2026, 0, 1)

type Row = Partial<Insertable<Tables['ticket']>> & { requester_id: string; queue_id: string }

/** A ticket's row as it stands, for lists: no workflow knows of it. Returns its number. */
export async function insertTicket(db: Database, row: Row): Promise<string> {
  const number = ticketNumber(sequence, startOf2026)
  const at = new Date(startOf2026 + sequence++ * 60_000)
  const priority = row.priority ?? 'normal'
  await db
    .insertInto('ticket')
    .values({
      ...{ id: uuid(), number, kind: 'incident', subject: 'Ticket', status: 'open', category: 'open', priority, seq: 1 },
      ...{ priority_rank: priorities.indexOf(priority), created_at: at, updated_at: at, tags: [] },
      ...row,
    })
    .execute()
  return number
}
