import type { HeaderLines, Headers } from 'mailparser'
import { type MailAddress, mailAddress } from '#domain/mail/addresses.ts'
import { messageId, messageIds } from '#domain/mail/message-ids.ts'
import type { MailTraits, ParsedMail } from '#domain/mail/parsed.ts'
import { cleanLine } from '#domain/mail/text.ts'

export type ParsedHead = Pick<
  ParsedMail,
  'messageId' | 'inReplyTo' | 'references' | 'from' | 'to' | 'subject' | 'traits'
>

type Address = { address?: string; name?: string; group?: Address[] }

/** What the header of a mail says, as mailparser read it. */
export function headOf(headers: Headers, lines: HeaderLines): ParsedHead {
  const line = (name: string) => plain(headers.get(name))
  return {
    messageId: messageId(line('message-id')),
    inReplyTo: messageIds(line('in-reply-to')),
    references: messageIds(line('references')),
    from: addresses(headers.get('from'))[0] ?? null,
    to: [...addresses(headers.get('to')), ...addresses(headers.get('cc'))]
      .map((to) => to.email)
      .slice(0, 100),
    subject: cleanLine(line('subject'), 500),
    traits: traitsOf(line, lines),
  }
}

function traitsOf(line: (name: string) => string, lines: HeaderLines): MailTraits {
  const names = new Set(lines.map(({ key }) => key))
  const type = lines.find(({ key }) => key === 'content-type')?.line.toLowerCase() ?? ''
  const word = (name: string) => cleanLine(line(name), 100).toLowerCase() || null
  return {
    autoSubmitted: word('auto-submitted'),
    precedence: word('precedence'),
    list: ['list-id', 'list-post', 'list-unsubscribe'].some((name) => names.has(name)),
    suppress: word('x-auto-response-suppress'),
    autoReply: ['x-autoreply', 'x-autorespond', 'x-autoresponder'].some((name) => names.has(name)),
    deliveryStatus:
      /multipart\/report.*report-type="?\s*delivery-status/.test(type) || names.has('x-failed-recipients'),
    hops: lines.filter(({ key }) => key === 'received').length,
    delivery: /^[0-9a-f-]{36}$/.exec(word('x-perdure-delivery') ?? '')?.[0] ?? null,
  }
}

/** A header's value as text; mailparser gives lists for repeated ones. */
function plain(value: unknown): string {
  if (Array.isArray(value)) return value.map(plain).join(' ')
  return typeof value === 'string' ? value : ''
}

function addresses(value: unknown): MailAddress[] {
  if (Array.isArray(value)) return value.flatMap(addresses)
  const list = (value as { value?: Address[] } | undefined)?.value ?? []
  return list
    .flatMap((entry) => [entry, ...(entry.group ?? [])])
    .flatMap(({ address, name }) => mailAddress(address, name) ?? [])
}
