import type { Attachment } from '#domain/tickets/ticket.ts'
import { shownUrl } from '@/features/files/api.ts'

export type Isolated = {
  /** A whole document for an `iframe[sandbox][srcdoc]`. */
  document: string
  /** How many images it would load from other hosts. */
  remoteImages: number
  /** It brings colours of its own, made for white paper. */
  isPaper: boolean
}

export type IsolateOptions = {
  attachments: readonly Attachment[]
  /** The reader asked to see remote images. */
  showRemote: boolean
  /** What unfolds the quoted text. */
  quotedLabel: string
}

// The server has sanitised the HTML already; whatever could still act is taken out again here.
const never =
  'script, style, link, meta, base, title, iframe, frame, frameset, object, embed, applet, form, input, button, select, textarea, template, svg, math, audio, video, source, track, dialog'
const quoteMarks =
  '.gmail_quote, .yahoo_quoted, .moz-cite-prefix, #divRplyFwdMsg, #appendonsend, blockquote[type="cite"], .protonmail_quote'
const safeLink = /^(https?:|mailto:|tel:|#)/i
const remote = /^(https?:)?\/\//i

/**
 * Turns the sanitised HTML of a mail into a document that can do nothing: no scripts, no forms, no request to any
 * host but ours, until the reader asks for its images. Quoted text is folded.
 */
export function isolate(html: string, { attachments, showRemote, quotedLabel }: IsolateOptions): Isolated {
  const parsed = new DOMParser().parseFromString(html, 'text/html')
  const { body } = parsed
  for (const element of body.querySelectorAll(never)) element.remove()
  for (const element of body.querySelectorAll('*')) disarm(element)
  for (const link of body.querySelectorAll('a')) secureLink(link)
  let remoteImages = 0
  for (const image of body.querySelectorAll('img'))
    if (settleImage(image, attachments, showRemote)) remoteImages++
  const isPaper = hasOwnColours(body)
  foldQuote(parsed, quotedLabel)
  return { document: page(body.innerHTML, showRemote), remoteImages, isPaper }
}

function disarm(element: Element): void {
  for (const { name, value } of [...element.attributes]) {
    const acts =
      name.startsWith('on') ||
      name === 'srcset' ||
      name === 'background' ||
      name === 'ping' ||
      name === 'srcdoc'
    const loads = name === 'style' && /url\s*\(|@import|expression|position\s*:\s*(fixed|sticky)/i.test(value)
    if (acts || loads) element.removeAttribute(name)
  }
}

function secureLink(link: HTMLAnchorElement): void {
  const href = link.getAttribute('href')?.trim() ?? ''
  if (!safeLink.test(href)) {
    link.removeAttribute('href')
    return
  }
  link.setAttribute('target', '_blank')
  link.setAttribute('rel', 'noopener noreferrer nofollow')
  // Where a link really leads is to be seen before it is followed.
  link.setAttribute('title', href)
}

/** Shows inline images from our own files, and remote ones only when asked for. True for a remote one. */
function settleImage(
  image: HTMLImageElement,
  attachments: readonly Attachment[],
  showRemote: boolean,
): boolean {
  const source = image.getAttribute('data-remote-src') ?? image.getAttribute('src') ?? ''
  image.removeAttribute('data-remote-src')
  const inline = /^cid:(.+)$/i.exec(source)?.[1]
  if (inline !== undefined) {
    const file = attachments.find(({ contentId }) => sameContentId(contentId, inline))
    if (file) image.setAttribute('src', shownUrl(file.id))
    else image.removeAttribute('src')
    return false
  }
  if (source.startsWith('data:image/') || source.startsWith('/api/v1/files/')) return false
  const isRemote = remote.test(source)
  if (isRemote && showRemote) {
    image.setAttribute('src', source)
    image.setAttribute('referrerpolicy', 'no-referrer')
  } else {
    image.removeAttribute('src')
    if (isRemote) image.setAttribute('data-blocked', '')
  }
  return isRemote
}

function sameContentId(contentId: string | null, wanted: string): boolean {
  const plain = (id: string) => id.replace(/^<|>$/g, '').toLowerCase()
  try {
    return contentId !== null && plain(contentId) === plain(decodeURIComponent(wanted))
  } catch {
    return false
  }
}

function hasOwnColours(body: HTMLElement): boolean {
  if (body.querySelector('[bgcolor], [color], font[color]')) return true
  return [...body.querySelectorAll('[style]')].some((element) =>
    /(^|[;\s])(color|background(-color)?)\s*:/i.test(element.getAttribute('style') ?? ''),
  )
}

/** Puts the quoted rest of the conversation, from its first mark to the end, behind a fold. */
function foldQuote(parsed: Document, label: string): void {
  const { body } = parsed
  const mark = body.querySelector(quoteMarks) ?? trailingQuote(body)
  if (!mark || mark === body.firstElementChild) return
  const fold = parsed.createElement('details')
  const handle = parsed.createElement('summary')
  handle.textContent = label
  fold.append(handle)
  mark.before(fold)
  while (fold.nextSibling) fold.append(fold.nextSibling)
}

function trailingQuote(body: HTMLElement): Element | null {
  const last = [...body.querySelectorAll('blockquote')].find(
    (quote) => !quote.parentElement?.closest('blockquote'),
  )
  return last && !last.nextElementSibling ? last : null
}

function page(content: string, showRemote: boolean): string {
  const images = `img-src data: blob: 'self'${showRemote ? ' https: http:' : ''}`
  const policy = `default-src 'none'; ${images}; style-src 'unsafe-inline'; font-src 'self'; form-action 'none'; base-uri 'none'`
  return [
    '<!doctype html><html><head><meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="referrer" content="no-referrer"></head>',
    `<body>${content}</body></html>`,
  ].join('')
}
