import { shallowRef, watchEffect } from 'vue'
import type { ShownClock } from '#domain/sla/clock.ts'
import { useSession } from '@/features/session/store.ts'
import type { SavedCalendar } from './api.ts'
import type { OpenSpans } from './openHours.ts'
import { useCalendars } from './queries.ts'

const day = 24 * 3_600_000
const spans = shallowRef(new Map<string, OpenSpans>())
let computedFor: unknown = null

/** The open hours of all calendars, from which chips count business time. Worked out once, off the first paint. */
export function useOpenHours() {
  const session = useSession()
  const calendars = useCalendars({ enabled: () => session.isAgent, staleTime: 30 * 60_000 })
  watchEffect(() => {
    const list = calendars.data.value
    if (!list || list === computedFor) return
    computedFor = list
    void work(list).then((done) => {
      if (computedFor === list) spans.value = done
    })
  })
  return { of: (clock: ShownClock): OpenSpans | undefined => spans.value.get(clock.calendar) }
}

async function work(list: readonly SavedCalendar[]) {
  const { openSpans } = await import('./calendarSpans.ts')
  const from = Date.now() - 60 * day
  return new Map(list.map((calendar) => [calendar.id, openSpans(calendar, from, from + 180 * day)]))
}
