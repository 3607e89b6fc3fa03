import { useQuery, useQueryClient } from '@tanstack/vue-query'
import { computed } from 'vue'
import * as api from './api.ts'

/** The files of a ticket, newest first. */
export const useTicketFiles = (number: () => string) =>
  useQuery(
    computed(() => ({
      queryKey: ['ticket', number(), 'files'],
      queryFn: async ({ signal }: { signal: AbortSignal }) =>
        (await api.getTicketFiles(number(), signal)).files,
    })),
  )

export const downloadsKey = (number: string, id: string) =>
  ['ticket', number, 'files', id, 'downloads'] as const

/** Who got a file, newest first. */
export const useDownloads = (number: () => string, id: () => string, on: () => boolean) =>
  useQuery(
    computed(() => ({
      queryKey: downloadsKey(number(), id()),
      queryFn: async ({ signal }: { signal: AbortSignal }) =>
        (await api.getDownloads(number(), id(), signal)).downloads,
      enabled: on(),
      staleTime: 0,
    })),
  )

/** What shows files is read again. */
export function useFileRefresh() {
  const queries = useQueryClient()
  return (number: string) => queries.invalidateQueries({ queryKey: ['ticket', number] })
}
