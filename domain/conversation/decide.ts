import type { ErrorCode } from '../errors.ts'
import type { MessageKind } from '../tickets/ticket.ts'
import type { Actor } from '../tickets/types.ts'
import type { ConversationCommand } from './commands.ts'
import type { ConversationEvent } from './events.ts'

/** What a decision about a message depends on. Instants are epoch milliseconds. */
export type MessageFacts = {
  id: string
  kind: MessageKind
  authorId: string | null
  text: string
  html: string | null
  saidAt: number
  /** Until when it can be taken back. */
  heldUntil: number | null
  /** Its mail is still here, in nobody's hands. */
  isHere: boolean
  deletedAt: number | null
  deletedById: string | null
  pinnedAt: number | null
  /** How many texts it had before. */
  versions: number
  /** The status it moved its ticket from and to, and the number of that event. */
  moved: { from: string; to: string; seq: number } | null
  /** When an agent first replied with another message. */
  otherReplyAt: number | null
}

type Step = ConversationEvent & { reason?: string | null }
type Rejected = { code: ErrorCode; field: string | null; detail: string }

/** What follows from a command about a message: its events, or why there are none. */
export function decideAboutMessage(
  command: ConversationCommand & { actor: Actor },
  message: MessageFacts | null,
  now: number,
): Step[] | Rejected {
  if (!message || (message.deletedAt !== null && command.type !== 'restore_message'))
    return reject('not_found', `There is no message ${command.payload.messageId} on this ticket.`)
  const { id: messageId } = message
  switch (command.type) {
    case 'take_back':
      return takeBack(command.actor, message, now)
    case 'edit_message':
      return edit(command, message, now)
    case 'delete_message':
      return [{ type: 'message_deleted', data: { messageId }, reason: command.payload.reason ?? null }]
    case 'restore_message':
      return message.deletedAt === null ? [] : [{ type: 'message_restored', data: { messageId } }]
    case 'pin_message':
      return pin(message, command.payload.pinned)
  }
}

function takeBack(actor: Actor, message: MessageFacts, now: number): Step[] | Rejected {
  if (actor.id !== message.authorId) return notTheirs
  if (!message.isHere || message.heldUntil === null || now >= message.heldUntil)
    return reject('too_late', 'It has left already: it can’t be taken back any more.')
  return [{ type: 'taken_back', data: { messageId: message.id, firstRepliedAt: message.otherReplyAt } }]
}

function edit(
  { actor, payload }: Extract<ConversationCommand, { type: 'edit_message' }> & { actor: Actor },
  message: MessageFacts,
  now: number,
): Step[] | Rejected {
  if (actor.id !== message.authorId) return notTheirs
  if (now >= message.saidAt + payload.withinMs)
    return reject('too_late', 'It was written too long ago: it can’t be edited any more.')
  if (payload.text === message.text && payload.html === message.html) return []
  return [{ type: 'message_edited', data: { messageId: message.id, version: message.versions + 1 } }]
}

function pin(message: MessageFacts, pinned: boolean): Step[] {
  if (pinned === (message.pinnedAt !== null)) return []
  return [{ type: pinned ? 'message_pinned' : 'message_unpinned', data: { messageId: message.id } }]
}

function reject(code: ErrorCode, detail: string): Rejected {
  return { code, field: null, detail }
}

const notTheirs = reject('not_allowed', 'Somebody else wrote it.')

/** The message after what was decided about it, or null when it is gone. */
export function messageAfter(
  message: MessageFacts,
  command: ConversationCommand,
  events: readonly { type: string; at: number; actor: Actor }[],
): MessageFacts | null {
  let after: MessageFacts | null = message
  for (const event of events) {
    if (event.type === 'taken_back') after = null
    if (after) after = { ...after, ...difference(after, event, command) }
  }
  return after
}

function difference(
  message: MessageFacts,
  { type, at, actor }: { type: string; at: number; actor: Actor },
  command: ConversationCommand,
): Partial<MessageFacts> {
  switch (type) {
    case 'message_edited': {
      const { text, html } = command.type === 'edit_message' ? command.payload : message
      return { text, html, versions: message.versions + 1 }
    }
    case 'message_deleted':
      return { deletedAt: at, deletedById: actor.kind === 'person' ? (actor.id ?? null) : null }
    case 'message_restored':
      return { deletedAt: null, deletedById: null }
    case 'message_pinned':
      return { pinnedAt: at }
    case 'message_unpinned':
      return { pinnedAt: null }
    default:
      return {}
  }
}
