import { computed } from 'vue'
import type { Status } from '#domain/tickets/lifecycle.ts'
import type { Ticket } from '#domain/tickets/ticket.ts'
import { useSession } from '@/features/session/store.ts'
import { useLifecycles } from '../queries.ts'

/** The statuses this ticket may move to, by the lifecycle of its kind. */
export function useNextStatuses(ticket: () => Ticket) {
  const session = useSession()
  const lifecycles = useLifecycles(() => session.isAgent)
  return computed<Status[]>(() => {
    const { kind, status } = ticket()
    const own = lifecycles.data.value?.find((lifecycle) => lifecycle.kind === kind)
    if (!own) return []
    const targets = new Set(own.transitions.filter(({ from }) => from === status).map(({ to }) => to))
    return own.statuses.filter(({ key }) => targets.has(key))
  })
}
