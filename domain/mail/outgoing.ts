import { domainOf } from './addresses.ts'
import { carriesMessage, type DeliveryKind } from './delivery.ts'
import { cleanLine } from './text.ts'

export type OutgoingInput = {
  kind: DeliveryKind
  deliveryId: string
  ticket: { number: string; subject: string }
  mailbox: { address: string; name: string }
  to: { email: string; name: string | null }
  author: { name: string } | null
  /** Message-IDs of this ticket's mails so far, oldest first, without angle brackets. */
  thread: readonly string[]
}

/** The header fields of a delivery. None can hold a line break, so none can become another header. */
export type OutgoingMail = {
  toAddress: string
  toName: string | null
  fromAddress: string
  fromName: string
  subject: string
  mailMessageId: string
  inReplyTo: string | null
  references: string[]
}

const newestReferences = 19

/**
 * The header fields of a mail to send. Every mail of a ticket has the same subject but for `Re:`, so that mail
 * clients that go by subject thread it too; its Message-ID is the delivery's id, the same at every attempt.
 */
export function outgoingMail(input: OutgoingInput): OutgoingMail {
  const { kind, deliveryId, ticket, mailbox, to, author } = input
  const thread = input.thread.filter((id) => /^[^\s<>]+$/.test(id))
  return {
    toAddress: cleanLine(to.email, 320),
    toName: cleanLine(to.name ?? '', 200) || null,
    fromAddress: cleanLine(mailbox.address, 320),
    fromName: cleanLine(
      author && carriesMessage(kind) ? `${author.name} (${mailbox.name})` : mailbox.name,
      200,
    ),
    subject: subjectOf(kind, ticket),
    mailMessageId: `${deliveryId}@${domainOf(mailbox.address)}`,
    inReplyTo: thread.at(-1) ?? null,
    references: capped(thread),
  }
}

function subjectOf(kind: DeliveryKind, { number, subject }: { number: string; subject: string }): string {
  const plain = cleanLine(subject.replaceAll(`[${number}]`, ''), 500).replace(
    /^((re|aw|sv|antw|fwd?|wg)\s*:\s*)+/i,
    '',
  )
  const prefix = { reply: 'Re: ', copy: 'Re: ', forward: 'Fwd: ', receipt: '', notice: '' }[kind]
  return cleanLine(`${prefix}[${number}] ${plain || '(no subject)'}`, 500)
}

/** The mail that began the thread and the newest ones (RFC 5322 section 3.6.4: when references are cut, keep these). */
function capped(thread: readonly string[]): string[] {
  const unique = [...new Set(thread)]
  return unique.length <= newestReferences + 1
    ? unique
    : [...unique.slice(0, 1), ...unique.slice(-newestReferences)]
}
