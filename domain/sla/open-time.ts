import type { Calendar } from './calendar.ts'
import { DAY, type Instant } from './instant.ts'
import { type OpenWindow, openDays } from './open-days.ts'

/**
 * How far any search or sum looks, in milliseconds: 20 years. A calendar that `calendarSchema` accepted
 * opens at least every 12 years, but for holidays that are listed one by one.
 */
export const HORIZON = 20 * 366 * DAY

/**
 * The business time between two instants in milliseconds, 0 when `to` is not after `from`.
 * What lies beyond the horizon does not count.
 */
export function openMsBetween(calendar: Calendar, from: Instant, to: Instant): number {
  if (!(to > from)) return 0
  const days = openDays(calendar)
  const end = Math.min(to, from + HORIZON)
  let sum = 0
  for (let number = days.numberAt(from); ; number++) {
    const day = days.at(number)
    if (day.from >= end) return sum
    const whole = day.from >= from && day.to <= end
    sum += whole ? day.openMs : clip(day.windows, from, end).reduce((ms, part) => ms + part.to - part.from, 0)
  }
}

/**
 * The first instant at which `ms` of business time have passed since `from`: `from` itself for 0, and the
 * closing instant, not the next opening, when it falls on the end of a window. Null beyond the horizon.
 */
export function instantAfterOpenMs(calendar: Calendar, from: Instant, ms: number): Instant | null {
  if (!(ms > 0)) return from
  const days = openDays(calendar)
  let left = ms
  for (let number = days.numberAt(from); ; number++) {
    const day = days.at(number)
    if (day.from > from + HORIZON) return null
    if (day.from >= from && day.openMs < left) {
      left -= day.openMs
      continue
    }
    for (const window of clip(day.windows, from, day.to)) {
      if (window.to - window.from >= left) return window.from + left
      left -= window.to - window.from
    }
  }
}

/** The open windows between two instants, cut to them, up to the horizon. */
export function openWindowsBetween(calendar: Calendar, from: Instant, to: Instant): OpenWindow[] {
  if (!(to > from)) return []
  const days = openDays(calendar)
  const end = Math.min(to, from + HORIZON)
  const found: OpenWindow[] = []
  for (let number = days.numberAt(from); ; number++) {
    const day = days.at(number)
    if (day.from >= end) return found
    found.push(...clip(day.windows, from, end))
  }
}

/** The first instant at or after `from` at which the calendar is open; null beyond the horizon. */
export function firstOpenInstant(calendar: Calendar, from: Instant): Instant | null {
  const days = openDays(calendar)
  for (let number = days.numberAt(from); ; number++) {
    const day = days.at(number)
    if (day.from > from + HORIZON) return null
    const window = day.windows.find((candidate) => candidate.to > from)
    if (window) return Math.max(window.from, from)
  }
}

function clip(windows: OpenWindow[], from: Instant, to: Instant): OpenWindow[] {
  return windows
    .filter((window) => window.to > from && window.from < to)
    .map((window) => ({ from: Math.max(window.from, from), to: Math.min(window.to, to) }))
}
