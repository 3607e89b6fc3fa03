import { useInfiniteQuery, useQuery } from '@tanstack/vue-query'
import { computed } from 'vue'
import {
  type AuditFilter,
  type AuditRecord,
  getAlerts,
  getIntegrity,
  getRecord,
  getRecords,
  getRetention,
} from './api.ts'

type Asked = { pageParam: string | null; signal: AbortSignal }

export const useRecords = (filter: () => AuditFilter) =>
  useInfiniteQuery(
    computed(() => ({
      queryKey: ['audit', 'list', filter()],
      queryFn: ({ pageParam, signal }: Asked) => getRecords(filter(), pageParam, signal),
      initialPageParam: null as string | null,
      getNextPageParam: (last: { next: string | null }) => last.next,
      placeholderData: <T>(before: T) => before,
    })),
  )

/** A record; `known` is it, when the list has it already. */
export const useRecord = (id: () => string, known: () => AuditRecord | undefined) =>
  useQuery(
    computed(() => ({
      queryKey: ['audit', 'one', id()],
      queryFn: async ({ signal }: { signal: AbortSignal }) => (await getRecord(id(), signal)).record,
      initialData: known(),
      // What was recorded never changes.
      staleTime: Number.POSITIVE_INFINITY,
    })),
  )

export const useAlerts = () =>
  useQuery({
    queryKey: ['audit', 'alerts'],
    queryFn: async ({ signal }) => (await getAlerts(signal)).alerts,
    refetchInterval: 60_000,
  })

export const useIntegrity = () =>
  useQuery({
    queryKey: ['audit', 'integrity'],
    queryFn: async ({ signal }) => (await getIntegrity(signal)).integrity,
    staleTime: 5 * 60_000,
  })

export const useRetention = () =>
  useQuery({
    queryKey: ['audit', 'retention'],
    queryFn: async ({ signal }) => (await getRetention(signal)).retention,
  })
