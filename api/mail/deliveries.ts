import { sql } from 'kysely'
import { saidInMail } from '#db/conversation.ts'
import { isThere } from '#db/query/readable.ts'
import { signatureOf } from '#db/signatures.ts'
import type { Ability } from '#domain/access/abilities.ts'
import { DomainError } from '#domain/errors.ts'
import { composeMail, type MailBody } from '#domain/mail/compose.ts'
import { carriesMessage, type Delivery, type DeliveryState } from '#domain/mail/delivery.ts'
import { cut, decodeCursor } from '../paging.ts'
import type { Services } from '../services.ts'

type Query = {
  state?: DeliveryState | undefined
  ticket?: string | undefined
  cursor?: string | undefined
  limit: number
}

/** Mails to send, newest first, as who has `ability` may see them. */
export async function listDeliveries(
  services: Services,
  ability: Ability,
  { state, ticket, cursor, limit }: Query,
) {
  let query = deliveries(services, ability)
  if (state) query = query.where('delivery.state', '=', state)
  if (ticket) query = query.where('ticket.number', '=', ticket)
  if (cursor) {
    const { value, id } = decodeCursor(cursor, 'instant')
    query = query.where(sql<boolean>`(delivery.created_at, delivery.id) < (${value}, ${id})`)
  }
  const found = await query
    .orderBy('delivery.created_at', 'desc')
    .orderBy('delivery.id', 'desc')
    .limit(limit + 1)
    .execute()
  const { rows, next } = cut(found, limit, (row) => ({ value: row.created_at.toISOString(), id: row.id }))
  return { deliveries: rows.map(show), next }
}

/** Without those of tickets that were deleted, for those who may not restore them. */
function deliveries({ db }: Services, ability: Ability) {
  return db
    .selectFrom('delivery')
    .leftJoin('ticket', 'ticket.id', 'delivery.ticket_id')
    .selectAll('delivery')
    .select('ticket.number as ticket_number')
    .where(isThere(ability))
}

type Row = Awaited<ReturnType<ReturnType<typeof deliveries>['execute']>>[number]

function show(row: Row): Delivery {
  return {
    id: row.id,
    kind: row.kind,
    ticket: row.ticket_number,
    to: row.to_address,
    cc: row.cc,
    bcc: row.bcc,
    from: row.from_address,
    subject: row.subject,
    messageId: row.mail_message_id,
    state: row.state,
    attempts: row.attempts,
    answer: row.answer,
    reason: row.reason,
    nextAttemptAt: row.next_attempt_at?.toISOString() ?? null,
    createdAt: row.created_at.toISOString(),
    sentAt: row.sent_at?.toISOString() ?? null,
  }
}

/** A mail to send, with what it says. Throws `not_found`. */
export async function readDelivery(services: Services, ability: Ability, id: string) {
  const row = await deliveries(services, ability).where('delivery.id', '=', id).executeTakeFirst()
  if (!row) throw new DomainError('not_found', `There is no mail to send ${id}.`)
  return { ...show(row), ...(await bodyOf(services, row)) }
}

async function bodyOf({ db }: Services, row: Row): Promise<MailBody> {
  const [ticket, message, signature] = await Promise.all([
    row.ticket_id
      ? db
          .selectFrom('ticket')
          .select(['number', 'subject'])
          .where('id', '=', row.ticket_id)
          .executeTakeFirst()
      : undefined,
    row.message_id ? saidInMail(db, row.message_id, row.sent_at) : undefined,
    row.message_id && carriesMessage(row.kind) ? signatureOf(db, row.message_id) : '',
  ])
  return composeMail({
    ...{ kind: row.kind, fromName: row.from_name, signature },
    ticket: ticket ?? { number: '', subject: '' },
    message: message?.deleted ? deleted : (message ?? null),
    forwarded: message?.forwarded ?? null,
    // What names a ticket leads to it, and lets nobody in.
    notice: row.ticket_id && row.body !== null ? row.body : withoutLinks(row.body),
  })
}

const deleted = { text: 'This message was deleted.', html: null }

/** Whoever reads the outbox must not come in with somebody else's one-time link. */
function withoutLinks(body: string | null): string {
  if (body === null) return 'It was sent; what it said is not kept.'
  return body.replaceAll(/https?:\/\/\S+/g, '(a one-time link)')
}
