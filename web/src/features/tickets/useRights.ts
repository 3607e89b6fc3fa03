import { computed } from 'vue'
import { asTicket } from '#domain/access/ticket-subject.ts'
import type { Ticket } from '#domain/tickets/ticket.ts'
import { ability, useSession } from '@/features/session/store.ts'

/** What the signed-in person may do with a ticket. The server decides; what would be refused is not offered. */
export function useRights(ticket: () => Ticket) {
  const session = useSession()
  return computed(() => {
    const { requester, assignee, queue, organization, deleted } = ticket()
    const subject = asTicket({
      requesterId: requester.id,
      assigneeId: assignee?.id ?? null,
      queueId: queue.id,
      organizationId: organization?.id ?? null,
    })
    const ever = (action: string) => session.me !== null && ability.can(action, subject)
    // What is deleted stays as it is.
    const may = (action: string) => !deleted && ever(action)
    return {
      reply: may('reply'),
      note: may('note'),
      update: may('update'),
      assign: may('assign'),
      move: may('move'),
      removeFiles: may('remove_files'),
      readDownloads: ever('read_downloads'),
      deleteMessages: may('delete_messages'),
      watchers: may('manage_watchers'),
      delete: ever('delete'),
      logTime: may('log_time'),
      manageTime: may('manage_time'),
    }
  })
}
