import type { Insertable } from 'kysely'
import { v7 as uuid } from 'uuid'
import { documentWrites, writeTogether } from '#activities/tickets/write.ts'
import type { Database, Tables } from '#db/database.ts'
import { ticketNumber } from '#domain/tickets/number.ts'
import { priorities } from '#domain/tickets/types.ts'

let sequence = 0
const startOf2026 = Date.UTC(2026, 0, 1)

type Row = Partial<Insertable<Tables['ticket']>> & { requester_id: string; queue_id: string }

/** A ticket's row as it stands, for lists: no workflow knows of it. Returns its number. */
export async function insertTicket(db: Database, given: Row): Promise<string> {
  const number = given.number ?? ticketNumber(sequence, startOf2026)
  const at = new Date(startOf2026 + sequence++ * 60_000)
  const priority = given.priority ?? 'normal'
  const row: Insertable<Tables['ticket']> = {
    ...{
      id: uuid(),
      number,
      kind: 'incident' as const,
      subject: 'Ticket',
      status: 'open',
      category: 'open' as const,
    },
    ...{
      priority,
      seq: 1,
      priority_rank: priorities.indexOf(priority),
      created_at: at,
      updated_at: at,
      tags: [],
    },
    ...given,
  }
  await db.transaction().execute(async (trx) => {
    await trx.insertInto('ticket').values(row).execute()
    await writeTogether(trx, documentWrites(row.id, [number, row.subject]))
  })
  return number
}

/** Something said on such a ticket. */
export async function insertMessage(
  db: Database,
  number: string,
  kind: 'reply' | 'note',
  text: string,
): Promise<void> {
  const { id } = await db
    .selectFrom('ticket')
    .select('id')
    .where('number', '=', number)
    .executeTakeFirstOrThrow()
  await db.transaction().execute(async (trx) => {
    const message = {
      id: uuid(),
      ticket_id: id,
      seq: 2,
      kind,
      from: 'agent',
      text,
      created_at: new Date(),
    } as const
    await trx.insertInto('message').values(message).execute()
    await writeTogether(trx, documentWrites(id, [text]))
  })
}
