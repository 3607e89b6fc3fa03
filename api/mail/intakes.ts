import { sql } from 'kysely'
import { DomainError } from '#domain/errors.ts'
import type { Intake, IntakeState } from '#domain/mail/intake.ts'
import { cut, decodeCursor } from '../paging.ts'
import type { Services } from '../services.ts'

type Query = {
  state?: IntakeState | undefined
  ticket?: string | undefined
  cursor?: string | undefined
  limit: number
}

/** Received mails, newest first. */
export async function listIntakes({ db }: Services, { state, ticket, cursor, limit }: Query) {
  let query = db.selectFrom('intake').selectAll()
  if (state) query = query.where('state', '=', state)
  if (ticket) query = query.where('ticket_number', '=', ticket)
  if (cursor) {
    const { value, id } = decodeCursor(cursor, 'instant')
    query = query.where(sql<boolean>`(received_at, id) < (${value}, ${id})`)
  }
  const found = await query
    .orderBy('received_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute()
  const { rows, next } = cut(found, limit, (row) => ({ value: row.received_at.toISOString(), id: row.id }))
  return { intakes: rows.map(show), next }
}

/** The row of a received mail. Throws `not_found`. */
export async function findIntake({ db }: Services, id: string) {
  const row = await db.selectFrom('intake').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw new DomainError('not_found', `There is no received mail ${id}.`)
  return row
}

/** A received mail. Throws `not_found`. */
export async function readIntake(services: Services, id: string): Promise<Intake> {
  return show(await findIntake(services, id))
}

function show(row: Awaited<ReturnType<typeof findIntake>>): Intake {
  return {
    id: row.id,
    sha256: row.sha256,
    size: row.size,
    messageId: row.mail_message_id,
    from: row.from ?? (row.envelope_from || null),
    to: row.envelope_to,
    subject: row.subject,
    receivedAt: row.received_at.toISOString(),
    state: row.state,
    ticket: row.ticket_number,
    reason: row.reason_code ? { code: row.reason_code, text: row.reason ?? '' } : null,
    attempts: row.attempts,
  }
}
