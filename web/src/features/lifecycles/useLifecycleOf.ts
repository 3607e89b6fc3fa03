import { findStatus } from '#domain/lifecycles/statuses.ts'
import type { Ticket } from '#domain/tickets/ticket.ts'
import { useSession } from '@/features/session/store.ts'
import { useLifecycles, useQueues } from '../tickets/queries.ts'
import type { KindLifecycle } from '../tickets/types.ts'

/** What a ticket moves by: the lifecycle of its queue's team, or its kind's own. */
export function useLifecycleOf() {
  const session = useSession()
  const lifecycles = useLifecycles(() => session.isAgent)
  const queues = useQueues(() => session.isAgent)
  return ({ kind, queue }: Pick<Ticket, 'kind' | 'queue'>): KindLifecycle | undefined => {
    const ofKind = lifecycles.data.value?.filter((lifecycle) => lifecycle.kind === kind)
    const team = queues.data.value?.find(({ id }) => id === queue?.id)?.team?.id ?? null
    return (
      (team === null ? undefined : ofKind?.find((lifecycle) => lifecycle.team === team)) ??
      ofKind?.find((lifecycle) => !lifecycle.team)
    )
  }
}

/** What a status is called, also one that an earlier version had; undefined when nobody knows it. */
export function nameOfStatus(lifecycle: KindLifecycle | undefined, key: string): string | undefined {
  if (!lifecycle) return undefined
  return findStatus(lifecycle, key)?.name ?? lifecycle.removed?.find((status) => status.key === key)?.name
}
