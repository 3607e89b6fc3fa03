import { useQuery } from '@tanstack/vue-query'
import { computed } from 'vue'
import { getCalendars } from './api.ts'

/** "Business hours (Europe/Berlin)" of the calendar with that id. */
export function useCalendarName(id: () => string) {
  const calendars = useQuery({
    queryKey: ['calendars'],
    queryFn: async () => (await getCalendars()).calendars,
    staleTime: 30 * 60_000,
  })
  return computed(() => {
    const found = calendars.data.value?.find((calendar) => calendar.id === id())
    return found ? `${found.name} (${found.timeZone})` : ''
  })
}
