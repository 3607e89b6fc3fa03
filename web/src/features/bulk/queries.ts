import { useInfiniteQuery, useQuery } from '@tanstack/vue-query'
import { computed } from 'vue'
import type { BulkItemState } from '#domain/bulk/bulk.ts'
import { type Chosen, type Deed, getBulk, getBulks, getResults, type Preview, previewBulk } from './api.ts'

/** Live news says when it has moved; without a live connection it is asked. */
const askAgain = 2_000

/** A bulk change, as far as it has come. */
export const useBulk = (id: () => string) =>
  useQuery(
    computed(() => ({
      queryKey: ['bulk', 'one', id()],
      queryFn: async ({ signal }: { signal: AbortSignal }) => (await getBulk(id(), signal)).bulk,
      refetchInterval: (query: { state: { data?: { state: string } | undefined } }) =>
        query.state.data?.state === 'running' ? askAgain : false,
    })),
  )

export const useBulks = () =>
  useInfiniteQuery({
    queryKey: ['bulk', 'list'],
    queryFn: ({ pageParam, signal }) => getBulks(pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
  })

export const useResults = (id: () => string, state: () => BulkItemState | '') =>
  useInfiniteQuery(
    computed(() => ({
      queryKey: ['bulk', 'results', id(), state()],
      queryFn: ({ pageParam, signal }: { pageParam: string | null; signal: AbortSignal }) =>
        getResults(id(), state(), pageParam, signal),
      initialPageParam: null as string | null,
      getNextPageParam: (last: { next: string | null }) => last.next,
    })),
  )

/** What a change of those tickets would reach. Asked anew each time, unless it is `known`: tickets come and go. */
export const usePreview = (
  chosen: () => Chosen,
  deed: () => Deed | undefined,
  on: () => boolean,
  known: Preview | null = null,
) =>
  useQuery(
    computed(() => ({
      queryKey: ['bulk-preview', chosen(), deed()],
      queryFn: ({ signal }: { signal: AbortSignal }) => previewBulk({ ...chosen(), ...deed() }, signal),
      enabled: on(),
      staleTime: 0,
      gcTime: 0,
      ...(known && { initialData: known, refetchOnMount: false }),
    })),
  )
