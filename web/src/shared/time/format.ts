const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

const cache = new Map<string, unknown>()
function cached<T>(key: string, make: () => T): T {
  const found = cache.get(key) as T | undefined
  if (found) return found
  const made = make()
  cache.set(key, made)
  return made
}

/** The reader's own variety of a language: "en" is "en-GB" for a reader from Britain. */
export function ownLocale(locale: string): string {
  return cached(`o${locale}`, () => navigator.languages.find((name) => name.startsWith(locale)) ?? locale)
}

/** "now", "5 min. ago", "3 hr. ago", "yesterday"; the date from a month on. */
export function relativeTime(at: number, now: number, locale = 'en'): string {
  const ago = at - now
  const size = Math.abs(ago)
  if (size >= 28 * day) return shortDate(at, now, locale)
  const format = cached(
    `r${locale}`,
    () => new Intl.RelativeTimeFormat(ownLocale(locale), { numeric: 'auto', style: 'narrow' }),
  )
  if (size < 45_000) return format.format(0, 'second')
  if (size < hour) return format.format(Math.trunc(ago / minute) || Math.sign(ago), 'minute')
  if (size < day) return format.format(Math.trunc(ago / hour), 'hour')
  return format.format(Math.trunc(ago / day), 'day')
}

function shortDate(at: number, now: number, locale: string): string {
  const sameYear = new Date(at).getFullYear() === new Date(now).getFullYear()
  const options: Intl.DateTimeFormatOptions = {
    day: 'numeric',
    month: 'short',
    ...(!sameYear && { year: 'numeric' }),
  }
  return cached(`s${locale}${sameYear}`, () => new Intl.DateTimeFormat(ownLocale(locale), options)).format(at)
}

/** The exact time in the reader's zone, with the zone's name. */
export function exactTime(at: number, locale = 'en'): string {
  const format = cached(
    `e${locale}`,
    () =>
      new Intl.DateTimeFormat(ownLocale(locale), { dateStyle: 'full', timeStyle: 'long', hourCycle: 'h23' }),
  )
  return format.format(at)
}

/** Day and time, short: "Tue 3 Mar, 14:05". */
export function dayTime(at: number, locale = 'en', timeZone?: string): string {
  return cached(
    `d${locale}${timeZone ?? ''}`,
    () =>
      new Intl.DateTimeFormat(ownLocale(locale), {
        weekday: 'short',
        day: 'numeric',
        month: 'short',
        hour: '2-digit',
        minute: '2-digit',
        hourCycle: 'h23',
        ...(timeZone && { timeZone }),
      }),
  ).format(at)
}

/** Writes days, and what has no zone of its own: give it instants as UTC has them. */
export const utcFormat = (locale: string, options: Intl.DateTimeFormatOptions) =>
  cached(
    `u${locale}${JSON.stringify(options)}`,
    () => new Intl.DateTimeFormat(ownLocale(locale), { ...options, timeZone: 'UTC' }),
  )

/** "Mon 2 Mar": a day such as "2026-03-02", as it was, whatever zone it is read in. */
export const dayName = (date: string, locale: string) =>
  utcFormat(locale, { weekday: 'short', day: 'numeric', month: 'short' }).format(Date.parse(date))

/** Day and time without the weekday, for narrow places: "3 Mar, 14:05". */
export function shortDayTime(at: number, locale = 'en'): string {
  const options = {
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  } as const
  return cached(`n${locale}`, () => new Intl.DateTimeFormat(ownLocale(locale), options)).format(at)
}

/**
 * Business time: "26h 10m", "42m", and "4:59" in the last five minutes. Never in days, since a business day is as long
 * as its calendar says.
 */
export function businessTime(seconds: number): string {
  const total = Math.max(0, Math.trunc(Math.abs(seconds)))
  if (total < 300) return `${Math.trunc(total / 60)}:${String(total % 60).padStart(2, '0')}`
  const hours = Math.trunc(total / 3600)
  const minutes = Math.trunc((total % 3600) / 60)
  if (!hours) return `${minutes}m`
  return hours >= 100 || !minutes ? `${hours}h` : `${hours}h ${minutes}m`
}

/** The same to the second, for explanations: "26h 10m 5s". */
export function exactBusinessTime(seconds: number): string {
  const total = Math.round(Math.abs(seconds))
  const parts = [
    [Math.trunc(total / 3600), 'h'],
    [Math.trunc((total % 3600) / 60), 'm'],
    [total % 60, 's'],
  ] as const
  return (
    parts
      .filter(([value]) => value > 0)
      .map(([value, unit]) => `${value}${unit}`)
      .join(' ') || '0s'
  )
}

/** "950 B", "12 kB", "3.4 MB". */
export function fileSize(bytes: number, locale = 'en'): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const
  const step = Math.min(units.length - 1, bytes < 1 ? 0 : Math.floor(Math.log10(bytes) / 3))
  const value = bytes / 1000 ** step
  return new Intl.NumberFormat(ownLocale(locale), {
    style: 'unit',
    unit: units[step] ?? 'byte',
    unitDisplay: step ? 'short' : 'narrow',
    maximumFractionDigits: value < 10 && step ? 1 : 0,
  }).format(value)
}
