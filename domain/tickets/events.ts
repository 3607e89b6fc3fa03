import type { ChecklistEvent } from '../checklists/checklist.ts'
import type { ConversationEvent } from '../conversation/events.ts'
import type { DeletionEvent } from '../deletion/decide.ts'
import type { Level } from '../lifecycles/priority.ts'
import type { Resolution } from '../lifecycles/resolution.ts'
import type { LinkEvent } from '../links/link.ts'
import type { MergingEvent } from '../merging/merging.ts'
import type { AssignedBecause, EscalatedBecause, NobodyBecause } from '../people/assign.ts'
import type { MadeBy } from '../recurring/recurring.ts'
import type { ReminderEvent } from '../reminders/reminder.ts'
import type { SlaTarget } from '../sla/clock.ts'
import type { SplitEvent } from '../splitting/split.ts'
import type { Retag } from '../tags/retag.ts'
import type { TimeEvent } from '../time/entry.ts'
import type { Channel } from './commands.ts'
import type { Actor, Priority, StatusCategory, TicketKind } from './types.ts'

/** What can happen to a ticket, and what each event remembers. */
export type EventBody =
  | {
      type: 'created'
      data: {
        number: string
        kind: TicketKind
        subject: string
        status: string
        category: StatusCategory
        priority: Priority
        queueId: string
        requesterId: string
        organizationId: string | null
        tags: string[]
        fields: Record<string, unknown>
        channel: Channel
        messageId: string | null
        lifecycle?: number
        impact?: Level | null
        urgency?: Level | null
        priorityByHand?: boolean
        recurring?: MadeBy
      }
    }
  | { type: 'replied'; data: { messageId: string; from: 'agent' | 'requester' | 'system' } }
  /** `to` is whom it forwarded another message to, by mail. */
  | { type: 'noted'; data: { messageId: string; to?: string[] } }
  | {
      type: 'status_changed'
      data: {
        from: string
        to: string
        category: StatusCategory
        closesAt: number | null
        reopensUntil: number | null
        /** The version it runs on from here, when that is another. */
        lifecycle?: number
      }
    }
  | { type: 'subject_changed'; data: { from: string; to: string } }
  | { type: 'kind_changed'; data: { from: TicketKind; to: TicketKind; lifecycle?: number } }
  /** With `by`, it is what the matrix gives for that impact and urgency. */
  | {
      type: 'priority_changed'
      data: { from: Priority; to: Priority; by?: 'matrix'; impact?: Level | null; urgency?: Level | null }
    }
  /** How far it reaches and how little it can wait; `byHand` when somebody chose the priority regardless. */
  | { type: 'weighed'; data: { impact: Level | null; urgency: Level | null; byHand: boolean } }
  | { type: 'resolution_changed'; data: Resolution }
  | ReminderEvent
  | ChecklistEvent
  | TimeEvent
  | { type: 'queue_changed'; data: { from: string; to: string } }
  /** `why` is there when the queue's rule chose. */
  | { type: 'assigned'; data: { from: string | null; to: string | null; why?: AssignedBecause } }
  /** The queue's rule found nobody. */
  | { type: 'not_assigned'; data: { why: NobodyBecause } }
  /** Nobody took it in time; `to` is the lead who has it now, or null where the team has none. */
  | {
      type: 'escalated'
      data: { to: string | null; afterMinutes: number; why: EscalatedBecause | null }
    }
  | { type: 'fields_changed'; data: { changes: Record<string, { from: unknown; to: unknown }> } }
  | { type: 'tags_changed'; data: { added: string[]; removed: string[] } }
  /** An administrator renamed, merged or deleted a tag; nothing happened to the ticket itself. */
  | { type: 'retagged'; data: Retag }
  | LinkEvent
  | DeletionEvent
  | MergingEvent
  | SplitEvent
  /** What became of a file of the ticket. */
  | { type: `file_${'removed' | 'restored' | 'quarantined'}`; data: { fileId: string; name: string } }
  | ConversationEvent
  | { type: ClockEventType; data: { target: SlaTarget } & Record<string, unknown> }

export const clockEventTypes = [
  'sla_started',
  'sla_paused',
  'sla_resumed',
  'sla_warned',
  'sla_breached',
  'sla_met',
  'sla_cancelled',
  'sla_rescheduled',
] as const
export type ClockEventType = (typeof clockEventTypes)[number]

export type EventType = EventBody['type']

/** A change that happened: numbered per ticket, never edited. `at` is in epoch milliseconds. */
export type TicketEvent = EventBody & { seq: number; at: number; actor: Actor; reason: string | null }

/** The event types that say a field was changed, by the field's name in the API. */
export const changedField = {
  status_changed: 'status',
  subject_changed: 'subject',
  kind_changed: 'kind',
  priority_changed: 'priority',
  queue_changed: 'queue',
  assigned: 'assignee',
  escalated: 'assignee',
  tags_changed: 'tags',
  resolution_changed: 'resolution',
  weighed: 'impact',
  deleted: 'deleted',
  restored: 'deleted',
} as const satisfies Partial<Record<EventType, string>>
