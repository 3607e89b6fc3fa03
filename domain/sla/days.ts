import { Temporal } from 'temporal-polyfill'
import { DAY, type Instant } from './instant.ts'

/** A day's number: days since 1970-01-01. */
export type DayNumber = number

/** The number of an ISO 8601 date. */
export const dayOf = (date: string): DayNumber => Date.parse(`${date.slice(0, 10)}T00:00:00Z`) / DAY

/** The ISO 8601 date of a day. */
export const dateOf = (day: DayNumber): string => new Date(day * DAY).toISOString().slice(0, 10)

/** The day of the week: 0 is Monday. Day 0 was a Thursday. */
export const weekdayOf = (day: DayNumber): number => (((day + 3) % 7) + 7) % 7

/** The day it is then in that zone. */
export function dayAt(at: Instant, zone: string): DayNumber {
  const zoned = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone)
  return Math.floor((at + zoned.offsetNanoseconds / 1e6) / DAY)
}
