// An index entry of Postgres holds at most 2,704 bytes.
const longest = 500

/**
 * The Message-IDs in a header such as References (RFC 5322 section 3.6.4), in their order, without angle
 * brackets. Overlong ones are left out: nothing that we sent is that long.
 */
export function messageIds(header: string | null | undefined): string[] {
  if (!header) return []
  const bracketed = [...header.matchAll(/<\s*([^<>\s]+)\s*>/g)].map((match) => match[1] as string)
  const found = bracketed.length ? bracketed : header.split(/[\s,]+/).filter((word) => word.includes('@'))
  return found.filter((id) => id.length <= longest && id === id.toWellFormed())
}

/** The one Message-ID of a mail, without angle brackets, or null. */
export function messageId(header: string | null | undefined): string | null {
  return messageIds(header)[0] ?? null
}

/** The mails that a mail answers, the one it answers directly first, without repetition. */
export function answered(mail: { inReplyTo: readonly string[]; references: readonly string[] }): string[] {
  // Long threads keep their newest references (RFC 5322 leaves the length to us).
  return [...new Set([...mail.inReplyTo, ...mail.references.toReversed()])].slice(0, 100)
}
