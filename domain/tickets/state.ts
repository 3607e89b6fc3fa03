import type { Checklist } from '../checklists/checklist.ts'
import type { Level } from '../lifecycles/priority.ts'
import type { Resolution } from '../lifecycles/resolution.ts'
import type { MergedInto } from '../merging/merging.ts'
import type { Reminder } from '../reminders/reminder.ts'
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
  /** The version of its kind's lifecycle it runs on; missing in what was stored before there were several. */
  lifecycle?: number | null
  impact?: Level | null
  urgency?: Level | null
  /** Somebody chose the priority; otherwise impact and urgency give it. */
  priorityByHand?: boolean
  resolution?: Resolution | null
  /** Out of the live views until then, or until the requester answers. */
  snoozedUntil?: number | null
  reminders?: readonly Reminder[]
  checklists?: readonly Checklist[] | null
  /** Since when it is out of everybody's sight. */
  deletedAt?: number | null
  /** All time that was logged, and how much of it is billable. */
  timeMinutes?: number
  billableMinutes?: number
  /** The ticket in which it goes on. */
  mergedInto?: MergedInto | null
  /** The numbers of those that were merged into it. */
  merged?: readonly string[]
}
