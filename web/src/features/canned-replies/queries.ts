import { queryOptions, useQuery } from '@tanstack/vue-query'
import { computed } from 'vue'
import * as api from './api.ts'

/** The canned replies one may use, by name. */
export const useCannedReplies = () =>
  useQuery({
    queryKey: ['canned-replies'],
    queryFn: ({ signal }) => api.getCannedReplies(signal),
    staleTime: 60_000,
  })

/** One filled in for a ticket as it is after its event `seq`. */
export const filledOptions = (number: string, seq: number, id: string) =>
  queryOptions({
    queryKey: ['filled', number, seq, id] as const,
    queryFn: async ({ signal }) => (await api.fillCannedReply(number, id, signal)).filled,
    staleTime: 60_000,
    retry: false,
  })

export const useFilled = (number: () => string, seq: () => number, id: () => string) =>
  useQuery(computed(() => ({ ...filledOptions(number(), seq(), id()), enabled: id() !== '' })))
