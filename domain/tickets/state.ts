import type { Priority, StatusCategory, TicketKind } from './types.ts'

/** What a ticket is after all its events so far. Instants are epoch milliseconds. */
export type TicketState = {
  number: string
  kind: TicketKind
  subject: string
  status: string
  category: StatusCategory
  priority: Priority
  queueId: string
  assigneeId: string | null
  requesterId: string
  organizationId: string | null
  tags: string[]
  fields: Record<string, unknown>
  seq: number
  createdAt: number
  updatedAt: number
  firstRepliedAt: number | null
  resolvedAt: number | null
  closedAt: number | null
  /** When a resolved ticket is closed for good. */
  closesAt: number | null
  /** Until when the requester's mail opens it again. */
  reopensUntil: number | null
}
