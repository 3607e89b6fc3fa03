import { Temporal } from 'temporal-polyfill'
import { type Calendar, minuteOfDay, weekdays } from './calendar.ts'
import { weekdayOf } from './days.ts'
import { DAY, type Instant, MINUTE } from './instant.ts'

/** A stretch of open time: `from` belongs to it, `to` does not. */
export interface OpenWindow {
  from: Instant
  to: Instant
}

/** One local day of a calendar. It may last 23 or 25 hours, or none where a zone skipped the date. */
export interface OpenDay extends OpenWindow {
  /** In order, apart from each other, none empty. */
  windows: OpenWindow[]
  /** The sum of the windows in milliseconds. */
  openMs: number
}

/** A window of the week in minutes of the wall clock. */
interface WallWindow {
  from: number
  to: number
}

const MAX_CACHED_DAYS = 20_000
const cache = new WeakMap<Calendar, OpenDays>()

/**
 * The days of a calendar. They are remembered for as long as the calendar object lives, so keep one
 * object per calendar version, and never change it in place.
 */
export function openDays(calendar: Calendar): OpenDays {
  let days = cache.get(calendar)
  if (!days) {
    days = new OpenDays(calendar)
    cache.set(calendar, days)
  }
  return days
}

/**
 * Turns wall-clock windows into instants, day by day; a day is named by its number, days since 1970-01-01.
 *
 * When clocks change, a wall-clock time means the first instant at which the wall clock shows it or has
 * passed it: a time that occurs twice means its first occurrence, as by Temporal's rule 'compatible', and
 * a time that is skipped means the instant of the change. Windows therefore never overlap, each lasts as
 * long as really passes, and one that lies wholly in skipped time is empty. ('compatible' moves a skipped
 * time on by the length of the gap; that would make skipped windows overlap the ones that follow.)
 */
export class OpenDays {
  private readonly zone: string
  private readonly week: WallWindow[][]
  private readonly holidays: Set<string>
  private readonly days = new Map<number, OpenDay>()

  constructor(calendar: Calendar) {
    this.zone = calendar.timeZone
    this.week = weekdays.map((day) => wallWindows(calendar, day))
    this.holidays = new Set(
      calendar.holidays.map((holiday) => (holiday.yearly ? holiday.date.slice(5) : holiday.date)),
    )
  }

  /** The day of that number. Throws a RangeError outside the years Temporal knows (about ±270,000). */
  at(number: number): OpenDay {
    return this.days.get(number) ?? this.remember(number)
  }

  /** The number of the local day that holds the instant. */
  numberAt(instant: Instant): number {
    let number = Math.floor(instant / DAY)
    while (instant < this.at(number).from) number--
    while (instant >= this.at(number).to) number++
    return number
  }

  private remember(number: number): OpenDay {
    if (this.days.size >= MAX_CACHED_DAYS) this.days.clear()
    const from = this.days.get(number - 1)?.to ?? startOfDay(this.zone, number)
    const to = this.days.get(number + 1)?.from ?? startOfDay(this.zone, number + 1)
    const windows = this.windowsOf(number, from, to)
    const openMs = windows.reduce((sum, window) => sum + window.to - window.from, 0)
    const day = { from, to, windows, openMs }
    this.days.set(number, day)
    return day
  }

  private windowsOf(number: number, from: Instant, to: Instant): OpenWindow[] {
    if (this.isHoliday(number)) return []
    const wall = this.week[weekdayOf(number)] ?? []
    // No clock change within a day of 24 hours: plain arithmetic, where asking Temporal costs microseconds.
    if (to - from === DAY)
      return wall.map((window) => ({ from: from + window.from * MINUTE, to: from + window.to * MINUTE }))
    return wall
      .map((window) => ({
        from: wallInstant(this.zone, number, window.from),
        to: wallInstant(this.zone, number, window.to),
      }))
      .filter((window) => window.from < window.to)
  }

  private isHoliday(number: number): boolean {
    if (this.holidays.size === 0) return false
    const date = dateOf(number).toString()
    return this.holidays.has(date) || this.holidays.has(date.slice(-5))
  }
}

function wallWindows(calendar: Calendar, day: (typeof weekdays)[number]): WallWindow[] {
  return calendar.hours[day]
    .map((window) => ({ from: minuteOfDay(window.from), to: minuteOfDay(window.to) }))
    .sort((a, b) => a.from - b.from)
}

function dateOf(number: number): Temporal.PlainDate {
  const date = new Date(number * DAY)
  return new Temporal.PlainDate(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate())
}

function startOfDay(zone: string, number: number): Instant {
  return dateOf(number).toZonedDateTime(zone).epochMilliseconds
}

/** The first instant at which the wall clock of a zone shows that minute of a day, or has passed it. */
export function wallInstant(zone: string, number: number, minute: number): Instant {
  if (minute * MINUTE === DAY) return startOfDay(zone, number + 1)
  const wall = dateOf(number).toPlainDateTime({ hour: Math.floor(minute / 60), minute: minute % 60 })
  const zoned = wall.toZonedDateTime(zone)
  if (zoned.toPlainDateTime().equals(wall)) return zoned.epochMilliseconds
  const beforeChange = wall.toZonedDateTime(zone, { disambiguation: 'earlier' })
  const change = beforeChange.getTimeZoneTransition('next') ?? zoned
  return change.epochMilliseconds
}
