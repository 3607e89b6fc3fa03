import type { Retag } from '../tags/retag.ts'
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

export type Channel = 'mail' | 'console' | 'portal' | 'api'

export type CreatePayload = {
  kind: TicketKind
  subject: string
  priority: Priority
  queueId: string
  requesterId: string
  organizationId: string | null
  tags: string[]
  fields: Record<string, unknown>
  channel: Channel
  message: MessagePayload | null
  /** Number of the closed ticket this one continues. */
  continues: string | null
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
}

/** What can be asked of a ticket. */
export type CommandBody =
  | { type: 'create'; payload: CreatePayload }
  | { type: 'message'; payload: { message: MessagePayload; status?: string; seen?: number } }
  | { type: 'change'; payload: { changes: Changes; ifMatch?: number; reason?: string } }
  | { type: 'retag'; payload: Retag }
  | { type: 'close'; payload: Record<string, never> }
  | { type: 'advance_clocks'; payload: Record<string, never> }

export type CommandType = CommandBody['type']

/** The message a command carries, or null. */
export function messageOf(command: CommandBody): MessagePayload | null {
  return command.type === 'create' || command.type === 'message' ? command.payload.message : null
}

/** A change somebody asked for. Its id is its idempotency key. */
export type Command = CommandBody & { id: string; ticket: string; actor: Actor }
