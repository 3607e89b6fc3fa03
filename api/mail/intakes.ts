import { sql } from 'kysely'
import { isThere } from '#db/query/readable.ts'
import type { Ability } from '#domain/access/abilities.ts'
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

/** Received mails, newest first, as who has `ability` may see them. */
export async function listIntakes(
  services: Services,
  ability: Ability,
  { state, ticket, cursor, limit }: Query,
) {
  let query = intakes(services, ability)
  if (state) query = query.where('intake.state', '=', state)
  if (ticket) query = query.where('intake.ticket_number', '=', ticket)
  if (cursor) {
    const { value, id } = decodeCursor(cursor, 'instant')
    query = query.where(sql<boolean>`(intake.received_at, intake.id) < (${value}, ${id})`)
  }
  const found = await query
    .orderBy('intake.received_at', 'desc')
    .orderBy('intake.id', 'desc')
    .limit(limit + 1)
    .execute()
  const { rows, next } = cut(found, limit, (row) => ({ value: row.received_at.toISOString(), id: row.id }))
  return { intakes: rows.map(show), next }
}

/** Without those on tickets that were deleted, for those who may not restore them. */
function intakes({ db }: Services, ability: Ability) {
  return db
    .selectFrom('intake')
    .leftJoin('ticket', 'ticket.number', 'intake.ticket_number')
    .selectAll('intake')
    .where(isThere(ability))
}

/** The row of a received mail. Throws `not_found`. */
export async function findIntake(services: Services, ability: Ability, id: string) {
  const row = await intakes(services, ability).where('intake.id', '=', id).executeTakeFirst()
  if (!row) throw new DomainError('not_found', `There is no received mail ${id}.`)
  return row
}

/** A received mail. Throws `not_found`. */
export async function readIntake(services: Services, ability: Ability, id: string): Promise<Intake> {
  return show(await findIntake(services, ability, id))
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
