import { useQueryClient } from '@tanstack/vue-query'
import { computed, watch } from 'vue'
import { useRouter } from 'vue-router'
import { knownTicket } from '../cache.ts'
import { useListMemory } from '../list/listMemory.ts'
import { messagesOptions, ticketOptions, useTickets } from '../queries.ts'

/**
 * The tickets before and after this one in the list it was opened from, in the order of that moment: the list itself
 * may put a ticket elsewhere, or lose it, because of what is done to it here.
 */
export function useNeighbours(number: () => string) {
  const router = useRouter()
  const queries = useQueryClient()
  const memory = useListMemory()
  const pages = useTickets(
    () => memory.left?.filter ?? '',
    () => memory.left?.sort ?? '',
    () => memory.left !== null,
  )
  const order = computed(() => {
    const left = memory.left?.numbers ?? []
    const seen = new Set(left)
    const now = pages.data.value?.pages.flatMap((page) => page.tickets.map((ticket) => ticket.number)) ?? []
    return [...left, ...now.filter((candidate) => !seen.has(candidate))]
  })
  const index = computed(() => order.value.indexOf(number()))
  const next = computed(() => (index.value < 0 ? undefined : order.value[index.value + 1]))
  const previous = computed(() => order.value[index.value - 1])

  watch(
    [index, () => order.value.length],
    ([at, count]) => {
      if (at < 0) return
      if (at > count - 10 && pages.hasNextPage.value && !pages.isFetching.value) void pages.fetchNextPage()
      for (const neighbour of [next.value, previous.value]) if (neighbour) warm(neighbour)
    },
    { immediate: true },
  )

  function warm(neighbour: string): void {
    const { queryKey } = ticketOptions(neighbour)
    const ticket = knownTicket(queries, neighbour)
    if (ticket && !queries.getQueryData(queryKey)) queries.setQueryData(queryKey, ticket)
    void queries.prefetchInfiniteQuery(messagesOptions(neighbour))
  }
  function go(neighbour: string | undefined): boolean {
    if (!neighbour) return false
    memory.pick(neighbour)
    void router.replace({ name: 'ticket', params: { number: neighbour } })
    return true
  }
  function back(): void {
    void router.push(memory.left?.path ?? { name: 'tickets' })
  }

  return { next, previous, goNext: () => go(next.value), goPrevious: () => go(previous.value), back }
}
