import { isMentionReference } from '#domain/mentions/mention.ts'
import type { Attachment } from '#domain/tickets/ticket.ts'
import { fileUrl } from '@/features/files/api.ts'

const plainTags = new Set(
  'P BR STRONG B EM I U S UL OL LI CODE PRE BLOCKQUOTE A H1 H2 H3 HR SPAN DIV IMG TABLE COLGROUP COL TBODY THEAD TR TH TD'.split(
    ' ',
  ),
)
const safeLink = /^(https?:|mailto:|tel:)/i
/** Attributes that may stay when their value is one of these. */
const kept = new Map([
  ['dir', /^(auto|ltr|rtl)$/],
  ['colspan', /^\d{1,2}$/],
  ['rowspan', /^\d{1,2}$/],
  ['alt', /^/],
])
const dropped = new Set('target rel class start href border cellpadding cellspacing'.split(' '))

/**
 * HTML of nothing but plain paragraphs, lists, links, tables, mentions and pictures of our own, or null when there is
 * more to it. Our own editor writes such HTML; it may stand in the page, all other goes into isolation.
 */
export function simpleHtml(html: string, attachments: readonly Attachment[] = []): string | null {
  const { body } = new DOMParser().parseFromString(html, 'text/html')
  for (const element of body.querySelectorAll('*')) {
    if (!plainTags.has(element.tagName)) return null
    for (const attribute of [...element.attributes]) if (!settle(element, attribute, attachments)) return null
    if (element.tagName === 'A') {
      element.setAttribute('target', '_blank')
      element.setAttribute('rel', 'noopener noreferrer nofollow')
    }
  }
  return body.innerHTML
}

/** Keeps, drops or replaces an attribute; false for one that is more than plain. */
function settle(element: Element, { name, value }: Attr, attachments: readonly Attachment[]): boolean {
  if (element.tagName === 'A' && name === 'href' && safeLink.test(value)) return true
  if (element.tagName === 'IMG' && name === 'src') return showOwn(element, value, attachments)
  if (element.tagName === 'SPAN' && name === 'data-mention' && isMentionReference(value)) return true
  if (kept.get(name)?.test(value)) return true
  // The editor's tables say how narrow they may become.
  const isWidth = name === 'style' && /^(min-)?width:\s*\d+px;?$/.test(value)
  if (!isWidth && !dropped.has(name)) return false
  element.removeAttribute(name)
  return true
}

function showOwn(image: Element, source: string, attachments: readonly Attachment[]): boolean {
  const file = attachments.find(({ contentId }) => contentId && source === `cid:${contentId}`)
  if (file) image.setAttribute('src', `${fileUrl(file.id)}?inline=1`)
  return file !== undefined
}
