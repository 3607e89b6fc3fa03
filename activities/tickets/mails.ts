import { type Insertable, sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { MailboxRef } from '#db/configuration.ts'
import type { Tables } from '#db/database.ts'
import { nobodyElse } from '#domain/conversation/recipients.ts'
import { outgoingMail } from '#domain/mail/outgoing.ts'
import { type Command, type MessagePayload, messageOf } from '#domain/tickets/commands.ts'
import type { TicketState } from '#domain/tickets/state.ts'
import type { CommitTransaction } from './load.ts'
import type { Settled } from './write.ts'

type Mail = { kind: 'receipt' | 'reply' | 'forward'; message: MessagePayload | null; holdMs: number }

/** The mail that follows from a committed command: a receipt for a new ticket, a reply to the requester, a forward. */
function mailFor(command: Command): Mail | null {
  const message = messageOf(command)
  if (command.type === 'create')
    return message?.mail?.autoSubmitted ? null : { kind: 'receipt', message, holdMs: 0 }
  const holdMs = command.type === 'message' ? (command.payload.holdMs ?? 0) : 0
  if (message?.forwards) return { kind: 'forward', message, holdMs }
  if (message?.kind === 'reply' && message.from === 'agent') return { kind: 'reply', message, holdMs }
  return null
}

type Delivery = Insertable<Tables['delivery']>

/**
 * The mails to send for what was settled, threaded onto those this ticket has seen before and in between (RFC 5322
 * section 3.6.4).
 */
export async function deliveryRows(
  trx: CommitTransaction,
  ticket: { id: string; state: TicketState },
  settled: readonly Settled[],
  from: { mailbox: MailboxRef; outbound: boolean; now: number },
): Promise<Delivery[]> {
  const commands = settled.filter(({ rejection }) => !rejection).map(({ command }) => command)
  if (!commands.some(mailFor)) return []
  const authors = commands.flatMap((command) => messageOf(command)?.authorId ?? [])
  const { people, thread } = await correspondence(trx, ticket.id, [ticket.state.requesterId, ...authors])
  const to = people.find((person) => person.id === ticket.state.requesterId)
  if (!to) return []
  const rows: Delivery[] = []
  for (const command of commands) {
    const received = messageOf(command)?.mail?.messageId
    if (received) thread.push(received)
    const mail = mailFor(command)
    if (!mail) continue
    const author = people.find((person) => person.id === mail.message?.authorId) ?? null
    const row = deliveryRow(mail, ticket, { ...from, to, author, thread })
    thread.push(row.mail_message_id)
    rows.push(row)
  }
  return rows
}

function deliveryRow(
  { kind, message, holdMs }: Mail,
  ticket: { id: string; state: TicketState },
  around: {
    mailbox: MailboxRef
    outbound: boolean
    now: number
    to: Correspondent
    author: Correspondent | null
    thread: readonly string[]
  },
): Delivery {
  const id = uuid()
  const { author, thread, mailbox, outbound, now } = around
  const { to, cc, bcc } = addressees(kind, message, around.to)
  const { number, subject } = ticket.state
  const mail = outgoingMail({
    ...{ kind, to, author, thread, mailbox },
    deliveryId: id,
    ticket: { number, subject },
  })
  return {
    id,
    kind,
    ticket_id: ticket.id,
    message_id: message?.id ?? null,
    person_id: to.id,
    ...{ cc, bcc },
    mailbox_id: mailbox.id,
    to_address: mail.toAddress,
    to_name: mail.toName,
    from_address: mail.fromAddress,
    from_name: mail.fromName,
    subject: mail.subject,
    mail_message_id: mail.mailMessageId,
    in_reply_to: mail.inReplyTo,
    references: mail.references,
    state: outbound ? 'due' : 'held',
    next_attempt_at: outbound ? new Date(now + holdMs) : null,
  }
}

/** Whom a mail goes to: what is forwarded goes to others than the requester. */
function addressees(kind: Mail['kind'], message: MessagePayload | null, requester: Correspondent) {
  const { to, cc, bcc } = message?.recipients ?? nobodyElse
  if (kind === 'receipt') return { to: requester, cc: [], bcc: [] }
  if (kind === 'reply') return { to: requester, cc: [...to, ...cc], bcc }
  const [first = '', ...others] = to
  return { to: { id: null, name: null, email: first }, cc: [...others, ...cc], bcc }
}

type Correspondent = { id: string; name: string; email: string }

/**
 * Those people, and the ids of the first and the newest mails that this ticket has seen (more
 * than a mail refers to), the oldest first.
 */
async function correspondence(
  trx: CommitTransaction,
  ticketId: string,
  personIds: readonly string[],
): Promise<{ people: Correspondent[]; thread: string[] }> {
  const { rows } = await sql<{ people: Correspondent[]; thread: string[] }>`
    select
      (select jsonb_agg(jsonb_build_object('id', id, 'name', name, 'email', email))
        from person where id = any(${personIds}::uuid[])) as people,
      array(
        select id from (
          (select mail_message_id as id, created_at, 1 as kind from message
            where ticket_id = ${ticketId} and mail_message_id is not null order by seq limit 1)
          union
          (select mail_message_id, created_at, 1 from message
            where ticket_id = ${ticketId} and mail_message_id is not null order by seq desc limit 20)
          union
          (select mail_message_id, created_at, 2 from delivery
            where ticket_id = ${ticketId} order by created_at, id limit 1)
          union
          (select mail_message_id, created_at, 2 from delivery
            where ticket_id = ${ticketId} order by created_at desc, id desc limit 20)
        ) as mail order by created_at, kind, id
      ) as thread`.execute(trx)
  return { people: rows[0]?.people ?? [], thread: rows[0]?.thread ?? [] }
}
