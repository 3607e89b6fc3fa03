import { useQueryClient } from '@tanstack/vue-query'
import { onScopeDispose } from 'vue'
import { useLive } from '@/shared/live/store.ts'
import { getTicket } from './api.ts'
import { adoptTicket, patchTicket } from './cache.ts'
import { ticketOptions } from './queries.ts'

/** Lists of up to this many pages are read again as a whole; of longer ones only the changed rows. */
const wholePages = 3
const listPause = 300
const countPause = 2000

/** Keeps what is on screen as new as the server: reads again exactly what the live news says is stale. */
export function useTicketNews(): void {
  const queries = useQueryClient()
  const live = useLive()
  const changed = new Set<string>()
  let listTimer: ReturnType<typeof setTimeout> | undefined
  let countTimer: ReturnType<typeof setTimeout> | undefined

  function onTicket(number: string, seq: number): void {
    const known = queries.getQueryData(ticketOptions(number).queryKey)
    if (!known || known.seq < seq) void queries.invalidateQueries({ queryKey: ['ticket', number] })
    changed.add(number)
    listTimer ??= setTimeout(refreshLists, listPause)
    countTimer ??= setTimeout(refreshCounts, countPause)
  }

  function refreshCounts(): void {
    countTimer = undefined
    void queries.invalidateQueries({ queryKey: ['views'] })
    void queries.invalidateQueries({ queryKey: ['workload'] })
    void queries.invalidateQueries({ queryKey: ['time'] })
  }

  function refreshLists(): void {
    listTimer = undefined
    const numbers = [...changed]
    changed.clear()
    const isLong = (data: unknown) => ((data as { pages?: unknown[] })?.pages?.length ?? 0) > wholePages
    void queries.invalidateQueries({
      queryKey: ['tickets'],
      predicate: (query) => !query.isActive() || !isLong(query.state.data),
    })
    const long = queries.getQueryCache().findAll({ queryKey: ['tickets'], type: 'active' })
    if (long.some((query) => isLong(query.state.data))) for (const number of numbers) void refreshRow(number)
  }

  async function refreshRow(number: string): Promise<void> {
    let shown = false
    patchTicket(queries, number, (ticket) => {
      shown = true
      return ticket
    })
    if (!shown) return
    const answer = await getTicket(number).catch(() => null)
    if (answer) adoptTicket(queries, answer.ticket)
  }

  function onFile(number: string): void {
    void queries.invalidateQueries({ queryKey: ['ticket', number, 'messages'] })
    void queries.invalidateQueries({ queryKey: ['ticket', number, 'files'] })
  }

  function catchUp(): void {
    void queries.invalidateQueries()
  }

  onScopeDispose(
    live.listen((news) => {
      if (news.type === 'ticket') onTicket(news.number, news.seq)
      if (news.type === 'shown') void queries.invalidateQueries({ queryKey: ['ticket', news.ticket] })
      if (news.type === 'file' && news.ticket) onFile(news.ticket)
      if (news.type === 'watchers')
        void queries.invalidateQueries({ queryKey: ['ticket', news.number, 'watchers'] })
      if (news.type === 'views') void queries.invalidateQueries({ queryKey: ['views'] })
      if (news.type === 'tags') void queries.invalidateQueries({ queryKey: ['tags'] })
      if (news.type === 'intake') void queries.invalidateQueries({ queryKey: ['intakes'] })
      if (news.type === 'recurring') void queries.invalidateQueries({ queryKey: ['recurring'] })
      if (news.type === 'bulk') void queries.invalidateQueries({ queryKey: ['bulk'] })
      if (news.type === 'delivery') {
        void queries.invalidateQueries({ queryKey: ['deliveries'] })
        if (news.ticket) void queries.invalidateQueries({ queryKey: ['ticket', news.ticket, 'messages'] })
      }
    }, catchUp),
  )
  onScopeDispose(() => {
    clearTimeout(listTimer)
    clearTimeout(countTimer)
  })
}
