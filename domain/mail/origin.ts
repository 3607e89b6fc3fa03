import { localPartOf, withoutTag } from './addresses.ts'
import type { MailTraits, ParsedMail } from './parsed.ts'

/**
 * Who or what wrote a mail. person: answer as usual; unanswerable: a person, but no automatic answer is wanted;
 * automatic: a machine, so nothing may answer it by itself; bounce: a mail server reports that a mail could not be
 * delivered; loop: our own mail came back.
 */
export type Origin =
  | { kind: 'person' }
  | { kind: 'unanswerable' | 'automatic' | 'bounce' | 'loop'; why: string }

export type OriginFacts = {
  mail: Pick<ParsedMail, 'from' | 'traits'>
  /** Empty for the null reverse-path (RFC 5321 section 4.5.5). */
  envelopeFrom: string
  /** The mailboxes we receive at, in lower case. */
  mailboxes: ReadonlySet<string>
  /** Its Message-ID or X-Perdure-Delivery is that of one of our deliveries. */
  isOwnDelivery: boolean
}

const mostHops = 50

/** Tells a person's mail from a machine's (RFC 3834 section 2) and from our own. */
export function originOf({ mail, envelopeFrom, mailboxes, isOwnDelivery }: OriginFacts): Origin {
  const from = mail.from?.email ?? ''
  const { traits } = mail
  if (isOwnDelivery) return { kind: 'loop', why: 'It is a mail that we sent ourselves.' }
  if (mailboxes.has(withoutTag(from))) return { kind: 'loop', why: `It comes from our own mailbox ${from}.` }
  if (traits.hops > mostHops)
    return { kind: 'loop', why: `It has come through ${traits.hops} mail servers: it goes in circles.` }
  const daemon = isMailServer(from)
  if (traits.deliveryStatus || (daemon && !envelopeFrom))
    return { kind: 'bounce', why: 'A mail server reports that a mail was not delivered.' }
  const written = daemon ? `It comes from ${from}.` : automatic(traits, from, envelopeFrom)
  if (written) return { kind: 'automatic', why: written }
  const unwanted = unanswerable(traits)
  return unwanted ? { kind: 'unanswerable', why: unwanted } : { kind: 'person' }
}

/** Whether an address is that of a mail server's own reports. */
export function isMailServer(address: string): boolean {
  return /^(mailer-daemon|postmaster)$/.test(localPartOf(address))
}

function automatic(traits: MailTraits, from: string, envelopeFrom: string): string | null {
  const submitted = traits.autoSubmitted?.split(';')[0]?.trim()
  if (submitted && submitted !== 'no') return `Its header says Auto-Submitted: ${submitted}.`
  if (/^(bulk|junk|auto_reply)$/.test(traits.precedence ?? ''))
    return `Its header says Precedence: ${traits.precedence}.`
  if (traits.autoReply) return 'Its header says that it is an automatic reply.'
  if (/^(no|do-?not)[-_.]?reply/.test(localPartOf(from))) return `Nobody reads mail to ${from}.`
  if (!envelopeFrom) return 'It has no return path: it must not be answered automatically.'
  return null
}

function unanswerable(traits: MailTraits): string | null {
  if (traits.list || traits.precedence === 'list') return 'It came through a mailing list.'
  if (/\b(all|autoreply)\b/.test(traits.suppress ?? '')) return 'Its sender asks for no automatic answer.'
  return null
}
