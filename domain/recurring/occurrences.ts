import type { Calendar } from '../sla/calendar.ts'
import { type DayNumber, dateOf, dayAt, dayOf } from '../sla/days.ts'
import type { Instant } from '../sla/instant.ts'
import { wallInstant } from '../sla/open-days.ts'
import { timesOf, workingDays } from './days.ts'
import type { Plan } from './when.ts'

/**
 * An instant at which it happens; the day it was moved from when that one was a day off. `planned` is when it would happen
 * were there no days off: several instants when others were moved to it.
 */
export type Occurrence = { at: Instant; movedFrom: string | null; planned: Instant[] }

/** For how many days something rare is looked for: 40 years, in which February 29 falls on every weekday. */
const horizonDays = 40 * 366

/** As far as an occurrence moves away from days off: a year. */
export const furthestMove = 366

const nothing: ReadonlySet<Instant> = new Set()

/**
 * When a plan happens after an instant, in order, each instant once. `calendar` says what the days off are.
 *
 * When clocks change, a time that occurs twice means its first occurrence, and one that is skipped the instant of the
 * change: the same rule as for the windows of calendars. Nothing happens before the start or after the end, moved or not.
 * What was planned for the instants in `done` has happened, wherever the calendar would move it by now.
 */
export function* occurrencesAfter(
  plan: Plan,
  calendar: Calendar | null,
  after: Instant,
  done = nothing,
): Generator<Occurrence> {
  const times = effective(plan, calendar)
  const first = Math.max(dayOf(plan.start), dayAt(after, plan.timeZone) - 1)
  const end = Math.min(plan.end === null ? Number.POSITIVE_INFINITY : dayOf(plan.end), first + horizonDays)
  let last = after
  for (let day = first; day <= end; day++)
    for (const [minute, days] of times(day)) {
      const at = wallInstant(plan.timeZone, day, minute)
      if (at <= last) continue
      last = at
      const planned = days.map((from) => (from === day ? at : wallInstant(plan.timeZone, from, minute)))
      if (planned.every((instant) => done.has(instant))) continue
      const furthest = days.at(-1)
      const movedFrom = furthest === undefined || days.includes(day) ? null : dateOf(furthest)
      yield { at, movedFrom, planned }
    }
}

/** The next ones after an instant, at most `limit`. */
export function nextOccurrences(
  plan: Plan,
  calendar: Calendar | null,
  { after, limit, done = nothing }: { after: Instant; limit: number; done?: ReadonlySet<Instant> },
): Occurrence[] {
  const found: Occurrence[] = []
  if (limit < 1) return found
  for (const occurrence of occurrencesAfter(plan, calendar, after, done)) {
    found.push(occurrence)
    if (found.length >= limit) break
  }
  return found
}

/** The minutes of a day at which something happens, days off considered, each with the days it comes from. */
function effective(plan: Plan, calendar: Calendar | null): (day: DayNumber) => [number, DayNumber[]][] {
  const works = workingDays(calendar)
  const planned = timesOf(plan, works)
  const [first, end] = [dayOf(plan.start), plan.end === null ? Number.POSITIVE_INFINITY : dayOf(plan.end)]
  const onDayOff = calendar ? plan.onDayOff : 'make'
  if (onDayOff === 'make') return (day) => planned(day).map((minute) => [minute, [day]])

  return (day) => {
    if (!works(day)) return []
    const found = new Map<number, DayNumber[]>()
    const add = (from: DayNumber) => {
      for (const minute of planned(from)) found.set(minute, [...(found.get(minute) ?? []), from])
    }
    add(day)
    const step = onDayOff === 'next' ? -1 : 1
    if (onDayOff !== 'skip')
      for (let from = day + step; isFree(from) && Math.abs(from - day) <= furthestMove; from += step)
        add(from)
    return [...found].sort(([one], [other]) => one - other)
  }

  function isFree(day: DayNumber): boolean {
    return day >= first && day <= end && !works(day)
  }
}
