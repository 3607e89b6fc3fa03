import { Temporal } from 'temporal-polyfill'
import { type Calendar, minuteOfDay, weekdays } from '#domain/sla/calendar.ts'
import { DAY, type Instant, MINUTE } from '#domain/sla/instant.ts'

/** The grid on which the slow answers are found: every zone of the tests changes its clocks on it. */
export const SLOT = 15 * MINUTE

/** The instant of a wall-clock time in a zone; of the earlier one if it occurs twice. */
export function at(wall: string, timeZone: string): Instant {
  return Temporal.PlainDateTime.from(wall).toZonedDateTime(timeZone).epochMilliseconds
}

/**
 * Whether the calendar is open in each slot from `from` on, found the slow way: by reading the clock on the
 * wall at every slot. When that clock is put back, it counts as standing still until it has caught up.
 */
export function openSlots(calendar: Calendar, from: Instant, to: Instant): boolean[] {
  const open: boolean[] = []
  let latestWall = Number.NEGATIVE_INFINITY
  for (let slot = from - 2 * DAY; slot < to; slot += SLOT) {
    latestWall = Math.max(latestWall, wallClock(slot, calendar.timeZone))
    if (slot >= from) open.push(isOpenByTheWall(calendar, latestWall))
  }
  return open
}

/** What the clock on the wall shows, as if it were UTC. */
function wallClock(instant: Instant, timeZone: string): number {
  const zoned = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(timeZone)
  return instant + zoned.offsetNanoseconds / 1e6
}

function isOpenByTheWall(calendar: Calendar, wall: number): boolean {
  const shown = new Date(wall)
  const date = shown.toISOString().slice(0, 10)
  const closed = calendar.holidays.some((holiday) =>
    holiday.yearly ? holiday.date.slice(5) === date.slice(5) : holiday.date === date,
  )
  const day = weekdays[(shown.getUTCDay() + 6) % 7] ?? 'mon'
  const minute = shown.getUTCHours() * 60 + shown.getUTCMinutes()
  return (
    !closed &&
    calendar.hours[day].some(
      (window) => minuteOfDay(window.from) <= minute && minute < minuteOfDay(window.to),
    )
  )
}
