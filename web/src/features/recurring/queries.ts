import { useInfiniteQuery, useQuery } from '@tanstack/vue-query'
import { computed } from 'vue'
import type { OccurrenceState } from '#domain/recurring/recurring.ts'
import { getOccurrences, getRecurring, listRecurring, type PreviewAsked, previewRecurring } from './api.ts'

/** Live news says when something became of it; without a live connection it is asked while tickets are on their way. */
const askAgain = 2_000

export const useRecurringList = (failed: () => boolean) =>
  useInfiniteQuery(
    computed(() => ({
      queryKey: ['recurring', 'list', failed()],
      queryFn: ({ pageParam, signal }: { pageParam: string | null; signal: AbortSignal }) =>
        listRecurring(pageParam, failed(), signal),
      initialPageParam: null as string | null,
      getNextPageParam: (last: { next: string | null }) => last.next,
    })),
  )

export const useRecurring = (id: () => string) =>
  useQuery(
    computed(() => ({
      queryKey: ['recurring', 'one', id()],
      queryFn: async ({ signal }: { signal: AbortSignal }) => (await getRecurring(id(), signal)).recurring,
      enabled: id() !== '',
      refetchInterval: (query: { state: { data?: { due: number } | undefined } }) =>
        query.state.data?.due ? askAgain : false,
    })),
  )

/** What became of its occurrences; `stamp` changes when something did. */
export const useOccurrences = (id: () => string, state: () => OccurrenceState | '', stamp: () => string) =>
  useInfiniteQuery(
    computed(() => ({
      queryKey: ['recurring', 'occurrences', id(), state(), stamp()],
      queryFn: ({ pageParam, signal }: { pageParam: string | null; signal: AbortSignal }) =>
        getOccurrences(id(), state(), pageParam, signal),
      initialPageParam: null as string | null,
      getNextPageParam: (last: { next: string | null }) => last.next,
      placeholderData: <T>(before: T) => before,
    })),
  )

/** When it would happen, for as much as is written. */
export const usePreview = (asked: () => PreviewAsked) =>
  useQuery(
    computed(() => ({
      queryKey: ['recurring-preview', asked()],
      queryFn: ({ signal }: { signal: AbortSignal }) => previewRecurring(asked(), signal),
      placeholderData: <T>(before: T) => before,
      retry: false,
      staleTime: 0,
      gcTime: 0,
    })),
  )
