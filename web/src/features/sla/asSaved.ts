import type { Calendar } from '#domain/sla/calendar.ts'
import type { SlaPolicy } from '#domain/sla/policy.ts'
import type { SavedCalendar, SavedPolicy } from './api.ts'

/** A saved calendar without what the server adds to it: what is sent back. */
export function asCalendar({ name, timeZone, hours, holidays }: SavedCalendar): Calendar {
  return { name, timeZone, hours, holidays }
}

/** The same for a policy; its calendar is a part of it. */
export function asPolicy(saved: SavedPolicy): SlaPolicy & { calendar: string } {
  const { name, warnAtPercent, targets, pausedIn, calendar } = saved
  return { name, warnAtPercent, targets, pausedIn, calendar }
}
