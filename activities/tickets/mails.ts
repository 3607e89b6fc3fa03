import { type Insertable, type RawBuilder, sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { MailboxRef } from '#db/configuration.ts'
import type { Tables } from '#db/database.ts'
import { nobodyElse } from '#domain/conversation/recipients.ts'
import type { DeliveryKind } from '#domain/mail/delivery.ts'
import { outgoingMail } from '#domain/mail/outgoing.ts'
import { cleanLine } from '#domain/mail/text.ts'
import { type Command, type MessagePayload, messageOf } from '#domain/tickets/commands.ts'
import type { TicketState } from '#domain/tickets/state.ts'
import { copiesFor, mentionNotice } from '#domain/watchers/followed.ts'
import { tellingOf } from '../watchers/mails.ts'
import type { CommitTransaction } from './load.ts'
import type { Settled } from './write.ts'

type Mail = { kind: DeliveryKind; message: MessagePayload | null; holdMs: number }

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

type Ticket = { id: string; state: TicketState; watched: boolean }
type From = { mailbox: MailboxRef; outbound: boolean; now: number }

/**
 * The mails to send for what was settled, threaded onto those this ticket has seen before and in between (RFC 5322
 * section 3.6.4): to the requester, and to who watches.
 */
export async function deliveryRows(
  trx: CommitTransaction,
  ticket: Ticket,
  settled: readonly Settled[],
  from: From,
): Promise<Delivery[]> {
  const commands = settled.filter(({ rejection }) => !rejection).map(({ command }) => command)
  const { requesterId } = ticket.state
  const telling = tellingOf(commands, { id: ticket.id, requesterId, watched: ticket.watched })
  if (!telling && !commands.some(mailFor)) return []
  const authors = commands.flatMap((command) => messageOf(command)?.authorId ?? [])
  const known = [requesterId, ...authors, ...(telling?.mentioned ?? [])]
  const { people, watching, thread } = await correspondence(trx, ticket.id, known, telling?.watching)
  const to = people.find((person) => person.id === requesterId)
  if (!to) return []
  const rows: Delivery[] = []
  for (const command of commands) {
    const message = messageOf(command)
    const received = message?.mail?.messageId
    if (received) thread.push(received)
    const author = people.find((person) => person.id === message?.authorId) ?? null
    const around = { ...from, author, thread }
    const mail = mailFor(command)
    if (mail) {
      const row = deliveryRow(mail, ticket, { ...around, to })
      thread.push(row.mail_message_id)
      rows.push(row)
    }
    if (!message || !telling) continue
    if (telling.copied.has(message))
      for (const watcher of copiesFor(watching, message, requesterId))
        rows.push(
          deliveryRow({ kind: 'copy', message, holdMs: mail?.holdMs ?? 0 }, ticket, {
            ...around,
            to: watcher,
          }),
        )
    rows.push(...noticeRows(message, ticket, people, around))
  }
  return rows
}

/** A mail of their own for who is mentioned in a note. */
function noticeRows(
  { followed, authorId }: MessagePayload,
  ticket: Ticket,
  people: readonly Correspondent[],
  around: From & { author: Correspondent | null },
): Delivery[] {
  const told = followed?.told
  if (!told) return []
  const { subject, body } = mentionNotice(around.author?.name ?? 'Somebody', ticket.state, told.link)
  return people
    .filter(({ id }) => id !== authorId && told.people.includes(id))
    .map((to) => ({
      ...deliveryRow({ kind: 'notice', message: null, holdMs: 0 }, ticket, { ...around, to, thread: [] }),
      subject: cleanLine(subject, 500),
      body,
    }))
}

function deliveryRow(
  { kind, message, holdMs }: Mail,
  ticket: Ticket,
  around: From & { to: Addressee; author: Correspondent | null; thread: readonly string[] },
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
function addressees(kind: DeliveryKind, message: MessagePayload | null, person: Addressee) {
  const { to, cc, bcc } = message?.recipients ?? nobodyElse
  if (kind === 'reply') return { to: person, cc: [...to, ...cc], bcc }
  if (kind !== 'forward') return { to: person, cc: [], bcc: [] }
  const [first = '', ...others] = to
  return { to: { id: null, name: null, email: first }, cc: [...others, ...cc], bcc }
}

type Correspondent = { id: string; name: string; email: string }
type Addressee = { id: string | null; name: string | null; email: string }

/**
 * Those people, who else gets a copy, and the ids of the first and the newest mails that this ticket has seen (more
 * than a mail refers to), the oldest first. Copies are left out: they would crowd out what the requester has seen.
 */
async function correspondence(
  trx: CommitTransaction,
  ticketId: string,
  personIds: readonly string[],
  watching: RawBuilder<unknown> | null | undefined,
): Promise<{ people: Correspondent[]; watching: Correspondent[]; thread: string[] }> {
  const { rows } = await sql<{ people: Correspondent[]; watching: Correspondent[]; thread: string[] }>`
    select ${watching ? sql`${watching} as watching,` : sql``}
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
            where ticket_id = ${ticketId} and kind in ('receipt', 'reply') order by created_at, id limit 1)
          union
          (select mail_message_id, created_at, 2 from delivery
            where ticket_id = ${ticketId} and kind in ('receipt', 'reply')
            order by created_at desc, id desc limit 20)
        ) as mail order by created_at, kind, id
      ) as thread`.execute(trx)
  const [found] = rows
  return {
    people: found?.people ?? [],
    watching: found?.watching ?? [],
    thread: found?.thread ?? [],
  }
}
