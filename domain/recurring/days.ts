import { type Calendar, minuteOfDay, weekdays } from '../sla/calendar.ts'
import { type DayNumber, dayOf, weekdayOf } from '../sla/days.ts'
import { DAY } from '../sla/instant.ts'
import { openDays } from '../sla/open-days.ts'
import { cronTimes } from './cron.ts'
import type { MonthDay, Plan } from './when.ts'

const weekOf = (day: DayNumber) => Math.floor((day + 3) / 7)

/** Whether people work on a day: as the calendar says, or from Monday to Friday without one. */
export function workingDays(calendar: Calendar | null): (day: DayNumber) => boolean {
  if (!calendar) return (day) => weekdayOf(day) < 5
  const days = openDays(calendar)
  return (day) => days.at(day).openMs > 0
}

/** The minutes of a day at which something would happen, were it not for days off. */
export function timesOf(
  { when, start }: Pick<Plan, 'when' | 'start'>,
  works: (day: DayNumber) => boolean,
): (day: DayNumber) => number[] {
  const first = dayOf(start)
  switch (when.every) {
    case 'once':
      return at(when.at.slice(11), (day) => day === dayOf(when.at))
    case 'day':
      return at(when.time, (day) => (day - first) % when.interval === 0)
    case 'week': {
      const wanted = new Set(when.days.map((day) => weekdays.indexOf(day)))
      return at(
        when.time,
        (day) => wanted.has(weekdayOf(day)) && (weekOf(day) - weekOf(first)) % when.interval === 0,
      )
    }
    case 'month':
      return at(
        when.time,
        (day) => (monthOf(day) - monthOf(first)) % when.interval === 0 && isOn(when.on, day, works),
      )
    case 'year':
      return at(when.time, (day) => monthOf(day) % 12 === when.month - 1 && isOn(when.on, day, works))
    case 'cron':
      return cronTimes(when.cron)
  }
}

function at(time: string, is: (day: DayNumber) => boolean): (day: DayNumber) => number[] {
  const minutes = [minuteOfDay(time)]
  return (day) => (is(day) ? minutes : [])
}

function monthOf(day: DayNumber): number {
  const date = new Date(day * DAY)
  return date.getUTCFullYear() * 12 + date.getUTCMonth()
}

function isOn(on: MonthDay, day: DayNumber, works: (day: DayNumber) => boolean): boolean {
  const date = new Date(day * DAY)
  const inMonth = date.getUTCDate()
  const length = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate()
  switch (on.is) {
    case 'day':
      return inMonth === Math.min(on.day, length)
    case 'last_day':
      return inMonth === length
    case 'weekday': {
      const isNth = on.nth === -1 ? inMonth + 7 > length : Math.ceil(inMonth / 7) === on.nth
      return isNth && weekdayOf(day) === weekdays.indexOf(on.weekday)
    }
    case 'last_working_day': {
      if (!works(day)) return false
      for (let later = 1; inMonth + later <= length; later++) if (works(day + later)) return false
      return true
    }
  }
}
