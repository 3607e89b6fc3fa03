import { computed } from 'vue'
import { asTicket } from '#domain/access/ticket-subject.ts'
import type { Ticket } from '#domain/tickets/ticket.ts'
import { ability, useSession } from '@/features/session/store.ts'

/** What the signed-in person may do with a ticket. The server decides; what would be refused is not offered. */
export function useRights(ticket: () => Ticket) {
  return computed(() => rightsTo(ticket()))
}

/** The same, at this moment. */
export function rightsTo({ requester, assignee, queue, organization, mergedInto, deleted }: Ticket) {
  const session = useSession()
  const subject = asTicket({
    requesterId: requester.id,
    assigneeId: assignee?.id ?? null,
    queueId: queue.id,
    organizationId: organization?.id ?? null,
  })
  const can = (action: string) => session.me !== null && ability.can(action, subject)
  // What is deleted stays as it is, and a merged ticket takes nothing any more.
  const may = (action: string) => mergedInto === null && !deleted && can(action)
  return {
    reply: may('reply'),
    note: may('note'),
    update: may('update'),
    assign: may('assign'),
    move: may('move'),
    removeFiles: may('remove_files'),
    readDownloads: can('read_downloads'),
    deleteMessages: may('delete_messages'),
    watchers: may('manage_watchers'),
    delete: can('delete'),
    logTime: may('log_time'),
    manageTime: may('manage_time'),
    unmerge: mergedInto !== null && !deleted && can('update'),
  }
}
