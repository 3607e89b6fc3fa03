import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { priorityBy } from '#domain/lifecycles/priority.ts'
import type { Ticket } from '#domain/tickets/ticket.ts'
import type { Change } from '../tickets/changes/useTicketChanges.ts'
import { priorities } from '../tickets/types.ts'
import { useLifecycleOf } from './useLifecycleOf.ts'

/** The priorities to choose from, and what impact and urgency give where somebody chose another. */
export function usePriorityItems(ticket: () => Ticket) {
  const { t } = useI18n()
  const lifecycleOf = useLifecycleOf()
  return computed(() => {
    const { priority, impact, urgency, priorityByHand } = ticket()
    const given = priorityBy(lifecycleOf(ticket()) ?? {}, impact, urgency)
    const byMatrix: Change = { priorityByMatrix: true }
    return [
      ...priorities.map((each) => ({
        label: t(`shell.priority.${each}`),
        priority: each,
        picked: each === priority,
        change: { priority: each } as Change,
      })),
      ...(given && priorityByHand
        ? [
            {
              label: t('lifecycles.by_matrix', { priority: t(`shell.priority.${given}`) }),
              ...{ priority: given, picked: false, change: byMatrix },
            },
          ]
        : []),
    ]
  })
}
