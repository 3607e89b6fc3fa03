import { computed } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { daysAfter } from '#domain/time/days.ts'
import { useSession } from '@/features/session/store.ts'
import { localDay } from '@/features/teams/days.ts'
import type { TimeFilter } from './api.ts'
import { type Period, periodOf } from './days.ts'

const names = ['who', 'day', 'period', 'person', 'team', 'type', 'billable'] as const
type Name = (typeof names)[number]

/** Which time is shown. It stands in the address, so that it can be sent and gone back to. */
export function useTimeFilter() {
  const route = useRoute()
  const router = useRouter()
  const session = useSession()

  const values = computed(
    () =>
      Object.fromEntries(
        names.flatMap((name) => {
          const value = route.query[name]
          return typeof value === 'string' && value ? [[name, value]] : []
        }),
      ) as Partial<Record<Name, string>>,
  )
  const isOfAll = computed(() => values.value.who === 'all' && session.can('read_time', 'Ticket'))
  const period = computed<Period>(() => (values.value.period === 'month' ? 'month' : 'week'))
  const day = computed(() =>
    /^\d{4}-\d\d-\d\d$/.test(values.value.day ?? '') ? (values.value.day as string) : localDay(Date.now()),
  )
  const span = computed(() => periodOf(day.value, period.value))
  const filter = computed<TimeFilter>(() => {
    const { person, team, type, billable } = values.value
    return {
      ...span.value,
      ...(isOfAll.value ? { ...(person && { person }), ...(team && { team }) } : { person: 'me' }),
      ...(type && { type }),
      ...((billable === 'true' || billable === 'false') && { billable }),
    }
  })

  /** Shows other time; what is '' does not matter any more. */
  function change(changes: Partial<Record<Name, string>>): void {
    const query = Object.fromEntries(
      Object.entries({ ...values.value, ...changes }).filter(([, value]) => value),
    )
    void router.replace({ query })
  }
  const step = (by: 1 | -1) =>
    change({ day: by > 0 ? daysAfter(span.value.to, 1) : daysAfter(span.value.from, -1) })

  return { values, isOfAll, period, span, filter, change, step }
}
