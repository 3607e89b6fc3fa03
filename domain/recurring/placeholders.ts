import { Temporal } from 'temporal-polyfill'
import type { Instant } from '../sla/instant.ts'

/** What the words of a recurring ticket may name beside the placeholders of every template: when it is due. */
export const occurrencePlaceholders = [
  'occurrence.date',
  'occurrence.time',
  'occurrence.weekday',
  'occurrence.day',
  'occurrence.month',
  'occurrence.month_name',
  'occurrence.year',
  'occurrence.week',
  'occurrence.quarter',
] as const
export type OccurrencePlaceholder = (typeof occurrencePlaceholders)[number]

const days = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
const months = [
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August'],
  ...['September', 'October', 'November', 'December'],
]

/** What they stand for, in the time zone of the plan. Weeks are those of ISO 8601. */
export function occurrenceValues(at: Instant, timeZone: string): Record<OccurrencePlaceholder, string> {
  const zoned = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone)
  return {
    'occurrence.date': zoned.toPlainDate().toString(),
    'occurrence.time': zoned.toPlainTime().toString().slice(0, 5),
    'occurrence.weekday': days[zoned.dayOfWeek - 1] ?? '',
    'occurrence.day': String(zoned.day),
    'occurrence.month': String(zoned.month),
    'occurrence.month_name': months[zoned.month - 1] ?? '',
    'occurrence.year': String(zoned.year),
    'occurrence.week': String(zoned.weekOfYear),
    'occurrence.quarter': String(Math.ceil(zoned.month / 3)),
  }
}
