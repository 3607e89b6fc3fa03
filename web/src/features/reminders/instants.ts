import { Temporal } from '@/shared/time/temporal.ts'

/** A time that people often mean: its name in the messages, and its instant in the reader's zone. */
export type Choice = {
  key: 'in_an_hour' | 'later_today' | 'tomorrow' | 'next_week' | 'in_a_month'
  at: number
}

const morning = { hour: 9, minute: 0, second: 0, millisecond: 0, microsecond: 0, nanosecond: 0 }

/** The usual times from `now` on (epoch milliseconds), in the reader's zone. */
export function choices(now: number, timeZone: string = Temporal.Now.timeZoneId()): Choice[] {
  const here = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timeZone)
  const later = here.add({ hours: 3 })
  const monday = here.add({ days: 8 - here.dayOfWeek }).with(morning)
  return [
    { key: 'in_an_hour', at: here.add({ hours: 1 }).epochMilliseconds },
    ...(later.toPlainDate().equals(here.toPlainDate())
      ? [{ key: 'later_today' as const, at: later.epochMilliseconds }]
      : []),
    { key: 'tomorrow', at: here.add({ days: 1 }).with(morning).epochMilliseconds },
    { key: 'next_week', at: monday.epochMilliseconds },
    { key: 'in_a_month', at: here.add({ months: 1 }).with(morning).epochMilliseconds },
  ]
}

/** What a `datetime-local` field shows for an instant. */
export function asLocal(at: number, timeZone: string = Temporal.Now.timeZoneId()): string {
  const here = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone)
  return here.toPlainDateTime().toString({ smallestUnit: 'minute' })
}

/** The instant that such a field means, or null while it is not complete. */
export function fromLocal(text: string, timeZone: string = Temporal.Now.timeZoneId()): number | null {
  try {
    return Temporal.PlainDateTime.from(text).toZonedDateTime(timeZone).epochMilliseconds
  } catch {
    return null
  }
}
