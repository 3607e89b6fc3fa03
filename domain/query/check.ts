import { DomainError, type TextSpan } from '../errors.ts'
import { durationHint, parseDuration } from '../time/duration.ts'
import { type Catalogue, type Field, operatorsOf } from './fields.ts'
import { dayWords, isInstant } from './instants.ts'
import { type Condition, type Operator, type Query, queryLimits } from './tree.ts'

/** Where the parts of a condition were written, to point at the one at fault. */
export type Spans = { field?: TextSpan | undefined; values?: (TextSpan | undefined)[] }

/** A query that came as JSON, if all its fields, operators and values exist. Throws `invalid_filter` with the culprit. */
export function checkQuery(query: Query, catalogue: Catalogue): Query {
  if ('all' in query) for (const part of query.all) checkQuery(part, catalogue)
  else if ('any' in query) for (const part of query.any) checkQuery(part, catalogue)
  else if ('not' in query) checkQuery(query.not, catalogue)
  else if ('field' in query) checkCondition(query, catalogue)
  return query
}

/** Throws `invalid_filter` unless the condition makes sense. */
export function checkCondition(condition: Condition, catalogue: Catalogue, spans: Spans = {}): void {
  const { field: name, operator, values } = condition
  const field = fieldNamed(name, catalogue, spans.field)
  const known = operatorsOf(field)
  if (!known.includes(operator))
    throw refusal(`${name} can't be asked with "${operator}". Use ${known.join(', ')}.`, spans.field)
  const wanted = counts[operator] ?? [1, queryLimits.values]
  if (values.length < wanted[0] || values.length > wanted[1])
    throw refusal(`${name} ${operator} takes ${wanted[0]} value${wanted[0] === 1 ? '' : 's'}.`, spans.field)
  for (const [index, value] of values.entries()) checkValue(field, value, spans.values?.[index])
}

const counts: Partial<Record<Operator, [number, number]>> = {
  set: [0, 0],
  ...{ contains: [1, queryLimits.values], between: [2, 2] },
  ...{ '<': [1, 1], '<=': [1, 1], '>': [1, 1], '>=': [1, 1] },
}

/** The field of that name. Throws `invalid_filter` with those there are. */
export function fieldNamed(name: string, catalogue: Catalogue, at?: TextSpan): Field {
  const field = catalogue.find(name)
  if (field) return field
  const names = catalogue.fields.map((each) => each.name).join(', ')
  throw refusal(`There is no field "${name}". Put it in quotes to search for it, or use ${names}.`, at)
}

function checkValue(field: Field, value: string, at: TextSpan | undefined): void {
  if (asksForNone(field, value)) return
  const wrong = wrongIn(field, value)
  if (wrong) throw refusal(`"${value}" is no ${field.name}. ${wrong}`, at)
}

/** Whether `value` asks that the field has no value. */
export function asksForNone({ optional, type }: Field, value: string): boolean {
  return value === 'none' && optional === true && type !== 'text'
}

/** What to write instead of `value`, if it is none for that field. */
function wrongIn(field: Field, value: string): string | null {
  switch (field.type) {
    case 'choice':
    case 'flag':
      return field.values?.includes(value) ? null : `Use ${field.values?.join(', ')}.`
    case 'yes_no':
      return value === 'yes' || value === 'no' ? null : 'Use yes or no.'
    case 'person':
      return field.special?.includes(value) || value.includes('@')
        ? null
        : `Use an address such as ada@example.com, ${[...(field.special ?? []), ...(field.optional ? ['none'] : [])].join(' or ')}.`
    case 'number':
      return /^[+-]?\d{1,15}(\.\d{1,10})?$/.test(value) ? null : 'Use a number, such as 12 or 1.5.'
    case 'duration':
      return parseDuration(value) === null ? durationHint : null
    case 'instant':
      return isInstant(value)
        ? null
        : `Use a duration such as 30m, 2h, 7d, 3w, 6mo or 1y, a date such as 2026-01-31, or ${dayWords.join(', ')}.`
    default:
      return value.trim() ? null : 'It is empty.'
  }
}

/** A refusal that points into the filter. */
export function refusal(message: string, at?: TextSpan): DomainError {
  return new DomainError('invalid_filter', message, 'filter', at)
}
