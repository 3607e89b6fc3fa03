import { useInfiniteQuery, useQuery } from '@tanstack/vue-query'
import { computed } from 'vue'
import type { DeliveryState } from '#domain/mail/delivery.ts'
import type { IntakeState } from '#domain/mail/intake.ts'
import { getDeliveries, getDelivery, getIntake, getIntakes } from './api.ts'

const paging = {
  initialPageParam: null as string | null,
  getNextPageParam: (last: { next: string | null }) => last.next,
}
type Asked = { pageParam: string | null; signal: AbortSignal }

export const useDeliveries = (state: () => DeliveryState | '') =>
  useInfiniteQuery(
    computed(() => ({
      queryKey: ['deliveries', 'list', state()],
      queryFn: ({ pageParam, signal }: Asked) => getDeliveries(state(), pageParam, signal),
      ...paging,
    })),
  )

export const useDelivery = (id: () => string) =>
  useQuery(
    computed(() => ({
      queryKey: ['deliveries', 'one', id()],
      queryFn: async ({ signal }: { signal: AbortSignal }) => (await getDelivery(id(), signal)).delivery,
    })),
  )

export const useIntakes = (state: () => IntakeState | '') =>
  useInfiniteQuery(
    computed(() => ({
      queryKey: ['intakes', 'list', state()],
      queryFn: ({ pageParam, signal }: Asked) => getIntakes(state(), pageParam, signal),
      ...paging,
    })),
  )

export const useIntake = (id: () => string) =>
  useQuery(
    computed(() => ({
      queryKey: ['intakes', 'one', id()],
      queryFn: async ({ signal }: { signal: AbortSignal }) => (await getIntake(id(), signal)).intake,
    })),
  )
