import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { isTimeZone, weekdays } from '../sla/calendar.ts'
import { cronProblem } from './cron.ts'
import { mostInterval } from './interval.ts'

// Schedules know no later years.
const isInRange = (text: string) => text >= '2000-01-01' && text.slice(0, 10) <= '2099-12-31'
const outOfRange = 'Give a day from 2000-01-01 to 2099-12-31.'

const date = z.iso.date('Give a date that exists, like 2026-12-24.').refine(isInRange, outOfRange)
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Give a time like 08:30.')
const every = (most: number) => z.int().min(1).max(most).default(1)

const localInstant = z
  .string()
  .refine(isLocalInstant, 'Give a day and a time that exist.')
  .refine(isInRange, outOfRange)

function isLocalInstant(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d$/.test(text)) return false
  try {
    Temporal.PlainDateTime.from(text)
    return true
  } catch {
    return false
  }
}

/** Which day of a month: of shorter months, the last one stands for a day they do not have. */
export const monthDaySchema = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('day'), day: z.int().min(1).max(31) }),
  /** The first to fourth of its weekday, or -1 for the last. */
  z.strictObject({
    is: z.literal('weekday'),
    nth: z.literal([1, 2, 3, 4, -1]),
    weekday: z.enum(weekdays),
  }),
  z.strictObject({ is: z.literal('last_day') }),
  /** The last day on which the calendar is open; without a calendar, the last from Monday to Friday. */
  z.strictObject({ is: z.literal('last_working_day') }),
])
export type MonthDay = z.infer<typeof monthDaySchema>

/** When something recurs, by the clock on the wall. */
export const whenSchema = z.discriminatedUnion('every', [
  z.strictObject({ every: z.literal('once'), at: localInstant }),
  z.strictObject({ every: z.literal('day'), interval: every(mostInterval.day), time }),
  z.strictObject({
    every: z.literal('week'),
    interval: every(mostInterval.week),
    days: z.array(z.enum(weekdays)).min(1, 'Choose at least one day.').max(7),
    time,
  }),
  z.strictObject({
    every: z.literal('month'),
    interval: every(mostInterval.month),
    on: monthDaySchema,
    time,
  }),
  z.strictObject({ every: z.literal('year'), month: z.int().min(1).max(12), on: monthDaySchema, time }),
  z.strictObject({
    every: z.literal('cron'),
    cron: z
      .string()
      .trim()
      .max(200)
      .superRefine((pattern, context) => {
        const problem = cronProblem(pattern)
        if (problem) context.addIssue({ code: 'custom', message: problem })
      }),
  }),
])
export type When = z.infer<typeof whenSchema>

/** What happens to an occurrence on a day on which the calendar is closed. */
export const dayOffChoices = ['make', 'skip', 'next', 'previous'] as const
export type DayOff = (typeof dayOffChoices)[number]

const plan = {
  when: whenSchema,
  timeZone: z.string().max(64).refine(isTimeZone, 'This time zone is not known. Use one like Europe/Berlin.'),
  /** The first day on which it may happen; every second week counts from the week of this day. */
  start: date,
  /** The last day on which it may happen. */
  end: date.nullable(),
  /** How often it happens at most. */
  count: z.int().min(1).max(10_000).nullable(),
  onDayOff: z.enum(dayOffChoices),
}

/** The rule by which something recurs, apart from the calendar. */
export type Plan = z.infer<z.ZodObject<typeof plan>>
export const planFields = plan
