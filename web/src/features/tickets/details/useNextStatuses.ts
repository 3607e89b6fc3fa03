import { computed } from 'vue'
import { landing } from '#domain/lifecycles/statuses.ts'
import { mayTake, type Standing, transitionOf } from '#domain/lifecycles/transition.ts'
import type { Status } from '#domain/tickets/lifecycle.ts'
import type { Ticket } from '#domain/tickets/ticket.ts'
import { useLifecycleOf } from '@/features/lifecycles/useLifecycleOf.ts'
import { useSession } from '@/features/session/store.ts'
import { useQueues } from '../queries.ts'

/** The statuses this person may move this ticket to, by the lifecycle of its kind and team. */
export function useNextStatuses(ticket: () => Ticket) {
  const session = useSession()
  const lifecycleOf = useLifecycleOf()
  const queues = useQueues(() => session.isAgent)

  const standing = computed<Standing>(() => {
    const { roles = [], teams = [] } = session.me?.standing ?? {}
    const team = queues.data.value?.find(({ id }) => id === ticket().queue.id)?.team?.id
    const own = teams.find(({ id }) => id === team)
    return { roles, team: own !== undefined, lead: own?.lead ?? false }
  })

  return computed<Status[]>(() => {
    const { status, statusCategory: category } = ticket()
    const lifecycle = lifecycleOf(ticket())
    if (!lifecycle) return []
    const here = landing(lifecycle, { status, category })
    return lifecycle.statuses.filter(({ key }) => {
      if (key === here.key) return key !== status
      const way = transitionOf(lifecycle, here.key, key)
      return way !== undefined && mayTake(way, standing.value)
    })
  })
}
