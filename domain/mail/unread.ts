import type { MailHead } from './head.ts'
import { noTraits, type ParsedFile, type ParsedMail } from './parsed.ts'

/** A mail that could not be read, as a person lets it in nevertheless: its head, and the original attached. */
export function unreadMail(head: MailHead, original: ParsedFile, why: string): ParsedMail {
  return {
    messageId: head.messageId,
    inReplyTo: [],
    references: [],
    returned: [],
    from: head.from,
    to: [],
    subject: head.subject ?? '',
    text: `[${why} The original mail is attached.]`,
    html: null,
    files: [original],
    traits: noTraits,
  }
}
