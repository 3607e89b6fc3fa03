import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'

/** The days of a week, Monday first (ISO 8601). */
export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
export type Weekday = (typeof weekdays)[number]

const MAX_WINDOWS_A_DAY = 24
const MAX_HOLIDAYS = 1_000
const ORDINARY_DAYS_OF_A_YEAR = 365

const startPattern = /^([01]\d|2[0-3]):[0-5]\d$/
const endPattern = /^(([01]\d|2[0-3]):[0-5]\d|24:00)$/

/** Minutes from midnight by the clock on the wall: '08:30' gives 510, '24:00' gives 1440. */
export function minuteOfDay(clock: string): number {
  return Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5))
}

const windowSchema = z
  .strictObject({
    from: z.string().regex(startPattern, { error: 'A window starts at a time like 08:00.', abort: true }),
    to: z.string().regex(endPattern, {
      error: 'A window ends at a time like 17:00, or 24:00 for midnight.',
      abort: true,
    }),
  })
  .refine((window) => minuteOfDay(window.from) < minuteOfDay(window.to), {
    path: ['to'],
    message: 'A window must end after it starts.',
  })

/** One stretch of open time on a weekday, by the clock on the wall. */
export type DailyWindow = z.infer<typeof windowSchema>

const dayHoursSchema = z
  .array(windowSchema)
  .max(MAX_WINDOWS_A_DAY, `A day has at most ${MAX_WINDOWS_A_DAY} windows.`)
  .superRefine((windows, context) => {
    const index = overlappingWindow(windows)
    if (index === null) return
    context.addIssue({
      code: 'custom',
      path: [index, 'from'],
      message: 'This window overlaps another one of the same day.',
    })
  })
  .default([])

const holidaySchema = z.strictObject({
  date: z.iso.date('A holiday needs a date that exists, like 2026-12-25.'),
  name: z.string().trim().min(1, 'A holiday needs a name.').max(100),
  /** The same day of every year, before and after. February 29 then occurs in leap years only. */
  yearly: z.boolean().optional(),
})

/** A day on which the calendar is closed. */
export type Holiday = z.infer<typeof holidaySchema>

/**
 * Weekly working hours, holidays and the one time zone in which both are read.
 *
 * A calendar with no open day at all is refused: its issue carries `params.code`
 * `'calendar_never_open'` and the path `hours` or `holidays`.
 */
export const calendarSchema = z
  .strictObject({
    name: z.string().trim().min(1, 'A calendar needs a name.').max(100),
    timeZone: z
      .string()
      .max(64)
      .refine(isTimeZone, 'This time zone is not known. Use a name like Europe/Berlin.'),
    hours: z.strictObject({
      mon: dayHoursSchema,
      tue: dayHoursSchema,
      wed: dayHoursSchema,
      thu: dayHoursSchema,
      fri: dayHoursSchema,
      sat: dayHoursSchema,
      sun: dayHoursSchema,
    }),
    holidays: z
      .array(holidaySchema)
      .max(MAX_HOLIDAYS, `A calendar has at most ${MAX_HOLIDAYS} holidays.`)
      .default([]),
  })
  .superRefine((calendar, context) => {
    const never = neverOpen(calendar)
    if (never) context.addIssue({ code: 'custom', params: { code: 'calendar_never_open' }, ...never })
  })

export type Calendar = z.infer<typeof calendarSchema>

const officeHours: DailyWindow[] = [{ from: '08:00', to: '17:00' }]

/** Monday to Friday, 08:00 to 17:00 UTC. `{ ...defaultCalendar, timeZone }` moves it to another zone. */
export const defaultCalendar: Calendar = {
  name: 'Business hours',
  timeZone: 'UTC',
  hours: {
    mon: officeHours,
    tue: officeHours,
    wed: officeHours,
    thu: officeHours,
    fri: officeHours,
    sat: [],
    sun: [],
  },
  holidays: [],
}

/** The index of the first window that overlaps one that starts no later, or null. Touching is allowed. */
function overlappingWindow(windows: DailyWindow[]): number | null {
  const byStart = windows
    .map((window, index) => ({ index, from: minuteOfDay(window.from), to: minuteOfDay(window.to) }))
    .sort((a, b) => a.from - b.from || a.index - b.index)
  const found = byStart.find((window, i) => window.from < (byStart[i - 1]?.to ?? 0))
  return found ? found.index : null
}

// Temporal also takes offsets like '+02:00'; those know no daylight-saving time, so only names pass.
/** Whether that is a time zone of the IANA database. */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false
  try {
    new Temporal.ZonedDateTime(0n, name)
    return true
  } catch {
    return false
  }
}

function neverOpen(
  calendar: Pick<Calendar, 'hours' | 'holidays'>,
): { path: string[]; message: string } | null {
  if (weekdays.every((day) => calendar.hours[day].length === 0))
    return {
      path: ['hours'],
      message: 'This calendar is never open: it needs at least one window in the week.',
    }
  if (ordinaryDaysClosedYearly(calendar.holidays) === ORDINARY_DAYS_OF_A_YEAR)
    return {
      path: ['holidays'],
      message: 'This calendar is never open: its yearly holidays close every day.',
    }
  return null
}

// Every other date falls on every weekday in turn, at most 12 years apart; only February 29 waits up to 40.
function ordinaryDaysClosedYearly(holidays: Holiday[]): number {
  const closed = new Set(holidays.filter((holiday) => holiday.yearly).map((holiday) => holiday.date.slice(5)))
  closed.delete('02-29')
  return closed.size
}
