import { findTicketNumber } from '../tickets/number.ts'

/** A mail of a ticket, sent or received. `forward`: it was sent to somebody else than the requester. */
export type KnownMail = { messageId: string; ticket: string; forward?: boolean }
/** A ticket that a subject names, and the addresses that take part in it, in lower case. */
export type NamedTicket = { number: string; participants: readonly string[] }

/** The ticket a mail belongs to, by what we know, and whether it answers what was forwarded. */
export type Thread = { ticket: string; by: 'reference' | 'subject'; forward?: boolean }

/**
 * The ticket that a mail belongs to: that of the newest mail it answers; else the one its subject names, but
 * only for somebody who takes part in it: numbers can be guessed, and a mail's ticket decides who reads it.
 */
export function threadOf(
  answered: readonly string[],
  known: readonly KnownMail[],
  named: NamedTicket | null,
  sender: string | null,
): Thread | null {
  const byId = new Map(known.map((mail) => [mail.messageId, mail]))
  for (const id of answered) {
    const mail = byId.get(id)
    if (mail) return { ticket: mail.ticket, by: 'reference', ...(mail.forward && { forward: true }) }
  }
  if (named && sender && named.participants.includes(sender)) return { ticket: named.number, by: 'subject' }
  return null
}

/** The ticket number in a subject, or null. */
export const numberInSubject = findTicketNumber
