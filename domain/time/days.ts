import { dateOf, dayOf, weekdayOf } from '../sla/days.ts'

/** The day `days` after `day`, both ISO 8601. */
export function daysAfter(day: string, days: number): string {
  return dateOf(dayOf(day) + days)
}

/** The Monday on or before `day`. */
export function mondayOf(day: string): string {
  return daysAfter(day, -weekdayOf(dayOf(day)))
}
