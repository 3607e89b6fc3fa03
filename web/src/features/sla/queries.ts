import { useQuery } from '@tanstack/vue-query'
import { getCalendars } from './api.ts'

/** The desk's calendars. */
export const useCalendars = (options: { enabled?: () => boolean; staleTime?: number } = {}) =>
  useQuery({
    ...options,
    queryKey: ['calendars'],
    queryFn: async () => (await getCalendars()).calendars,
  })
