import { until } from '@vueuse/core'
import { onScopeDispose, watch } from 'vue'
import { type ActionId, actions } from '@/shared/actions/index.ts'

/** What is done in the details, and by a key or the palette also while they are hidden. */
const inDetails = [
  ...(['ticket.assign_me', 'ticket.assignee', 'ticket.status', 'ticket.priority', 'ticket.queue'] as const),
  ...(['ticket.tags', 'ticket.impact', 'ticket.urgency', 'ticket.resolve', 'ticket.resolution'] as const),
  ...(['ticket.watchers', 'ticket.checklist', 'ticket.checklist_template', 'ticket.link'] as const),
  'ticket.history',
] as const satisfies readonly ActionId[]

const shownWithin = 2_000

/** While the details are `hidden`, their actions show them first. */
export function useDetailKeys(hidden: () => boolean, show: () => void): void {
  let unbind: () => void = () => undefined

  async function showFor(id: ActionId): Promise<void> {
    show()
    await until(() => !hidden() && actions.isBound(id)).toBe(true, { timeout: shownWithin, flush: 'post' })
    if (!hidden()) actions.run(id)
  }

  watch(
    hidden,
    (isHidden) => {
      unbind()
      unbind = isHidden
        ? actions.bind(Object.fromEntries(inDetails.map((id) => [id, () => showFor(id)])))
        : () => undefined
    },
    { immediate: true, flush: 'sync' },
  )
  onScopeDispose(() => unbind())
}
