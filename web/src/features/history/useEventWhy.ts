import { useI18n } from 'vue-i18n'
import type { ShownEvent } from '#domain/tickets/ticket.ts'
import { businessTime } from '@/shared/time/format.ts'

/** Why something happened that nobody asked for, from what its event remembers; null when it says nothing. */
export function useEventWhy() {
  const { t, te } = useI18n()
  const level = (value: unknown) => {
    const key = `lifecycles.level.${String(value)}`
    return te(key) ? t(key).toLowerCase() : String(value)
  }

  return function whyOf({ type, data }: ShownEvent): string | null {
    if (type === 'priority_changed' && data.by === 'matrix')
      return t('history.because.matrix', { impact: level(data.impact), urgency: level(data.urgency) })
    if (type === 'status_changed' && typeof data.lifecycle === 'number')
      return t('history.because.version', { version: data.lifecycle })
    if (!type.startsWith('sla_')) return null
    const key = `history.because.${type}${data.late === true ? '_late' : ''}`
    if (!te(key)) return null
    const promised = typeof data.targetMs === 'number' ? businessTime(data.targetMs / 1000) : null
    return promised ? `${t(key)}: ${t('history.because.target_of', { time: promised })}` : t(key)
  }
}
