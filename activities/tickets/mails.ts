import { type Insertable, sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { MailboxRef } from '#db/configuration.ts'
import type { Tables } from '#db/database.ts'
import { outgoingMail } from '#domain/mail/outgoing.ts'
import type { Command, MessagePayload } from '#domain/tickets/commands.ts'
import type { TicketState } from '#domain/tickets/state.ts'
import type { CommitTransaction } from './load.ts'
import { messageOf, type Settled } from './write.ts'

type Mail = { kind: 'receipt' | 'reply'; message: MessagePayload | null }

/** The mails that follow from what was committed: a receipt for a new ticket, each reply to the requester. */
export function mailsFor(settled: readonly Settled[]): Mail[] {
  return settled.filter(({ rejection }) => !rejection).flatMap(({ command }) => mailFor(command) ?? [])
}

function mailFor(command: Command): Mail | null {
  const message = messageOf(command)
  if (command.type === 'create') return message?.mail?.autoSubmitted ? null : { kind: 'receipt', message }
  if (message?.kind === 'reply' && message.from === 'agent') return { kind: 'reply', message }
  return null
}

/** The delivery rows of `mails`, threaded onto the mails this ticket has seen (RFC 5322 section 3.6.4). */
export async function deliveryRows(
  trx: CommitTransaction,
  ticket: { id: string; state: TicketState },
  mails: readonly Mail[],
  from: { mailbox: MailboxRef; outbound: boolean; now: number },
): Promise<Insertable<Tables['delivery']>[]> {
  if (!mails.length) return []
  const people = await trx
    .selectFrom('person')
    .select(['id', 'name', 'email'])
    .where('id', 'in', [ticket.state.requesterId, ...mails.flatMap(({ message }) => message?.authorId ?? [])])
    .execute()
  const to = people.find((person) => person.id === ticket.state.requesterId)
  if (!to) return []
  const thread = await threadOf(trx, ticket.id)
  return mails.map(({ kind, message }) => {
    const id = uuid()
    const author = people.find((person) => person.id === message?.authorId) ?? null
    const { number, subject } = ticket.state
    const mail = outgoingMail({
      kind,
      deliveryId: id,
      ticket: { number, subject },
      to,
      author,
      thread,
      mailbox: from.mailbox,
    })
    thread.push(mail.mailMessageId)
    return {
      id,
      kind,
      ticket_id: ticket.id,
      message_id: message?.id ?? null,
      person_id: to.id,
      mailbox_id: from.mailbox.id,
      to_address: mail.toAddress,
      to_name: mail.toName,
      from_address: mail.fromAddress,
      from_name: mail.fromName,
      subject: mail.subject,
      mail_message_id: mail.mailMessageId,
      in_reply_to: mail.inReplyTo,
      references: mail.references,
      state: from.outbound ? 'due' : 'held',
      next_attempt_at: from.outbound ? new Date(from.now) : null,
    }
  })
}

async function threadOf(trx: CommitTransaction, ticketId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select mail_message_id as id, created_at from message where ticket_id = ${ticketId} and mail_message_id is not null
    union all
    select mail_message_id, created_at from delivery where ticket_id = ${ticketId}
    order by created_at`.execute(trx)
  return rows.map((row) => row.id)
}
