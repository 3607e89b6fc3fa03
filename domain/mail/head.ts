import { type MailAddress, mailAddress } from './addresses.ts'
import { messageId } from './message-ids.ts'
import { cleanLine } from './text.ts'
import { decodeWords } from './words.ts'

/** What a list of mails shows of one before it was read in full. */
export type MailHead = { messageId: string | null; from: MailAddress | null; subject: string | null }

/**
 * Reads the first bytes of a raw mail. Never throws: whatever the bytes are, what can't be understood is null.
 */
export function readHead(bytes: Uint8Array): MailHead {
  const fields = headerFields(new TextDecoder().decode(bytes))
  const subject = cleanLine(decodeWords(fields.get('subject') ?? ''), 500)
  return {
    messageId: messageId(fields.get('message-id')),
    from: fromHeader(fields.get('from')),
    subject: subject || null,
  }
}

/** The header fields of a mail, unfolded, by name in lower case; the first of each name. */
export function headerFields(text: string): Map<string, string> {
  const end = /\r?\n\r?\n/.exec(text)
  const head = (end ? text.slice(0, end.index) : text).replace(/\r?\n[ \t]+/g, ' ')
  const fields = new Map<string, string>()
  for (const line of head.split(/\r?\n/)) {
    const colon = line.indexOf(':')
    const name = line.slice(0, Math.max(0, colon)).trim().toLowerCase()
    if (/^[!-9;-~]+$/.test(name) && !fields.has(name)) fields.set(name, line.slice(colon + 1).trim())
  }
  return fields
}

function fromHeader(value: string | undefined): MailAddress | null {
  if (!value) return null
  const line = value.slice(0, 2_000)
  const open = line.lastIndexOf('<')
  const close = line.indexOf('>', open)
  if (open < 0 || close < 0) return mailAddress(line)
  const name = decodeWords(line.slice(0, open))
    .trim()
    .replace(/^"(.*)"$/s, '$1')
  return mailAddress(line.slice(open + 1, close), name)
}
