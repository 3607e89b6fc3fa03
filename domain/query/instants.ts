import { Temporal } from 'temporal-polyfill'
import type { Operator } from './tree.ts'

/** What a written instant is measured from. */
export type Clock = {
  /** Epoch milliseconds. */
  now: number
  /** The IANA time zone in which days begin. */
  zone: string
}

/** From the first millisecond up to, not including, the last; null where there is no end. */
export type Bounds = { from: number | null; to: number | null }

type Moment =
  | { kind: 'span'; from: number; to: number }
  /** So long ago, or so far ahead: what a bare duration is measured as. */
  | { kind: 'distance'; at: number }

/** The first instant and the last that are asked for: what is written further away means these. */
const [earliest, latest] = [Date.parse('0001-01-01T00:00:00Z'), Date.parse('9999-12-31T23:59:59.999Z')]

const durationPattern = /^([+-]?)(\d{1,6})(mo|[mhdwy])$/
const units = { m: 'minutes', h: 'hours', d: 'days', w: 'weeks', mo: 'months', y: 'years' } as const

/** The words for days, weeks, months and years near now. */
export const dayWords = [
  ...(['now', 'today', 'yesterday', 'tomorrow', 'this-week', 'last-week', 'next-week'] as const),
  ...(['this-month', 'last-month', 'next-month', 'this-year', 'last-year'] as const),
] as const

/** Whether `text` is an instant as it can be written: `7d`, `-2h`, `today`, `last-month`, `2026-01`, `2026-01-31T09:00`. */
export function isInstant(text: string): boolean {
  try {
    return momentOf(text, false, { now: 0, zone: 'UTC' }) !== null
  } catch {
    return false
  }
}

/** The instants that fit a comparison. `ahead` is whether a bare duration looks into the future. */
export function boundsOf(
  operator: Operator,
  values: readonly string[],
  { ahead, clock }: { ahead: boolean; clock: Clock },
): Bounds[] {
  const moments = values.map((value) => {
    const moment = momentOf(value, ahead, clock)
    if (!moment) throw new RangeError(`${value} is no instant.`)
    return moment
  })
  return boundsOfMoments(operator, moments, { ahead, clock }).map(({ from, to }) => ({
    from: from === null ? null : withinReach(from),
    to: to === null ? null : withinReach(to),
  }))
}

const withinReach = (at: number) => Math.min(Math.max(at, earliest), latest)

function boundsOfMoments(
  operator: Operator,
  moments: readonly Moment[],
  { ahead, clock }: { ahead: boolean; clock: Clock },
): Bounds[] {
  if (operator === 'is') return moments.map((moment) => within(moment, clock.now))
  const [first, last] = [moments[0] as Moment, moments.at(-1) as Moment]
  if (operator === 'between') return [between(first, last)]
  return [compared(operator, first, ahead)]
}

/** A distance is compared by its length: created less than 7 days ago is after the instant 7 days ago. */
function compared(operator: Operator, moment: Moment, ahead: boolean): Bounds {
  if (moment.kind === 'span') return side(operator, moment)
  const point = { from: moment.at, to: moment.at + 1 }
  return side(ahead ? operator : (mirrored[operator] ?? operator), point)
}

const mirrored: Partial<Record<Operator, Operator>> = { '<': '>', '<=': '>=', '>': '<', '>=': '<=' }

function side(operator: Operator, { from, to }: { from: number; to: number }): Bounds {
  switch (operator) {
    case '<':
      return { from: null, to: from }
    case '<=':
      return { from: null, to }
    case '>':
      return { from: to, to: null }
    default:
      return { from, to: null }
  }
}

function within(moment: Moment, now: number): Bounds {
  if (moment.kind === 'span') return { from: moment.from, to: moment.to }
  return { from: Math.min(now, moment.at), to: Math.max(now, moment.at) + 1 }
}

function between(first: Moment, last: Moment): Bounds {
  const ends = [first, last].flatMap((moment) =>
    moment.kind === 'span' ? [moment.from, moment.to] : [moment.at, moment.at + 1],
  )
  return { from: Math.min(...ends), to: Math.max(...ends) }
}

function momentOf(text: string, ahead: boolean, { now, zone }: Clock): Moment | null {
  const duration = durationPattern.exec(text)
  const here = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone)
  if (duration) {
    const [, sign, count = '', unit = ''] = duration
    const length = { [units[unit as keyof typeof units]]: Number(count) }
    const later = sign ? sign === '+' : ahead
    const at = movedBy(here, length, later)
    // With a sign it is a point in time, as a date is; without one it is how long ago, or how far ahead.
    return sign ? { kind: 'span', from: at, to: at + 1 } : { kind: 'distance', at }
  }
  return wordOf(text, here) ?? dateOf(text, zone)
}

function movedBy(here: Temporal.ZonedDateTime, length: Temporal.DurationLike, later: boolean): number {
  try {
    return (later ? here.add(length) : here.subtract(length)).epochMilliseconds
  } catch {
    return later ? Infinity : -Infinity
  }
}

function wordOf(text: string, here: Temporal.ZonedDateTime): Moment | null {
  if (text === 'now') return { kind: 'span', from: here.epochMilliseconds, to: here.epochMilliseconds + 1 }
  const today = here.toPlainDate()
  const nearby: Record<string, [Temporal.PlainDate, Temporal.DurationLike]> = {
    today: [today, { days: 1 }],
    yesterday: [today.subtract({ days: 1 }), { days: 1 }],
    tomorrow: [today.add({ days: 1 }), { days: 1 }],
  }
  const near = nearby[text]
  if (near) return spanOf(near[0], near[1], here.timeZoneId)
  const [, which, unit] = /^(this|last|next)-(week|month|year)$/.exec(text) ?? []
  if (!which || !unit) return null
  const length = { [`${unit}s`]: 1 }
  const start = {
    week: monday(today),
    month: today.with({ day: 1 }),
    year: today.with({ month: 1, day: 1 }),
  }[unit]
  if (!start) return null
  const shift = { this: start, last: start.subtract(length), next: start.add(length) }[which] ?? start
  return spanOf(shift, length, here.timeZoneId)
}

const monday = (date: Temporal.PlainDate) => date.subtract({ days: date.dayOfWeek - 1 })

function spanOf(date: Temporal.PlainDate, length: Temporal.DurationLike, zone: string): Moment {
  const start = (day: Temporal.PlainDate) => day.toZonedDateTime(zone).epochMilliseconds
  return { kind: 'span', from: start(date), to: start(date.add(length)) }
}

function dateOf(text: string, zone: string): Moment | null {
  const [, year, month, day, time, offset] =
    /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[T ](\d\d:\d\d(?::\d\d)?)(Z|[+-]\d\d:\d\d)?)?)?)?$/.exec(text) ?? []
  if (!year) return null
  try {
    const date = Temporal.PlainDate.from(`${year}-${month ?? '01'}-${day ?? '01'}`, { overflow: 'reject' })
    if (!time) return spanOf(date, day ? { days: 1 } : month ? { months: 1 } : { years: 1 }, zone)
    const at = offset
      ? Temporal.Instant.from(`${date}T${time}${offset}`)
      : Temporal.PlainDateTime.from(`${date}T${time}`).toZonedDateTime(zone).toInstant()
    return {
      kind: 'span',
      from: at.epochMilliseconds,
      to: at.epochMilliseconds + (time.length > 5 ? 1_000 : 60_000),
    }
  } catch {
    return null
  }
}
