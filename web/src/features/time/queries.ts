import { useInfiniteQuery, useQuery } from '@tanstack/vue-query'
import { computed } from 'vue'
import { getSheet, getTicketTime, getTimes, getTimeTypes, type TimeFilter } from './api.ts'

type Next = { next: string | null }
const pages = {
  initialPageParam: null as string | null,
  getNextPageParam: ({ next }: Next) => next,
}

/** The types of work, retired ones too, by name. */
export const useTimeTypes = () =>
  useQuery({
    queryKey: ['time-types'],
    queryFn: async ({ signal }) => (await getTimeTypes(signal)).types,
    staleTime: 60_000,
  })

/** What was logged on a ticket, once `on`. */
export const useTicketTime = (number: string, on: () => boolean) =>
  useInfiniteQuery({
    queryKey: ['ticket', number, 'time'],
    queryFn: ({ pageParam, signal }) => getTicketTime(number, pageParam, signal),
    enabled: computed(on),
    ...pages,
  })

/** The entries that fit, the latest day first. */
export const useTimes = (filter: () => TimeFilter) =>
  useInfiniteQuery(
    computed(() => ({
      queryKey: ['time', 'entries', filter()],
      queryFn: ({ pageParam, signal }: { pageParam: string | null; signal: AbortSignal }) =>
        getTimes(filter(), pageParam, signal),
      placeholderData: <T>(before: T) => before,
      ...pages,
    })),
  )

/** Time by day. */
export const useSheet = (filter: () => TimeFilter, rows: () => 'ticket' | 'person') =>
  useQuery(
    computed(() => ({
      queryKey: ['time', 'sheet', rows(), filter()],
      queryFn: ({ signal }: { signal: AbortSignal }) => getSheet(filter(), rows(), signal),
      placeholderData: <T>(before: T) => before,
    })),
  )
