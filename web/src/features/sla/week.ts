import type { DailyWindow, Weekday } from '#domain/sla/calendar.ts'
import { utcFormat } from '@/shared/time/format.ts'

export type DayHours = DailyWindow[]

// The domain's own list comes with its validation; these are its values alone, checked against its type.
export const weekdays = [
  'mon',
  'tue',
  'wed',
  'thu',
  'fri',
  'sat',
  'sun',
] as const satisfies readonly Weekday[]

/** "Monday". January 1 of 2024 was one. */
export const weekdayName = (day: Weekday, locale: string, weekday: 'long' | 'short' = 'long') =>
  utcFormat(locale, { weekday }).format(Date.UTC(2024, 0, 1 + weekdays.indexOf(day)))

const minutes = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))
const asTime = (minute: number) =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`

/** Minutes in which a day is open. */
export function openMinutes(windows: DayHours): number {
  return windows.reduce((sum, window) => sum + Math.max(0, minutes(window.to) - minutes(window.from)), 0)
}

/** A sensible next window of a day: the usual hours, or what follows the last one; none after the day is over. */
export function nextWindow(windows: DayHours): DailyWindow | null {
  if (!windows.length) return { from: '08:00', to: '17:00' }
  const end = Math.max(...windows.map((window) => minutes(window.to)))
  const from = end + 60
  if (from >= 24 * 60) return null
  return { from: asTime(from), to: asTime(Math.min(24 * 60, from + 240)) }
}

/** "8", "830", "8:30" and "08:30" as times of the wall clock; 24:00 only where a window ends. Null for anything else. */
export function parseTime(text: string, isEnd: boolean): string | null {
  const parts = /^(\d{1,2}?)[:.h]?([0-5]\d)?$/.exec(text.trim())
  if (!parts) return null
  const time = asTime(Number(parts[1]) * 60 + Number(parts[2] ?? 0))
  if (isEnd && (time === '24:00' || time === '00:00')) return '24:00'
  return time < '24:00' ? time : null
}
