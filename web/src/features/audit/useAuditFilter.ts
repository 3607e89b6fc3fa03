import { computed } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import type { AuditFilter } from './api.ts'

const names = ['action', 'person', 'subject', 'from', 'to', 'text'] as const
type Name = (typeof names)[number]

const dayMs = 24 * 3_600_000
/** A day of the reader's, as an instant: where it begins, or where the next one does. */
const startOf = (day: string) => new Date(`${day}T00:00`)
const isDay = (text: string) => /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(startOf(text).getTime())

/** The instants of days as they stand in the address, `to` including its day. */
export function periodOf(days: { from?: string; to?: string }): { from?: string; to?: string } {
  const end = days.to && isDay(days.to) ? new Date(startOf(days.to).getTime() + 36 * 3_600_000) : null
  end?.setHours(0, 0, 0, 0)
  return {
    ...(days.from && isDay(days.from) && { from: startOf(days.from).toISOString() }),
    ...(end && { to: end.toISOString() }),
  }
}

/** A day some days ago, as it stands in the address. */
export function dayBefore(days: number, now = Date.now()): string {
  return new Intl.DateTimeFormat('sv-SE').format(now - days * dayMs)
}

/** What of the log is shown. It stands in the address, so that it can be sent and gone back to. */
export function useAuditFilter() {
  const route = useRoute()
  const router = useRouter()

  const given = computed(() =>
    Object.fromEntries(
      names.flatMap((name) => {
        const value = route.query[name]
        return typeof value === 'string' && value ? [[name, value]] : []
      }),
    ),
  )
  const values = computed<Partial<Record<Name, string>>>(() => given.value)
  const filter = computed<AuditFilter>(() => {
    const { from: _, to: __, ...others } = values.value
    return { ...others, ...periodOf(values.value) }
  })
  const isFiltered = computed(() => Object.keys(values.value).length > 0)

  /** Shows other records; what is '' does not matter any more. */
  function change(changes: Partial<Record<Name, string>>, id = ''): void {
    const query = Object.fromEntries(
      Object.entries({ ...values.value, ...changes }).filter(([, value]) => value),
    )
    void router.push({ name: 'audit-records', params: { id: id || null }, query })
  }
  const pick = (id: string) =>
    void router.push({ name: 'audit-records', params: { id: id || null }, query: route.query })

  /** Shows nothing but that. */
  const only = (changes: Partial<Record<Name, string>>) => change({ ...blank, ...changes })

  return { values, filter, isFiltered, change, only, clear: () => change(blank), pick }
}

const blank: Record<Name, string> = { action: '', person: '', subject: '', from: '', to: '', text: '' }
