import { Liquid, LiquidError, type Template } from 'liquidjs'
import { DomainError } from '#domain/errors.ts'
import {
  asContext,
  isPlaceholder,
  nearestPlaceholder,
  type PlaceholderValues,
} from '#domain/placeholders/catalogue.ts'

/** What a template makes: HTML, where values are escaped, or plain text. */
export type Format = 'html' | 'text'

// Liquid is for leaving words out and repeating a line for each tag: what reads files, and what makes much out of little
// (replacing, joining, padding), is not there.
const tags = ['assign', 'case', 'comment', 'for', 'if', 'raw', 'unless', 'break', 'continue', 'echo']
const filters = [
  ...['append', 'capitalize', 'default', 'downcase', 'escape', 'first', 'last', 'prepend', 'size', 'strip'],
  ...['truncate', 'truncatewords', 'upcase', 'url_encode', 'plus', 'minus', 'times', 'divided_by', 'round'],
]

// In characters of a template, milliseconds, and characters and items put aside or put out.
const limits = { parseLimit: 50_000, renderLimit: 50, memoryLimit: 200_000 }
const mostOutput = 200_000

function engine(outputEscape: (value: string) => string): Liquid {
  const made = new Liquid({
    ...{ strictVariables: true, strictFilters: true, ownPropertyOnly: true, cache: false, ...limits },
    outputEscape: (value: unknown) => outputEscape(bounded(String(value ?? ''))),
  })
  for (const name of Object.keys(made.tags)) if (!tags.includes(name)) delete made.tags[name]
  for (const name of Object.keys(made.filters)) if (!filters.includes(name)) delete made.filters[name]
  return made
}

function bounded(output: string): string {
  if (output.length > mostOutput) throw new Error('output limit exceeded')
  return output
}

const entities: Record<string, string> = {
  ...{ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' },
  ...{ "'": '&#39;', '\n': '<br>' },
}
const escaped = (value: string) => value.replace(/[&<>"'\n]/g, (character) => entities[character] ?? '')
const engines = { html: engine(escaped), text: engine((value) => value) }

/**
 * Throws what is wrong with a template, naming the culprit and its line, before anybody uses it. `also` are placeholders
 * that it may name beside those that are everywhere.
 */
export function checkLiquid(
  source: string,
  format: Format,
  field: string,
  also: readonly string[] = [],
): void {
  const prepared = prepare(source, format)
  for (const segments of namedIn(prepared, format, field)) {
    const path = segments.map(String).join('.')
    if (!isPlaceholder(path) && !also.includes(path)) throw unknown(path, prepared, format, field)
  }
}

/** The paths that it names. */
function namedIn(source: string, format: Format, field: string) {
  try {
    return engines[format].globalVariableSegmentsSync(parse(source, format, field))
  } catch (error) {
    throw refusal(error, source, format, field)
  }
}

/** The template filled in. Throws what is wrong with it, as `checkLiquid` does, and `template_too_much`. */
export function renderLiquid(
  source: string,
  format: Format,
  values: PlaceholderValues,
  field: string,
): string {
  const prepared = prepare(source, format)
  const template = parse(prepared, format, field)
  try {
    return bounded(engines[format].renderSync(template, asContext(values)) as string)
  } catch (error) {
    throw refusal(error, prepared, format, field)
  }
}

const block = '</?(?:p|li|ul|ol|h[1-6]|pre|div|br|tr|td|blockquote)\\b'
const inBraces = new RegExp(
  `\\{\\{(?:(?!${block})[\\s\\S]){0,1000}?\\}\\}|\\{%(?:(?!${block})[\\s\\S]){0,1000}?%\\}`,
  'g',
)
const characters: Record<string, string> = { lt: '<', gt: '>', quot: '"', '#39': "'", nbsp: ' ', amp: '&' }

/** An editor writes `<` as `&lt;` and marks words within braces too, and puts a tag that stands alone into a paragraph. */
function prepare(source: string, format: Format): string {
  if (format === 'text') return source
  return source
    .replace(inBraces, (token) =>
      token
        .replace(/<[^>]*>/g, '')
        .replace(/&(lt|gt|quot|#39|nbsp|amp);/g, (_, name: string) => characters[name] ?? '')
        .replaceAll('\u00a0', ' '),
    )
    .replace(/<p[^>]*>\s*(\{%(?:(?!%\}|<\/p>)[\s\S]){0,1000}%\})\s*<\/p>/g, '$1')
}

function parse(source: string, format: Format, field: string): Template[] {
  try {
    return engines[format].parse(source)
  } catch (error) {
    throw refusal(error, source, format, field)
  }
}

function unknown(path: string, source: string, format: Format, field: string): DomainError {
  const meant = nearestPlaceholder(path)
  const hint = meant ? ` Did you mean ${meant}?` : ''
  const text = `There is no placeholder “${path}”${where(source.indexOf(path), source, format)}.${hint}`
  return new DomainError('unknown_placeholder', text, field)
}

function refusal(error: unknown, source: string, format: Format, field: string): unknown {
  if (!(error instanceof Error)) return error
  if (error instanceof RangeError)
    return new DomainError('template_invalid', 'It is nested too deeply.', field)
  const token = LiquidError.is(error) ? error.token : undefined
  const message = error.message.replace(/, line:\d+, col:\d+$/, '')
  const path = /^undefined variable: (.+)$/.exec(message)?.[1]
  if (path) return unknown(path, source, format, field)
  const at = where(token?.begin ?? -1, source, format)
  if (/limit exceeded/.test(message)) {
    const culprit = token ? `${at}: ${token.getText().slice(0, 80)}` : '.'
    return new DomainError(
      'template_too_much',
      `It does not come to an end, or makes too much${culprit}`,
      field,
    )
  }
  return LiquidError.is(error) ? new DomainError('template_invalid', `${said(message)}${at}.`, field) : error
}

/** The library's message in our words. */
function said(message: string): string {
  const filter = /^undefined filter: (.+)$/.exec(message)?.[1]
  if (filter) return `There is no filter “${filter}”`
  const tag = /^tag "(.+)" not found$/.exec(message)?.[1]
  if (tag) return `There is no tag “${tag}”`
  return `This is no valid Liquid: ${message}`
}

/** In which line of what is read that is: in HTML, each block and break begins one. */
function where(offset: number, source: string, format: Format): string {
  if (offset < 0) return ''
  const before = source.slice(0, offset)
  const starts = format === 'text' ? /\n/g : /<(?:p|li|h[1-6]|pre|br|tr|blockquote)\b[^>]*>/g
  const count = [...before.matchAll(starts)].length
  return ` in line ${format === 'text' ? count + 1 : Math.max(1, count)}`
}
