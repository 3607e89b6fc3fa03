import { useI18n } from 'vue-i18n'
import type { Ticket } from '#domain/tickets/ticket.ts'
import { nameOfStatus, useLifecycleOf } from '../lifecycles/useLifecycleOf.ts'

type WithStatus = Pick<Ticket, 'kind' | 'queue' | 'status' | 'statusCategory'>

/** The name an admin gave a ticket's status; its category's name until the lifecycles are known. */
export function useStatusName(): (ticket: WithStatus) => string {
  const { t } = useI18n()
  const lifecycleOf = useLifecycleOf()
  return (ticket) =>
    nameOfStatus(lifecycleOf(ticket), ticket.status) ?? t(`shell.category.${ticket.statusCategory}`)
}
