import { Temporal } from 'temporal-polyfill'
import type { FieldOption, FieldShape } from './definition.ts'
import { isNothing } from './nothing.ts'
import { fits } from './pattern.ts'

/** What a ticket keeps for a field, as JSON: money as a decimal in text, dates and instants as ISO 8601. */
export type FieldValue = string | number | boolean | string[]

/** A value that is kept, or what is wrong with the one given, in words. */
export type Read = { value: FieldValue | null; wrong?: never } | { wrong: string; value?: never }

/** What a given value is for that field; null, '' and [] mean none. */
export function readValue(field: FieldShape, given: unknown, before: unknown = null): Read {
  if (isNothing(given)) return { value: null }
  const text = typeof given === 'string' ? given.trim() : given
  return readers[field.type](field, text, before)
}

type Reader = (field: FieldShape, given: unknown, before: unknown) => Read

const readers: Record<FieldShape['type'], Reader> = {
  text: (field, given) => text(field, given, 500),
  long_text: (field, given) => text({ ...field, pattern: null }, given, 20_000),
  asset: (field, given) => text(field, given, 200),
  number: (field, given) => number(field, given, true),
  decimal: (field, given) => number(field, given, false),
  money,
  boolean: (_, given) => (typeof given === 'boolean' ? { value: given } : { wrong: 'Use true or false.' }),
  date: (_, given) =>
    parsed(given, (iso) => Temporal.PlainDate.from(iso).toString(), 'Use a date such as 2026-01-31.'),
  date_time: (_, given) =>
    parsed(
      given,
      (iso) => Temporal.Instant.from(iso).toString(),
      'Use an instant such as 2026-01-31T09:00:00Z.',
    ),
  choice: (field, given, before) => choice(field, given, before, () => true),
  tree: (field, given, before) =>
    choice(field, given, before, ({ key }) => !field.options.some(({ parent }) => parent === key)),
  choices,
  person: (_, given) => id(given, 'a person'),
  organization: (_, given) => id(given, 'an organization'),
  url: (_, given) => url(given),
}

function text({ pattern, patternHint }: FieldShape, given: unknown, most: number): Read {
  if (typeof given !== 'string') return { wrong: 'Use a text.' }
  if (given.length > most) return { wrong: `Use at most ${most.toLocaleString('en')} characters.` }
  if (pattern !== null && !fits(pattern, given))
    return { wrong: patternHint || `It does not match the pattern ${pattern}.` }
  return { value: given }
}

function number({ min, max }: FieldShape, given: unknown, whole: boolean): Read {
  const value = typeof given === 'string' && /^[+-]?\d+(\.\d+)?$/.test(given) ? Number(given) : given
  if (typeof value !== 'number' || !Number.isFinite(value)) return { wrong: 'Use a number.' }
  if (whole && !Number.isSafeInteger(value)) return { wrong: 'Use a whole number.' }
  return outside(value, min, max) ?? { value }
}

function money({ min, max }: FieldShape, given: unknown): Read {
  const written = typeof given === 'number' ? String(given) : given
  if (typeof written !== 'string' || !/^-?\d{1,15}(\.\d{1,4})?$/.test(written))
    return { wrong: 'Use an amount such as 1250.00.' }
  return outside(Number(written), min, max) ?? { value: written }
}

function outside(value: number, min: number | null, max: number | null): { wrong: string } | null {
  if (min !== null && value < min) return { wrong: `Use ${min} or more.` }
  return max !== null && value > max ? { wrong: `Use ${max} or less.` } : null
}

function parsed(given: unknown, parse: (iso: string) => string, wrong: string): Read {
  try {
    return { value: parse(String(given)) }
  } catch {
    return { wrong }
  }
}

function choice(
  field: FieldShape,
  given: unknown,
  before: unknown,
  may: (option: FieldOption) => boolean,
): Read {
  const option = field.options.find(({ key }) => key === given)
  // What a ticket has it keeps, even if nobody may pick it any more.
  if (typeof given === 'string' && given === before) return { value: given }
  return option && !option.retired && may(option) ? { value: option.key } : { wrong: wrongOption(field, may) }
}

function choices(field: FieldShape, given: unknown, before: unknown): Read {
  if (!Array.isArray(given)) return { wrong: 'Use a list.' }
  const had = Array.isArray(before) ? before : []
  for (const each of given) {
    const { wrong } = choice(field, each, had.includes(each) ? each : null, () => true)
    if (wrong !== undefined) return { wrong }
  }
  return { value: [...new Set(given as string[])] }
}

function wrongOption({ options }: FieldShape, may: (option: FieldOption) => boolean): string {
  const offered = options.filter((option) => !option.retired && may(option)).map(({ key }) => key)
  return `Use ${offered.slice(0, 20).join(', ')}${offered.length > 20 ? ', ...' : ''}.`
}

function id(given: unknown, what: string): Read {
  return typeof given === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(given)
    ? { value: given.toLowerCase() }
    : { wrong: `Use the id of ${what}.` }
}

function url(given: unknown): Read {
  const read =
    typeof given === 'string' && given.length <= 2_000 && URL.canParse(given) ? new URL(given) : null
  return read && /^https?:$/.test(read.protocol)
    ? { value: given as string }
    : { wrong: 'Use an address such as https://example.org.' }
}
