import { useI18n } from 'vue-i18n'
import type { MonthDay, When } from '#domain/recurring/when.ts'
import { weekdayName, weekdays } from '@/features/sla/week.ts'
import { utcFormat } from '@/shared/time/format.ts'

/** A rule as a sentence: "Every 2 weeks on Monday and Friday at 08:00". */
export function useWhenWords() {
  const { t, locale } = useI18n()
  const monthName = (month: number) =>
    utcFormat(locale.value, { month: 'long' }).format(Date.UTC(2024, month - 1, 1))

  function monthDay(on: MonthDay): string {
    if (on.is === 'day') return t('recurring.on.day', { day: on.day })
    if (on.is === 'weekday')
      return t('recurring.on.weekday', {
        nth: t(`recurring.nth.${on.nth}`),
        day: weekdayName(on.weekday, locale.value),
      })
    return t(`recurring.on.${on.is}`)
  }

  function say(when: When): string {
    switch (when.every) {
      case 'once': {
        const at = utcFormat(locale.value, { dateStyle: 'full', timeStyle: 'short', hourCycle: 'h23' })
        return t('recurring.say.once', { at: at.format(Date.parse(`${when.at}:00Z`)) })
      }
      case 'day':
        return t('recurring.say.day', { count: when.interval, time: when.time }, when.interval)
      case 'week': {
        const days = weekdays
          .filter((day) => when.days.includes(day))
          .map((day) => weekdayName(day, locale.value))
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

  return { say, monthName }
}
