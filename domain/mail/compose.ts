import type { DeliveryKind } from './delivery.ts'

export type ComposeInput = {
  kind: DeliveryKind
  ticket: { number: string; subject: string }
  /** The mailbox's name: who speaks. */
  fromName: string
  /** What the agent wrote; sanitised. Ignored in a receipt. */
  message: { text: string; html: string | null } | null
  /** The message that is forwarded. */
  forwarded?: Forwarded | null
  /** What stands below a reply, as plain text. */
  signature?: string
  /** Where who gets a copy stops watching. */
  unwatch?: string
  /** What a notice says: paragraphs with empty lines between. */
  notice?: string
}

/** A message for somebody else: who said it and when (as the mail shows it). */
export type Forwarded = { from: string; at: string; text: string; html: string | null }

/** What a delivery says. */
export type MailBody = { text: string; html: string }

/** The body of a mail to send. Pure, so that the console shows what was or will be sent. */
export function composeMail(input: ComposeInput): MailBody {
  if (input.kind === 'notice') return notice(input)
  return input.kind === 'receipt' ? receipt(input) : reply(input)
}

function notice({ notice: text = '', fromName }: ComposeInput): MailBody {
  const whole = `${text.trim()}\n\n${fromName}`
  const html = paragraphs(whole).replaceAll(/https?:\/\/[^\s<]+/g, (url) => `<a href="${url}">${url}</a>`)
  return { text: `${whole}\n`, html: page(html) }
}

function receipt({ ticket, fromName }: ComposeInput): MailBody {
  const paragraphs = [
    'Thank you for your message.',
    `We have received it as ticket ${ticket.number}: ${ticket.subject}`,
    'Somebody will answer you. To add something, reply to this mail: your reply goes to the ticket.',
    fromName,
  ]
  return {
    text: `${paragraphs.join('\n\n')}\n`,
    html: page(paragraphs.map((text) => `<p>${escapeHtml(text)}</p>`).join('\n')),
  }
}

function reply({ kind, ticket, message, forwarded, unwatch, signature = '' }: ComposeInput): MailBody {
  const why = kind === 'copy' ? 'You get this because you watch the ticket. ' : ''
  const footer = `${ticket.number} · ${why}Reply to this mail to answer.`
  const stop = 'Watch it no more'
  const text = (message?.text ?? '').trimEnd()
  const html = shown(message?.html) ?? paragraphs(text)
  const below = forwarded ? forwardedBody(forwarded) : { text: '', html: '' }
  return {
    text: `${text}${below.text}\n\n-- \n${signature && `${signature}\n\n`}${footer}${unwatch ? `\n${stop}: ${unwatch}` : ''}\n`,
    html: page(
      `${html}\n${below.html}${signature && `${paragraphs(signature)}\n`}<p style="color:#6b7280;font-size:12px">${escapeHtml(footer)}${unwatch ? `<br><a href="${escapeHtml(unwatch)}">${stop}</a>` : ''}</p>`,
    ),
  }
}

// What is blocked when it is received is what the agent chose to send.
const shown = (html: string | null | undefined) =>
  html?.replaceAll(' data-remote-src="', ' src="').replaceAll(/ data-mention="[^"]*"/g, '')

const forwardLine = '---------- Forwarded message ----------'

function forwardedBody({ from, at, text, html }: Forwarded): MailBody {
  const head = [forwardLine, `From: ${from}`, `Date: ${at}`].join('\n')
  const quoted = shown(html) ?? paragraphs(text)
  return {
    text: `\n\n${head}\n\n${text.trimEnd()}`,
    html: `${paragraphs(head)}\n<blockquote type="cite">${quoted}</blockquote>\n`,
  }
}

function paragraphs(text: string): string {
  return text
    .split(/\n{2,}/)
    .map((each) => `<p>${escapeHtml(each).replaceAll('\n', '<br>')}</p>`)
    .join('\n')
}

function page(body: string): string {
  return `<!doctype html>\n<html><head><meta charset="utf-8"></head><body>\n${body}\n</body></html>\n`
}

/** Text as it reads in HTML. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
