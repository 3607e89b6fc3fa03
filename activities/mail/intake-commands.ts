import { nextTicketNumber } from '#db/commands.ts'
import type { Database } from '#db/database.ts'
import type { IntakeRow } from '#db/intakes.ts'
import type { MailboxSource } from '#db/mailboxes.ts'
import { type KnownPerson, peopleWithAddresses, personByEmail } from '#db/people.ts'
import { mailAddress, nameOf, withoutTag } from '#domain/mail/addresses.ts'
import { createByMail, type MailCommandInput, messageByMail } from '#domain/mail/commands.ts'
import type { Fate } from '#domain/mail/fate.ts'
import type { ParsedMail } from '#domain/mail/parsed.ts'
import type { Command } from '#domain/tickets/commands.ts'
import type { Asked } from './asked.ts'
import { intakeIds } from './intake-ids.ts'

/** For a mail that names no sender and was let in by a person (a domain that never exists, RFC 2606). */
const unknownSender = { email: 'unknown-sender@perdure.invalid', name: 'Unknown sender' }

type Around = { db: Database; mailboxes: MailboxSource }
type Wanted = Exclude<Fate, { kind: 'refused' }>

/** The command that carries out a mail's fate. */
export async function commandFor(
  around: Around,
  intake: IntakeRow,
  mail: ParsedMail,
  fate: Wanted,
): Promise<Command> {
  if (fate.kind === 'ticket') return create(around, intake, mail, fate, null)
  const isNote = fate.as === 'note'
  const author = isNote && fate.automatic ? null : await requesterOf(around.db, mail)
  const others = isNote ? [] : await addressed(around, mail, fate)
  const own = (await around.mailboxes.current()).addresses
  const who = { ticket: fate.ticket, authorId: author?.id ?? null, others, own }
  const input = inputFor(intake, mail, fate, who)
  return messageByMail(input, fate.as)
}

/**
 * What is asked for instead when the ticket is closed: a person's mail makes a new ticket that continues the old
 * one, a machine's becomes a note on the old one. One that was deleted is continued by none.
 */
export async function followUpFor(
  around: Around,
  intake: IntakeRow,
  mail: ParsedMail,
  { ticket: closed, code }: Pick<Asked, 'ticket' | 'code'>,
  automatic: boolean,
): Promise<Command> {
  const id = intakeIds(intake).followUp
  const deleted = code === 'ticket_deleted'
  if (!automatic || deleted)
    return { ...(await create(around, intake, mail, { automatic }, deleted ? null : closed)), id }
  const input = inputFor(
    intake,
    mail,
    { automatic },
    {
      ...{ ticket: closed, authorId: null, others: [] },
    },
  )
  return { ...messageByMail(input, 'note'), id }
}

async function create(
  around: Around,
  intake: IntakeRow,
  mail: ParsedMail,
  fate: { automatic: boolean },
  continues: string | null,
): Promise<Command> {
  const requester = await requesterOf(around.db, mail)
  const ticket = await nextTicketNumber(around.db, intake.received_at.getTime())
  const others = (await addressed(around, mail, fate)).filter((id) => id !== requester.id)
  const own = (await around.mailboxes.current()).addresses
  return createByMail(inputFor(intake, mail, fate, { ticket, authorId: requester.id, others, own }), {
    continues,
    queueId: await queueFor(around, intake),
    requesterId: requester.id,
    organizationId: requester.organizationId,
  })
}

function inputFor(
  intake: IntakeRow,
  mail: ParsedMail,
  { automatic }: { automatic: boolean },
  who: { ticket: string; authorId: string | null; others: readonly string[]; own?: Iterable<string> },
): MailCommandInput {
  const ids = intakeIds(intake)
  return {
    ...who,
    mail,
    automatic,
    intakeId: intake.id,
    commandId: ids.command,
    messageId: ids.message,
    attachmentIds: mail.files.map((_, index) => ids.attachment(index)),
  }
}

/** Whom a person's mail went to beside us, as far as we know them. */
async function addressed(
  { db, mailboxes }: Around,
  mail: ParsedMail,
  { automatic }: { automatic: boolean },
): Promise<string[]> {
  const { addresses } = await mailboxes.current()
  const others = mail.to.filter(
    (address) => !addresses.has(withoutTag(address)) && address !== mail.from?.email,
  )
  return automatic || !others.length ? [] : peopleWithAddresses(db, others)
}

async function queueFor({ mailboxes }: Around, { mailbox_id }: IntakeRow): Promise<string> {
  const queue = (await mailboxes.current()).queueOf(mailbox_id)
  if (!queue) throw new Error('There is no queue for the ticket: set one up, then retry.')
  return queue
}

/** A sender's address, from the header or else from the envelope. */
export function senderOf(mail: ParsedMail, intake: IntakeRow): ParsedMail['from'] {
  return mail.from ?? mailAddress(intake.envelope_from)
}

function requesterOf(db: Database, mail: ParsedMail): Promise<KnownPerson> {
  const sender = mail.from ?? unknownSender
  return personByEmail(db, sender.email, nameOf(sender))
}
