import { compile } from 'html-to-text'
import sanitize from 'sanitize-html'
import { isMentionReference } from '#domain/mentions/mention.ts'

const mostHtml = 1_000_000

const color = /^(#[0-9a-f]{3,8}|[a-z]{1,30}|(rgb|hsl)a?\([\d\s.,%/]+\))$/i
const plainValue = /^[\w\s#%.,'"/+()-]*$/
const functions = /([\w-]*)\(/g
const properties = new Set(
  [
    'color background-color font font-family font-size font-style font-weight font-variant line-height',
    'letter-spacing text-align text-decoration text-indent text-transform vertical-align white-space word-break',
    'width height max-width min-width max-height border-collapse border-spacing list-style-type direction',
    'margin margin-top margin-right margin-bottom margin-left padding padding-top padding-right padding-bottom',
    'padding-left border border-top border-right border-bottom border-left border-color border-style',
    'border-width border-radius display float clear',
  ].flatMap((line) => line.split(' ')),
)

/** A style attribute's harmless declarations: known properties, no urls, no functions but colours, nothing negative. */
export function harmlessStyle(style: string): string {
  const kept: string[] = []
  for (const declaration of style.slice(0, 5_000).split(';')) {
    const colon = declaration.indexOf(':')
    let property = declaration.slice(0, Math.max(0, colon)).trim().toLowerCase()
    const value = declaration
      .slice(colon + 1)
      .replace(/!important/i, '')
      .trim()
    if (property === 'background' && color.test(value)) property = 'background-color'
    if (properties.has(property) && isHarmless(value)) kept.push(`${property}:${value}`)
  }
  return kept.join(';')
}

function isHarmless(value: string): boolean {
  if (!value || value.length > 300 || !plainValue.test(value) || /(^|[\s,(])-\d/.test(value)) return false
  return [...value.matchAll(functions)].every((match) => /^(rgb|hsl)a?$/i.test(match[1] ?? ''))
}

function image(attributes: sanitize.Attributes): sanitize.Attributes {
  const { src = '', 'data-remote-src': _, srcset: __, ...rest } = attributes
  const address = src.trim()
  if (/^cid:[^\s"'<>]{1,300}$/i.test(address)) return { ...rest, src: `cid:${address.slice(4)}` }
  if (/^data:image\/(png|jpe?g|gif|webp);base64,[\w+/=\s]*$/i.test(address)) return { ...rest, src: address }
  if (/^(https?:)?\/\//i.test(address))
    return { ...rest, 'data-remote-src': address.replace(/^\/\//, 'https://') }
  return rest
}

const options: sanitize.IOptions = {
  allowedTags: [
    'a abbr address article aside b bdi bdo big blockquote br caption center cite code col colgroup dd del dfn div',
    'dl dt em figcaption figure font footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li main mark nav ol p pre q s',
    'samp section small span strike strong sub sup table tbody td tfoot th thead time tr tt u ul var wbr',
  ].flatMap((line) => line.split(' ')),
  nonTextTags: ['script', 'style', 'textarea', 'option', 'noscript', 'title', 'template', 'object', 'applet'],
  allowedAttributes: {
    '*': ['style', 'dir', 'lang', 'title', 'align', 'valign', 'width', 'height', 'bgcolor', 'color'],
    a: ['href', 'target', 'rel'],
    img: ['src', 'alt', 'data-remote-src'],
    font: ['face', 'size'],
    table: ['border', 'cellpadding', 'cellspacing'],
    td: ['colspan', 'rowspan'],
    th: ['colspan', 'rowspan', 'scope'],
    ol: ['start', 'type'],
    blockquote: ['type'],
  },
  // By these the console folds what is quoted.
  allowedClasses: { '*': ['gmail_quote', 'gmail_extra', 'moz-cite-prefix', 'yahoo_quoted'] },
  allowedSchemes: ['http', 'https', 'mailto', 'tel'],
  allowedSchemesByTag: { img: ['cid', 'data'] },
  allowProtocolRelative: false,
  parseStyleAttributes: false,
  nestingLimit: 100,
  transformTags: {
    a: (tagName, { href, ...attributes }) => ({
      tagName,
      // An address without a scheme would lead into the console itself.
      attribs: /^\s*(https?|mailto|tel):/i.test(href ?? '')
        ? { ...attributes, href: href as string, target: '_blank', rel: 'noopener noreferrer nofollow' }
        : attributes,
    }),
    img: (tagName, attributes) => ({ tagName, attribs: image(attributes) }),
    '*': (tagName, attributes) => {
      if (attributes.style === undefined) return { tagName, attribs: attributes }
      const { style, ...attribs } = attributes
      const harmless = harmlessStyle(style)
      return { tagName, attribs: harmless ? { ...attribs, style: harmless } : attribs }
    },
  },
}

/** The same, and who is mentioned: a mention has no attribute but whom it means. */
const optionsWithMentions: sanitize.IOptions = {
  ...options,
  allowedAttributes: { ...options.allowedAttributes, span: ['data-mention'] },
  transformTags: {
    ...options.transformTags,
    span: (tagName, { 'data-mention': mention, ...attribs }) => ({
      tagName,
      attribs: isMentionReference(mention ?? '') ? { 'data-mention': mention as string } : attribs,
    }),
  },
}

const nesting =
  /<(\/?)(?!(?:br|img|hr|input|meta|link|col|wbr|area|base|source|p|li|td|th|tr|dd|dt|option)\b)[a-z][a-z0-9]*/gi
const deepest = 2_000

/** Whether HTML is so long or so deep that cleaning and showing it would take seconds. */
export function isTooMuchHtml(html: string): boolean {
  if (html.length > mostHtml) return true
  let depth = 0
  for (const [, slash] of html.matchAll(nesting)) {
    depth += slash ? -1 : 1
    if (depth > deepest) return true
  }
  return false
}

/**
 * HTML as it may be stored and shown: an allow-list of elements, attributes and styles, nothing that runs, nothing
 * that is fetched. Remote images keep their address in `data-remote-src`; `cid:` images stay. Mentions only where they
 * are wanted: a mail that calls somebody does not mean it.
 */
export function sanitizedHtml(html: string, { mentions = false } = {}): string {
  return sanitize(html, mentions ? optionsWithMentions : options).trim()
}

const toText = compile({
  wordwrap: false,
  limits: { maxInputLength: 2 * mostHtml, maxDepth: 100, maxChildNodes: 20_000, ellipsis: ' ...' },
  selectors: [
    { selector: 'img', format: 'skip' },
    { selector: 'a', options: { hideLinkHrefIfSameAsText: true, ignoreHref: false } },
    { selector: 'table', format: 'block' },
    ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({ selector, options: { uppercase: false } })),
  ],
})

/** What HTML says, as plain text. */
export function textOfHtml(html: string): string {
  return toText(html).trim()
}
