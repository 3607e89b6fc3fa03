import { defineStore } from 'pinia'
import { computed, shallowReactive, watch } from 'vue'
import type { Present } from '#domain/presence/presence.ts'
import { useSession } from '@/features/session/store.ts'
import { useLive } from '@/shared/live/store.ts'

/** Who else is at which ticket, as the live connection tells. */
export const usePresence = defineStore('presence', () => {
  const session = useSession()
  const live = useLive()
  const there = shallowReactive(new Map<string, readonly Present[]>())

  function set(ticket: string, people: readonly Present[]): void {
    const others = people.filter(({ id }) => id !== session.person?.id)
    if (others.length) there.set(ticket, others)
    else there.delete(ticket)
  }

  function replaceAll(tickets: readonly { ticket: string; people: readonly Present[] }[]): void {
    there.clear()
    for (const { ticket, people } of tickets) set(ticket, people)
  }

  live.listen(
    (news) => {
      if (news.type === 'presence') set(news.ticket, news.people)
      if (news.type === 'presences') replaceAll(news.tickets)
    },
    () => {
      there.clear()
      live.send({ type: 'who' })
    },
  )
  watch(
    () => live.state,
    (state) => state === 'online' && live.send({ type: 'who' }),
    { immediate: true },
  )

  /** The others at that ticket. */
  const at = (ticket: () => string) => computed(() => there.get(ticket()) ?? [])

  return { at }
})
