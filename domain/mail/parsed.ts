import type { MailAddress } from './addresses.ts'

/** What a mail's headers tell about who or what wrote it. */
export type MailTraits = {
  /** Auto-Submitted (RFC 3834), in lower case. */
  autoSubmitted: string | null
  /** Precedence, in lower case. */
  precedence: string | null
  /** It came through a mailing list (RFC 2919, RFC 2369). */
  list: boolean
  /** X-Auto-Response-Suppress, in lower case. */
  suppress: string | null
  /** X-Autoreply and the like. */
  autoReply: boolean
  /** A delivery status notification (RFC 3464), or one that says so in other words. */
  deliveryStatus: boolean
  /** How many servers it has come through. */
  hops: number
  /** Of which of our deliveries it claims to be a copy. */
  delivery: string | null
}

/** A file of a mail, its bytes already stored under their SHA-256. */
export type ParsedFile = {
  sha256: string
  size: number
  name: string
  type: string
  /** Without angle brackets. */
  contentId: string | null
}

/** A mail as it was understood. All texts are clean: they can be stored and shown. */
export type ParsedMail = {
  messageId: string | null
  inReplyTo: string[]
  references: string[]
  /** Message-IDs of the mails that a bounce gives back. */
  returned: string[]
  from: MailAddress | null
  to: string[]
  subject: string
  text: string
  /** Sanitised. */
  html: string | null
  files: ParsedFile[]
  traits: MailTraits
}

export const noTraits: MailTraits = {
  autoSubmitted: null,
  precedence: null,
  list: false,
  suppress: null,
  autoReply: false,
  deliveryStatus: false,
  hops: 0,
  delivery: null,
}
