import { infiniteQueryOptions, queryOptions, useInfiniteQuery, useQuery } from '@tanstack/vue-query'
import { computed, type MaybeRefOrGetter, toValue } from 'vue'
import { asQuery, everything, type HistoryFilter } from '../history/filter.ts'
import { getLifecycles } from '../lifecycles/api.ts'
import * as api from './api.ts'

export const pageSize = 100

export const ticketsOptions = (filter: string, sort: string) =>
  infiniteQueryOptions({
    queryKey: ['tickets', filter, sort] as const,
    queryFn: ({ pageParam, signal }) =>
      api.getTickets({ filter, sort, cursor: pageParam, limit: pageSize }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
  })

export const ticketOptions = (number: string) =>
  queryOptions({
    queryKey: ['ticket', number] as const,
    queryFn: async ({ signal }) => (await api.getTicket(number, signal)).ticket,
  })

export const messagesOptions = (number: string) =>
  infiniteQueryOptions({
    queryKey: ['ticket', number, 'messages'] as const,
    queryFn: ({ pageParam, signal }) => api.getMessages(number, pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
  })

/** Tickets that match a filter, page after page. */
export function useTickets(
  filter: MaybeRefOrGetter<string>,
  sort: MaybeRefOrGetter<string>,
  on?: () => boolean,
) {
  return useInfiniteQuery(
    computed(() => ({ ...ticketsOptions(toValue(filter), toValue(sort)), enabled: on?.() ?? true })),
  )
}

export const useTicket = (number: MaybeRefOrGetter<string>) =>
  useQuery(computed(() => ticketOptions(toValue(number))))

export const useMessages = (number: MaybeRefOrGetter<string>) =>
  useInfiniteQuery(computed(() => messagesOptions(toValue(number))))

export const useEvents = (number: MaybeRefOrGetter<string>, filter: () => HistoryFilter = () => everything) =>
  useInfiniteQuery(
    computed(() => ({
      queryKey: ['ticket', toValue(number), 'events', filter()],
      queryFn: ({ pageParam, signal }: { pageParam: string | null; signal: AbortSignal }) =>
        api.getEvents(toValue(number), pageParam, signal, asQuery(filter())),
      initialPageParam: null as string | null,
      getNextPageParam: (last: { next: string | null }) => last.next,
    })),
  )

export const useClocks = (number: MaybeRefOrGetter<string>, on: () => boolean) =>
  useQuery(
    computed(() => ({
      queryKey: ['ticket', toValue(number), 'clocks'],
      queryFn: async ({ signal }: { signal: AbortSignal }) =>
        (await api.getClocks(toValue(number), signal)).clocks,
      enabled: on(),
    })),
  )

export const useProcesses = (number: MaybeRefOrGetter<string>, on: () => boolean) =>
  useQuery(
    computed(() => ({
      queryKey: ['ticket', toValue(number), 'processes'],
      queryFn: async ({ signal }: { signal: AbortSignal }) =>
        (await api.getProcesses(toValue(number), signal)).processes,
      enabled: on(),
      staleTime: 5_000,
    })),
  )

/** Built-in views with how many tickets each holds. */
export const useViews = () =>
  useQuery({ queryKey: ['views'], queryFn: async ({ signal }) => (await api.getViews(signal)).views })

export const useQueues = (on: () => boolean = () => true) =>
  useQuery({
    enabled: on,
    queryKey: ['queues'],
    queryFn: async ({ signal }) => (await api.getQueues(signal)).queues,
    staleTime: 10 * 60_000,
  })

export const useLifecycles = (on: () => boolean = () => true) =>
  useQuery({
    enabled: on,
    queryKey: ['lifecycles'],
    queryFn: async ({ signal }) => (await getLifecycles(signal)).lifecycles,
    staleTime: 10 * 60_000,
  })
