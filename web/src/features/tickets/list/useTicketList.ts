import { useQueryClient } from '@tanstack/vue-query'
import { computed, ref, watch } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import type { Ticket } from '#domain/tickets/ticket.ts'
import { loadMessages } from '@/app/i18n.ts'
import { useSession } from '@/features/session/store.ts'
import { settled } from '@/shared/settled.ts'
import { messagesOptions, ticketOptions, useTickets, useViews } from '../queries.ts'
import { useListMemory } from './listMemory.ts'
import { type ListState, readListUrl, writeListUrl } from './listUrl.ts'

/** The list that the address asks for: its tickets, the row that is picked, and moving through it. */
export function useTicketList() {
  const route = useRoute()
  const router = useRouter()
  const queries = useQueryClient()
  const session = useSession()
  const memory = useListMemory()
  const views = useViews()

  const state = computed<ListState>(() =>
    readListUrl(route.query, views.data.value ?? [], session.isAgent ? 'open' : null),
  )
  /** A view's filter is known only when the views are. */
  const isReady = computed(
    () => !state.value.view || route.query.filter !== undefined || views.data.value !== undefined,
  )
  const pages = useTickets(
    () => state.value.filter,
    () => state.value.sort,
    () => isReady.value && route.name === 'tickets',
  )
  const tickets = computed(() => pages.data.value?.pages.flatMap((page) => page.tickets) ?? [])
  const view = computed(() => views.data.value?.find((candidate) => candidate.key === state.value.view))

  /** The list's own address, still there while the next screen is on its way. */
  const path = ref(route.fullPath)

  const picked = ref(memory.pickedIn(route.fullPath))
  const index = computed(() => tickets.value.findIndex((ticket) => ticket.number === picked.value))
  // When the picked ticket leaves the list, the one that took its place is picked.
  let lastIndex = 0
  watch([index, () => tickets.value.length], ([now, count], [before]) => {
    if (now >= 0) lastIndex = now
    else if (before !== undefined && before >= 0 && count) pick(Math.min(lastIndex, count - 1))
  })
  watch(
    () => route.fullPath,
    (fullPath) => {
      if (route.name !== 'tickets') return
      path.value = fullPath
      picked.value = memory.pickedIn(fullPath)
    },
  )

  function pick(at: number): void {
    picked.value = tickets.value[Math.max(0, Math.min(at, tickets.value.length - 1))]?.number ?? null
  }
  function move(by: number): void {
    if (index.value < 0) pick(by > 0 ? 0 : tickets.value.length - 1)
    else pick(index.value + by)
  }

  const resting = settled(picked, 60)
  watch(resting, () => {
    for (const by of [0, 1, -1]) {
      const ticket = tickets.value[index.value + by]
      if (ticket && index.value >= 0) warm(ticket)
    }
  })

  /** Has a ticket, its latest messages and its screen ready before it is opened. */
  function warm(ticket: Ticket): void {
    const { queryKey } = ticketOptions(ticket.number)
    const known = queries.getQueryData(queryKey)
    if (!known || known.seq < ticket.seq) queries.setQueryData(queryKey, ticket)
    void queries.prefetchInfiniteQuery(messagesOptions(ticket.number))
    void import('../page/TicketPage.vue')
    const { meta } = router.resolve({ name: 'ticket', params: { number: ticket.number } })
    void loadMessages(meta.messages ?? [])
  }

  function show({ filter, sort, columns }: Partial<ListState>): void {
    const change = Object.fromEntries(
      Object.entries({ filter, sort, columns }).filter(([, value]) => value !== undefined),
    )
    void router.push({
      name: 'tickets',
      query: writeListUrl({ ...state.value, ...change }, views.data.value ?? []),
    })
  }

  /** Shows the view as it is kept. */
  const reset = () =>
    router.push({ name: 'tickets', query: state.value.view ? { view: state.value.view } : {} })

  function openTicket(ticket: Ticket): void {
    warm(ticket)
    const { filter, sort } = state.value
    const numbers = tickets.value.map(({ number }) => number)
    memory.leave({ path: route.fullPath, filter, sort, picked: ticket.number, numbers })
    void router.push({ name: 'ticket', params: { number: ticket.number } })
  }

  return {
    path,
    state,
    view,
    views,
    pages,
    isReady,
    tickets,
    picked,
    index,
    pick,
    move,
    warm,
    show,
    reset,
    openTicket,
  }
}
