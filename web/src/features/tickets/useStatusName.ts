import { useI18n } from 'vue-i18n'
import type { Ticket } from '#domain/tickets/ticket.ts'
import { useSession } from '../session/store.ts'
import { useLifecycles } from './queries.ts'

type WithStatus = Pick<Ticket, 'kind' | 'status' | 'statusCategory'>

/** The name an admin gave a ticket's status; its category's name until the lifecycles are known. */
export function useStatusName(): (ticket: WithStatus) => string {
  const { t } = useI18n()
  const session = useSession()
  const lifecycles = useLifecycles(() => session.isAgent)
  return ({ kind, status, statusCategory }) =>
    lifecycles.data.value
      ?.find((lifecycle) => lifecycle.kind === kind)
      ?.statuses.find((candidate) => candidate.key === status)?.name ?? t(`shell.category.${statusCategory}`)
}
