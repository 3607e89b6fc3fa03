import type { Condition, Query, Words } from './tree.ts'

/** The query as text that `parseQuery` reads back. */
export function writeQuery(query: Query): string {
  if ('all' in query) return query.all.map(part).join(' ')
  return 'any' in query ? query.any.map(part).join(' OR ') : part(query)
}

function part(query: Query): string {
  if ('all' in query && !query.all.length) return '*'
  if ('all' in query || 'any' in query) return `(${writeQuery(query)})`
  if ('not' in query) return negated(part(query.not))
  return 'field' in query ? condition(query) : words(query)
}

const negated = (text: string) => (/^[(-]|^NOT /.test(text) ? `NOT ${text}` : `-${text}`)

function words({ words, phrase }: Words): string {
  const readsAsWord =
    words !== '*' && /^[^\s"()-][^\s"()]*$/.test(words) && !/^(OR|AND|NOT)$|^[a-z][a-z0-9_.]*:/.test(words)
  return !phrase && readsAsWord ? words : quoted(words)
}

function condition({ field, operator, values }: Condition): string {
  if (operator === 'set') return `${field}:*`
  const texts = values.map(writeValue)
  if (operator === 'between') return `${field}:${texts.join('..')}`
  return operator === 'is' || operator === 'contains'
    ? `${field}:${texts.join(',')}`
    : `${field}:${operator}${texts[0]}`
}

/** A value as it is written behind a field. */
export const writeValue = (text: string) =>
  /^[^\s",()<>*.-](?:(?!\.\.)[^\s",()])*$/.test(text) || /^-\d+[a-z]{1,2}$/.test(text) ? text : quoted(text)

const quoted = (text: string) => `"${text.replace(/["\\]/g, '\\$&')}"`
