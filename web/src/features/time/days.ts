import { daysAfter, mondayOf } from '#domain/time/days.ts'
import { utcFormat } from '@/shared/time/format.ts'

/** "Mon 2", below a period that says the month. */
export const shortDay = (day: string, locale: string) =>
  `${utcFormat(locale, { weekday: 'short' }).format(Date.parse(day))} ${Number(day.slice(8))}`

/** "2 – 8 Mar 2026". */
export const periodName = (from: string, to: string, locale: string) =>
  utcFormat(locale, { day: 'numeric', month: 'short', year: 'numeric' }).formatRange(
    Date.parse(from),
    Date.parse(to),
  )

export type Period = 'week' | 'month'

/** The first and the last day of the week or month that `day` is in. */
export function periodOf(day: string, period: Period): { from: string; to: string } {
  if (period === 'week') return { from: mondayOf(day), to: daysAfter(mondayOf(day), 6) }
  const from = `${day.slice(0, 7)}-01`
  const next = `${daysAfter(from, 31).slice(0, 7)}-01`
  return { from, to: daysAfter(next, -1) }
}

/** The columns of a sheet: the days of a week, or the weeks of a month; each with the days it sums up. */
export function columnsOf({ from, to }: { from: string; to: string }, period: Period): string[][] {
  const days: string[] = []
  for (let day = from; day <= to; day = daysAfter(day, 1)) days.push(day)
  if (period === 'week') return days.map((day) => [day])
  const weeks = new Map<string, string[]>()
  for (const day of days) weeks.set(mondayOf(day), [...(weeks.get(mondayOf(day)) ?? []), day])
  return [...weeks.values()]
}
