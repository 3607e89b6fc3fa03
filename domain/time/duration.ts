/** As much as one entry says, in minutes: it is of one day. */
export const mostMinutes = 24 * 60

/** Whether one entry can say so many minutes, and what to answer where it can't. */
export const isLoggable = (minutes: number) => minutes >= 1 && minutes <= mostMinutes
export const loggableHint = 'Log at least a minute, and at most 24 hours of one day.'

const clock = /^(\d{1,4}):([0-5]\d)$/
const plain = /^\d{1,6}$/
const amounts =
  /^(?:(\d{1,4}(?:[.,]\d{1,4})?)\s*(?:h|hours?|hrs?))?\s*(?:(\d{1,6})\s*(?:m|min|mins|minutes?)?)?$/i

/**
 * Whole minutes of a time as people write it, or null for what is none: `1h 30m`, `1 h 30 min`, `1h30`, `1:30`, `1.5h`,
 * and `90`, which is minutes.
 */
export function parseDuration(text: string): number | null {
  const written = text.trim()
  if (plain.test(written)) return Number(written)
  const [, hour, minute] = clock.exec(written) ?? []
  if (hour !== undefined) return Number(hour) * 60 + Number(minute)
  const [, hours, minutes] = amounts.exec(written) ?? []
  if (hours === undefined && minutes === undefined) return null
  return Math.round(Number((hours ?? '0').replace(',', '.')) * 60) + Number(minutes ?? 0)
}

/** Minutes as `parseDuration` reads them: `45m`, `2h`, `1h 30m`. */
export function formatDuration(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  if (!hours) return `${rest}m`
  return rest ? `${hours}h ${rest}m` : `${hours}h`
}

/** What to write instead of a time that can't be read. */
export const durationHint = 'Write a time such as 1h 30m, 1:30, 1.5h, or 90 for minutes.'
