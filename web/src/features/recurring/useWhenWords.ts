import { useI18n } from 'vue-i18n'
import type { MonthDay, When } from '#domain/recurring/when.ts'

// January 1 of 2024 was a Monday.
const dayOfWeek = { mon: 1, tue: 2, wed: 3, thu: 4, fri: 5, sat: 6, sun: 7 } as const

/** A rule as a sentence: "Every 2 weeks on Monday and Friday at 08:00". */
export function useWhenWords() {
  const { t, locale } = useI18n()
  const intl = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale.value, { timeZone: 'UTC', ...options })

  const dayName = (day: keyof typeof dayOfWeek, weekday: 'long' | 'short' = 'long') =>
    intl({ weekday }).format(Date.UTC(2024, 0, dayOfWeek[day]))
  const monthName = (month: number) => intl({ month: 'long' }).format(Date.UTC(2024, month - 1, 1))

  function monthDay(on: MonthDay): string {
    if (on.is === 'day') return t('recurring.on.day', { day: on.day })
    if (on.is === 'weekday')
      return t('recurring.on.weekday', { nth: t(`recurring.nth.${on.nth}`), day: dayName(on.weekday) })
    return t(`recurring.on.${on.is}`)
  }

  function say(when: When): string {
    switch (when.every) {
      case 'once': {
        const at = intl({ dateStyle: 'full', timeStyle: 'short', hourCycle: 'h23' })
        return t('recurring.say.once', { at: at.format(Date.parse(`${when.at}:00Z`)) })
      }
      case 'day':
        return t('recurring.say.day', { count: when.interval, time: when.time }, when.interval)
      case 'week': {
        const order = Object.keys(dayOfWeek)
        const days = when.days
          .toSorted((one, other) => order.indexOf(one) - order.indexOf(other))
          .map((day) => dayName(day))
        const list = new Intl.ListFormat(locale.value).format(days)
        return t('recurring.say.week', { count: when.interval, days: list, time: when.time }, when.interval)
      }
      case 'month': {
        const named = { count: when.interval, day: monthDay(when.on), time: when.time }
        return t('recurring.say.month', named, when.interval)
      }
      case 'year': {
        const named = { day: monthDay(when.on), month: monthName(when.month), time: when.time }
        return t('recurring.say.year', named)
      }
      case 'cron':
        return t('recurring.say.cron', { cron: when.cron })
    }
  }

  return { say, dayName, monthName }
}
