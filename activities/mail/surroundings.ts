import { sql } from 'kysely'
import type { Database } from '#db/database.ts'
import type { IntakeRow } from '#db/intakes.ts'
import type { MailboxSource } from '#db/mailboxes.ts'
import { goesOnIn } from '#db/merging.ts'
import { mostAutomatic, mostReceipts, type Surroundings } from '#domain/mail/fate.ts'
import { answered } from '#domain/mail/message-ids.ts'
import { originOf } from '#domain/mail/origin.ts'
import type { ParsedMail } from '#domain/mail/parsed.ts'
import {
  type KnownMail,
  type NamedTicket,
  numberInSubject,
  type Thread,
  threadOf,
} from '#domain/mail/thread.ts'

/** Finds out what the database knows about a mail, for its fate to be decided. */
export async function surroundingsOf(
  { db, mailboxes }: { db: Database; mailboxes: MailboxSource },
  intake: IntakeRow,
  mail: ParsedMail,
): Promise<Surroundings> {
  const [{ addresses }, isOwnDelivery, known, named] = await Promise.all([
    mailboxes.current(),
    ownDelivery(db, mail),
    knownMails(db, [...answered(mail), ...mail.returned]),
    namedTicket(db, mail.subject),
  ])
  const origin = originOf({ mail, envelopeFrom: intake.envelope_from, mailboxes: addresses, isOwnDelivery })
  const ids = origin.kind === 'bounce' ? [...mail.returned, ...answered(mail)] : answered(mail)
  const found = threadOf(ids, known, named, mail.from?.email ?? null)
  const thread = found && (await onwards(db, found))
  return {
    origin,
    released: intake.released,
    hasSender: mail.from !== null,
    thread,
    recentOnTicket: thread && origin.kind === 'automatic' ? await mailsOnTicket(db, thread.ticket, mail) : 0,
    recentTickets: thread ? 0 : await ticketsOf(db, mail),
  }
}

/** The thread where it goes on; none where that is deleted. */
async function onwards(db: Database, found: Thread): Promise<Thread | null> {
  const { number, isDeleted } = await goesOnIn(db, found.ticket)
  return isDeleted ? null : { ...found, ticket: number }
}

// Ours begin with a delivery's id.
const ownId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}@/

async function ownDelivery(db: Database, mail: ParsedMail): Promise<boolean> {
  if (!mail.traits.delivery && !ownId.test(mail.messageId ?? '')) return false
  const row = await db
    .selectFrom('delivery')
    .select('id')
    .where((eb) =>
      eb.or([
        eb('mail_message_id', '=', mail.messageId ?? ''),
        ...(mail.traits.delivery ? [eb('id', '=', mail.traits.delivery)] : []),
      ]),
    )
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

async function knownMails(db: Database, ids: string[]): Promise<KnownMail[]> {
  if (!ids.length) return []
  const { rows } = await sql<KnownMail>`
    select mail.id as "messageId", ticket.number as "ticket", mail.forward
    from (
      select mail_message_id as id, ticket_id, kind = 'forward' as forward from delivery where mail_message_id = any(${ids})
      union all
      select mail_message_id, ticket_id, false from message where mail_message_id = any(${ids})
    ) mail join ticket on ticket.id = mail.ticket_id and ticket.deleted_at is null
    order by ticket.created_at`.execute(db)
  return rows
}

/** The ticket a subject names, with all addresses of its requester, of who watches it and of everybody who wrote on it. */
async function namedTicket(db: Database, subject: string): Promise<NamedTicket | null> {
  const number = numberInSubject(subject)
  if (!number) return null
  const { rows } = await sql<{ address: string }>`
    with participant as (
      select requester_id as id from ticket where ticket.number = ${number}
      union
      select coalesce(person.merged_into_id, person.id) from ticket
        join message on message.ticket_id = ticket.id
        join person on person.id = message.author_id
        where ticket.number = ${number}
      union
      select person_id from ticket join ticket_watcher on ticket_watcher.ticket_id = ticket.id
        where ticket.number = ${number} and person_id is not null
    )
    select address from participant join person_address on person_address.person_id = participant.id
    where exists (select from ticket where number = ${number} and deleted_at is null)`.execute(db)
  return rows.length ? { number, participants: rows.map((row) => row.address) } : null
}

async function mailsOnTicket(db: Database, ticket: string, mail: ParsedMail): Promise<number> {
  if (!mail.from) return 0
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from (
      select 1 from intake
      where ticket_number = ${ticket} and "from" = ${mail.from.email} and state in ('ticket', 'message')
        and received_at > now() - interval '1 hour'
      limit ${mostAutomatic}
    ) recent`.execute(db)
  return rows[0]?.count ?? 0
}

async function ticketsOf(db: Database, mail: ParsedMail): Promise<number> {
  if (!mail.from) return 0
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from (
      select 1 from ticket join person_address on person_address.person_id = ticket.requester_id
      where person_address.address = ${mail.from.email} and ticket.updated_at > now() - interval '1 hour'
        and ticket.created_at > now() - interval '1 hour'
      limit ${mostReceipts}
    ) recent`.execute(db)
  return rows[0]?.count ?? 0
}
