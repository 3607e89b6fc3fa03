import type { Calendar } from '#domain/sla/calendar.ts'
import { openWindowsBetween } from '#domain/sla/open-time.ts'
import type { OpenSpans } from './openHours.ts'

/** When a calendar is open between two instants: by the same arithmetic as the server. */
export function openSpans(calendar: Calendar, from: number, to: number): OpenSpans {
  return openWindowsBetween(calendar, from, to).map((window) => [window.from, window.to] as const)
}
