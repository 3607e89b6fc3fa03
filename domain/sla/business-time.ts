import { DomainError } from '#domain/errors.ts'
import type { Calendar } from './calendar.ts'
import type { Instant } from './instant.ts'
import type { OpenWindow } from './open-days.ts'
import {
  firstOpenInstant,
  HORIZON,
  instantAfterOpenMs,
  openMsBetween,
  openWindowsBetween,
} from './open-time.ts'

export type { OpenWindow } from './open-days.ts'

/**
 * The first instant at which `durationMs` of business time have passed since `from`. A duration of 0 or
 * less gives `from`; one that ends with a window gives its closing instant, not the next opening.
 * Throws `calendar_exhausted` when the calendar has not that much open time in the 20 years after `from`.
 */
export function addBusinessTime(calendar: Calendar, from: Instant, durationMs: number): Instant {
  return orExhausted(calendar, instantAfterOpenMs(calendar, from, durationMs))
}

/**
 * The business time from `from` to `to` in milliseconds; 0 when `to` is not after `from`.
 * Throws `calendar_exhausted` when they are more than 20 years apart.
 */
export function businessTimeBetween(calendar: Calendar, from: Instant, to: Instant): number {
  refuseBeyondHorizon(calendar, from, to)
  return openMsBetween(calendar, from, to)
}

/**
 * The open windows from `from` to `to`, in order, cut to these two.
 * Throws `calendar_exhausted` when they are more than 20 years apart.
 */
export function openWindows(calendar: Calendar, from: Instant, to: Instant): OpenWindow[] {
  refuseBeyondHorizon(calendar, from, to)
  return openWindowsBetween(calendar, from, to)
}

/** Whether the calendar is open at the instant. A window is open from its start, and closed at its end. */
export function isOpenAt(calendar: Calendar, at: Instant): boolean {
  return openWindowsBetween(calendar, at, at + 1).length > 0
}

/**
 * The first instant at or after `from` at which the calendar is open.
 * Throws `calendar_exhausted` when there is none in the 20 years after it.
 */
export function nextOpening(calendar: Calendar, from: Instant): Instant {
  return orExhausted(calendar, firstOpenInstant(calendar, from))
}

function refuseBeyondHorizon(calendar: Calendar, from: Instant, to: Instant): void {
  orExhausted(calendar, to - from > HORIZON ? null : to)
}

function orExhausted(calendar: Calendar, instant: Instant | null): Instant {
  if (instant !== null) return instant
  throw new DomainError(
    'calendar_exhausted',
    `The calendar "${calendar.name}" is not open long enough within 20 years.`,
  )
}
