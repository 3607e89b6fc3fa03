import { isMentionReference } from '#domain/mentions/mention.ts'

const plainTags = new Set(
  'P BR STRONG B EM I U S UL OL LI CODE PRE BLOCKQUOTE A H1 H2 H3 HR SPAN DIV'.split(' '),
)
const safeLink = /^(https?:|mailto:|tel:)/i

/**
 * HTML of nothing but plain paragraphs, lists and links, without any attribute but a link's address and whom a mention means, or null when
 * there is more to it. Our own editor writes such HTML; it may stand in the page, all other goes into isolation.
 */
export function simpleHtml(html: string): string | null {
  const { body } = new DOMParser().parseFromString(html, 'text/html')
  for (const element of body.querySelectorAll('*')) {
    if (!plainTags.has(element.tagName)) return null
    for (const { name, value } of [...element.attributes]) {
      if (element.tagName === 'A' && name === 'href' && safeLink.test(value)) continue
      if (element.tagName === 'SPAN' && name === 'data-mention' && isMentionReference(value)) continue
      if (!['target', 'rel', 'class', 'start', 'href'].includes(name)) return null
      element.removeAttribute(name)
    }
    if (element.tagName === 'A') {
      element.setAttribute('target', '_blank')
      element.setAttribute('rel', 'noopener noreferrer nofollow')
    }
  }
  return body.innerHTML
}
