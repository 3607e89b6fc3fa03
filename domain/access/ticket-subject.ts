import { subject } from '@casl/ability'

/** What a permission for a part of the tickets is decided by. */
export type TicketSubject = {
  requesterId: string
  assigneeId: string | null
  queueId: string
  organizationId: string | null
}

/** `ticket` as a subject to ask an ability about. */
export function asTicket({ requesterId, assigneeId, queueId, organizationId }: TicketSubject) {
  return subject('Ticket', { requesterId, assigneeId, queueId, organizationId })
}
