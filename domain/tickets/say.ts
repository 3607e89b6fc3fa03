import type { ConversationCommand } from '../conversation/commands.ts'
import { decideAboutMessage } from '../conversation/decide.ts'
import { arrive } from '../lifecycles/move.ts'
import { findStatus, firstOf } from '../lifecycles/statuses.ts'
import { answeredFirst } from '../presence/collision.ts'
import { wakeUp } from '../reminders/decide.ts'
import { logTime } from '../time/decide.ts'
import { changeTo } from './change.ts'
import type { Command, MessagePayload } from './commands.ts'
import type { EventBody } from './events.ts'
import type { Status } from './lifecycle.ts'
import { type DecisionConfig, type Outcome, reject, type Step } from './outcome.ts'
import type { TicketState } from './state.ts'
import { endedCategories } from './types.ts'

/** What follows when somebody writes on a ticket: what they log, what they change with it, and where that moves it. */
export function say(
  state: TicketState,
  command: Command & { type: 'message' },
  config: DecisionConfig,
): Outcome {
  const { message, status, note, time } = command.payload
  const spent = time ? logTime(time) : []
  if (!Array.isArray(spent)) return spent
  const heard = message.from === 'requester' && !message.mail?.autoSubmitted
  const said: Step[] = [
    message.kind === 'note'
      ? {
          type: 'noted',
          data: { messageId: message.id, ...(message.forwards && { to: message.recipients?.to }) },
        }
      : { type: 'replied', data: { messageId: message.id, from: message.from } },
    ...(note ? [{ type: 'noted', data: { messageId: note.id } } as const] : []),
    ...spent,
    ...(heard ? wakeUp(state, 'requester_replied') : []),
  ]
  if (message.kind === 'reply' && !mayReply(state, message.from, config))
    return reject('ticket_closed', null, `Ticket ${state.number} is closed. Open it again first.`)
  const first = answeredFirst(command, config.since)
  if (first) return first
  if (status !== undefined) return sayAndMove(state, command, said, config)
  const implied = impliedStatus(state, message, config)
  if (!implied || implied.key === state.status) return said
  const moved = arrive(state, implied, config, `${message.from}_replied`)
  return Array.isArray(moved) ? [...said, ...moved] : moved
}

function sayAndMove(
  state: TicketState,
  { actor, payload }: Command & { type: 'message' },
  said: Step[],
  config: DecisionConfig,
): Outcome {
  const { message, status, note, confirmed, resolution, changes, time } = payload
  const details = { note: note ?? (message.kind === 'note' ? message : undefined), confirmed, time }
  const wanted = { ...changes, ...(resolution && { resolution }), ...(status !== undefined && { status }) }
  return changeTo(state, wanted, { actor, details, first: said }, config)
}

/** What follows for a message that is there. Taking it back takes the status back, too, that it moved the ticket to. */
export function aboutMessage(
  state: TicketState,
  command: Command & ConversationCommand,
  config: DecisionConfig,
): Outcome {
  const { message = null, now } = config
  const steps = decideAboutMessage(command, message, now)
  if (!Array.isArray(steps)) return steps
  return steps.flatMap((step) => (step.type === 'taken_back' ? statusBack(state, step, config) : [step]))
}

function statusBack(
  state: TicketState,
  step: EventBody & { type: 'taken_back' },
  config: DecisionConfig,
): Step[] {
  const moved = config.message?.moved
  const target = moved && state.status === moved.to ? findStatus(config.lifecycle, moved.from) : undefined
  const back = target ? arrive(state, target, config, 'taken_back') : []
  if (!moved || !Array.isArray(back) || !back.length) return [step]
  return [{ ...step, data: { ...step.data, undoes: moved.seq } }, ...back]
}

function mayReply(state: TicketState, from: string, { now }: DecisionConfig): boolean {
  if (state.category !== 'closed' && state.category !== 'cancelled') return true
  return from === 'requester' && now <= (state.reopensUntil ?? 0)
}

/**
 * An agent's first answer takes a new ticket up; the requester's answer ends the wait for it or opens it again.
 * An out-of-office notice (RFC 3834) is no answer.
 */
function impliedStatus(
  state: TicketState,
  message: MessagePayload,
  { lifecycle }: DecisionConfig,
): Status | undefined {
  if (message.kind === 'note' || message.mail?.autoSubmitted) return undefined
  const takenUp = message.from === 'agent' && state.category === 'new'
  const waitedFor = state.category === 'pending' || endedCategories.includes(state.category)
  if (takenUp || (message.from === 'requester' && waitedFor)) return firstOf(lifecycle, 'open')
  return undefined
}
