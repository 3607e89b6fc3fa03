import { computed } from 'vue'
import { useCalendars } from './queries.ts'

/** "Business hours (Europe/Berlin)" of the calendar with that id. */
export function useCalendarName(id: () => string) {
  const calendars = useCalendars({ staleTime: 30 * 60_000 })
  return computed(() => {
    const found = calendars.data.value?.find((calendar) => calendar.id === id())
    return found ? `${found.name} (${found.timeZone})` : ''
  })
}
