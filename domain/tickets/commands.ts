import type { ChecklistCommand, NewChecklist } from '../checklists/checklist.ts'
import type { Audience } from '../conversation/audience.ts'
import type { ConversationCommand } from '../conversation/commands.ts'
import type { Recipients } from '../conversation/recipients.ts'
import type { FilledBy } from '../fields/check.ts'
import type { FileChange } from '../files/decide.ts'
import type { Level } from '../lifecycles/priority.ts'
import type { ResolutionChanges } from '../lifecycles/resolution.ts'
import type { LinkCommand } from '../links/link.ts'
import type { MacroPayload } from '../macros/run.ts'
import type { MergingCommand } from '../merging/merging.ts'
import type { MadeBy } from '../recurring/recurring.ts'
import type { ReminderCommand } from '../reminders/reminder.ts'
import type { Split } from '../splitting/split.ts'
import type { Retag } from '../tags/retag.ts'
import type { TimeCommand, TimeEntry } from '../time/entry.ts'
import type { Followed } from '../watchers/followed.ts'
import type { MessageKind } from './ticket.ts'
import type { Actor, Priority, TicketKind } from './types.ts'

/** A message as a command carries it until it is committed. */
export type MessagePayload = {
  id: string
  kind: MessageKind
  from: 'agent' | 'requester' | 'system'
  authorId: string | null
  text: string
  html: string | null
  attachments: AttachmentPayload[]
  /** Set when the message came by mail. */
  mail: { intakeId: string; messageId: string | null; autoSubmitted: boolean } | null
  /** Who may read a note; all agents when left out. */
  audience?: Audience
  /** Whom else it goes to, or went to. */
  recipients?: Recipients
  /** The message that a note forwards by mail, to its recipients. */
  forwards?: string
  /** Who follows the ticket from it on. */
  followed?: Followed
}

export type AttachmentPayload = {
  id: string
  sha256: string
  name: string
  type: string
  size: number
  contentId: string | null
}

export type Channel = 'mail' | 'console' | 'portal' | 'api' | 'recurring'

export type CreatePayload = {
  kind: TicketKind
  subject: string
  priority: Priority
  impact?: Level | null
  urgency?: Level | null
  /** Somebody chose the priority; otherwise impact and urgency give it. */
  priorityByHand?: boolean
  queueId: string
  requesterId: string
  organizationId: string | null
  tags: string[]
  fields: Record<string, unknown>
  channel: Channel
  message: MessagePayload | null
  /** Number of the closed ticket this one continues. */
  continues: string | null
  /** Number of the ticket it is a copy of, with which it is linked. */
  related?: string
  /** The definition that had it made. */
  recurring?: MadeBy
  /** Lists of things to do that it begins with. */
  checklists?: NewChecklist[]
  /** The messages it begins with, split off from that one. */
  split?: Split
  /** Who filled the fields in. A mail, which can't, when left out. */
  filledBy?: FilledBy
}

/** Fields to change, in ids. Absent means unchanged. */
export type Changes = {
  subject?: string
  kind?: TicketKind
  status?: string
  priority?: Priority
  queueId?: string
  assigneeId?: string | null
  tags?: string[]
  /** Tags beside those that the ticket has then. */
  addTags?: string[]
  removeTags?: string[]
  /** Values of custom fields by their keys; null takes one away. */
  fields?: Record<string, unknown>
  impact?: Level | null
  urgency?: Level | null
  /** Lets go of a priority that somebody chose. */
  priorityByMatrix?: true
  resolution?: ResolutionChanges
  /** Deletes it, or restores it; comes alone. */
  deleted?: boolean
}

/** What a transition may ask for, given along with it. */
export type MoveDetails = { note?: MessagePayload; confirmed?: boolean; time?: TimeEntry }

/** The status a message moves its ticket to, and what that asks for. */
export type MessageMove = {
  status?: string
  resolution?: ResolutionChanges
  changes?: Pick<Changes, 'fields' | 'assigneeId' | 'tags' | 'impact' | 'urgency'>
} & MoveDetails

/** What can be asked of a ticket. */
export type CommandBody =
  | { type: 'create'; payload: CreatePayload }
  | {
      type: 'message'
      payload: { message: MessagePayload; holdMs?: number; seen?: number } & MessageMove
    }
  | { type: 'change'; payload: { changes: Changes; ifMatch?: number; reason?: string } & MoveDetails }
  | { type: 'file'; payload: FileChange }
  | { type: 'macro'; payload: MacroPayload }
  | { type: 'retag'; payload: Retag }
  | { type: 'close'; payload: Record<string, never> }
  | { type: 'advance_clocks'; payload: Record<string, never> }
  | ReminderCommand
  | ChecklistCommand
  | LinkCommand
  | TimeCommand
  | MergingCommand
  | ConversationCommand

export type CommandType = CommandBody['type']

/** The message a command is about, or null. */
export function messageOf(command: CommandBody): MessagePayload | null {
  return command.type === 'create' || command.type === 'message' ? command.payload.message : null
}

/** All that is said with a command: its message, and the note that a transition asked for. */
export function messagesOf(command: CommandBody): MessagePayload[] {
  const note = command.type === 'message' || command.type === 'change' ? command.payload.note : undefined
  return [messageOf(command), note].filter((message) => message !== null && message !== undefined)
}

/** A change somebody asked for. Its id is its idempotency key. */
export type Command = CommandBody & { id: string; ticket: string; actor: Actor }
