import { kindSteps } from '../lifecycles/kind.ts'
import { arrive, move } from '../lifecycles/move.ts'
import { priorityBy, prioritySteps } from '../lifecycles/priority.ts'
import { resolutionSteps } from '../lifecycles/resolution.ts'
import { firstOf } from '../lifecycles/statuses.ts'
import { decideReminder, wakeUp } from '../reminders/decide.ts'
import type { Changes, Command, CreatePayload, MessagePayload, MoveDetails } from './commands.ts'
import { changedField, type TicketEvent } from './events.ts'
import { evolve } from './evolve.ts'
import type { PublishedLifecycle, Status } from './lifecycle.ts'
import { type DecisionConfig, type Outcome, type Rejection, reject, type Step } from './outcome.ts'
import type { TicketState } from './state.ts'
import { type Actor, endedCategories } from './types.ts'

export type { DecisionConfig, Rejection } from './outcome.ts'

export type Decision = { rejection: Rejection; events?: never } | { events: TicketEvent[]; rejection?: never }

/** The events that follow from `command` on a ticket, or why there are none. Pure and total. */
export function decide(state: TicketState | null, command: Command, config: DecisionConfig): Decision {
  const outcome = state ? onTicket(state, command, config) : onNothing(command, config)
  if (!Array.isArray(outcome)) return { rejection: outcome }
  return { events: number(outcome, state?.seq ?? 0, command.actor, config.now) }
}

function number(steps: Step[], seq: number, actor: Actor, at: number): TicketEvent[] {
  return steps.map((step, index) => ({
    ...step,
    reason: step.reason ?? null,
    seq: seq + index + 1,
    actor,
    at,
  }))
}

function onNothing(command: Command, { lifecycle }: DecisionConfig): Outcome {
  if (command.type !== 'create') return reject('not_found', null, `There is no ticket ${command.ticket}.`)
  const status = firstOf(lifecycle, 'new')
  if (!status) return reject('lifecycle_invalid', 'kind', 'The lifecycle has no status for new tickets.')
  return create(command.ticket, command.payload, status, lifecycle)
}

function create(
  ticket: string,
  payload: CreatePayload,
  status: Status,
  lifecycle: PublishedLifecycle,
): Step[] {
  const { message, continues, ...fields } = payload
  const given = payload.priorityByHand ? null : priorityBy(lifecycle, payload.impact, payload.urgency)
  const created: Step = {
    type: 'created',
    data: {
      ...fields,
      priority: given ?? payload.priority,
      ...(lifecycle.version === undefined ? {} : { lifecycle: lifecycle.version }),
      number: ticket,
      tags: unique(payload.tags),
      status: status.key,
      category: status.category,
      messageId: message?.id ?? null,
    },
  }
  return continues
    ? [created, { type: 'linked', data: { relation: 'continues', ticket: continues } }]
    : [created]
}

function onTicket(state: TicketState, command: Command, config: DecisionConfig): Outcome {
  switch (command.type) {
    case 'create':
      return reject('conflict', null, `Ticket ${state.number} exists already.`)
    case 'message':
      return say(state, command, config)
    case 'change':
      return change(state, command, config)
    case 'close':
      return close(state, config)
    case 'advance_clocks':
      return []
    default:
      return decideReminder(state, command, config.now)
  }
}

function say(state: TicketState, command: Command & { type: 'message' }, config: DecisionConfig): Outcome {
  const { message, status, note } = command.payload
  const heard = message.from === 'requester' && !message.mail?.autoSubmitted
  const said: Step[] = [
    message.kind === 'note'
      ? { type: 'noted', data: { messageId: message.id } }
      : { type: 'replied', data: { messageId: message.id, from: message.from } },
    ...(note ? [{ type: 'noted', data: { messageId: note.id } } as const] : []),
    ...(heard ? wakeUp(state, 'requester_replied') : []),
  ]
  if (message.kind === 'reply' && !mayReply(state, message.from, config))
    return reject('ticket_closed', null, `Ticket ${state.number} is closed. Open it again first.`)
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
  const { message, status, note, confirmed, resolution } = payload
  const resolved = resolutionSteps(state, { resolution, status }, config.lifecycle)
  if (!Array.isArray(resolved)) return resolved
  if (status === undefined || status === state.status) return [...said, ...resolved]
  const details = { note: note ?? (message.kind === 'note' ? message : undefined), confirmed }
  const moved = move(state, status, { actor, after: ahead(state, {}, resolved), details }, config)
  return Array.isArray(moved) ? [...said, ...moved, ...resolved] : moved
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

function change(
  state: TicketState,
  { actor, payload }: Command & { type: 'change' },
  config: DecisionConfig,
): Outcome {
  const { changes, ifMatch, reason, note, confirmed } = payload
  const clash = ifMatch === undefined ? undefined : conflict(changes, config.since ?? [])
  if (clash) return clash
  const resolved = resolutionSteps(state, changes, config.lifecycle)
  if (!Array.isArray(resolved)) return resolved
  const steps: Step[] = [...(note ? [{ type: 'noted', data: { messageId: note.id } } as const] : [])]
  let here: Pick<TicketState, 'status' | 'category'> = state
  if (changes.status !== undefined && changes.status !== state.status) {
    const details: MoveDetails = { note, confirmed }
    const moved = move(
      state,
      changes.status,
      { actor, after: ahead(state, changes, resolved), details },
      config,
    )
    if (!Array.isArray(moved)) return moved
    steps.push(...moved)
    for (const step of moved)
      if (step.type === 'status_changed') here = { status: step.data.to, category: step.data.category }
  }
  steps.push(...resolved)
  const { subject } = changes
  if (subject !== undefined && subject !== state.subject)
    steps.push({ type: 'subject_changed', data: { from: state.subject, to: subject } })
  steps.push(...kindSteps(state, here, changes, config))
  steps.push(...prioritySteps(state, changes, config.lifecycle), ...plainChanges(state, changes))
  return steps.map((step) => ({ ...step, reason: reason ?? step.reason ?? null }))
}

/** The ticket as a change makes it, as far as a transition may ask for it. */
function ahead(state: TicketState, changes: Changes, resolved: Step[]): TicketState {
  const { assigneeId = state.assigneeId, tags = state.tags } = changes
  const { impact = state.impact, urgency = state.urgency } = changes
  const step = resolved[0]
  const resolution = step?.type === 'resolution_changed' ? step.data : state.resolution
  return { ...state, assigneeId, tags, impact, urgency, resolution }
}

function conflict(changes: Changes, since: readonly TicketEvent[]): Rejection | undefined {
  const names: Record<string, string> = { queueId: 'queue', assigneeId: 'assignee' }
  const wanted = new Set(Object.keys(changes).map((field) => names[field] ?? field))
  for (const event of since.toReversed()) {
    const field = changedField[event.type as keyof typeof changedField]
    if (field && wanted.has(field))
      return {
        ...reject('conflict', field, `The ${field} was changed in the meantime. Look at it and try again.`),
        actor: event.actor,
      }
  }
  return undefined
}

function plainChanges(state: TicketState, changes: Changes): Step[] {
  const steps: Step[] = []
  const { queueId, assigneeId, tags } = changes
  if (queueId !== undefined && queueId !== state.queueId)
    steps.push({ type: 'queue_changed', data: { from: state.queueId, to: queueId } })
  if (assigneeId !== undefined && assigneeId !== state.assigneeId)
    steps.push({ type: 'assigned', data: { from: state.assigneeId, to: assigneeId } })
  if (tags !== undefined) steps.push(...tagChanges(state.tags, unique(tags)))
  return steps
}

function tagChanges(before: string[], after: string[]): Step[] {
  const added = after.filter((tag) => !before.includes(tag))
  const removed = before.filter((tag) => !after.includes(tag))
  return added.length || removed.length ? [{ type: 'tags_changed', data: { added, removed } }] : []
}

function close(state: TicketState, config: DecisionConfig): Outcome {
  const closed = firstOf(config.lifecycle, 'closed')
  const due = state.category === 'resolved' && state.closesAt !== null && config.now >= state.closesAt
  if (!due || !closed) return []
  return arrive(state, closed, config, 'closed_for_good')
}

function unique(tags: string[]): string[] {
  return [...new Set(tags)]
}

/** The commands the system itself owes a ticket at `now`: closing it for good when its time has come. */
export function isDueToClose(state: TicketState, now: number): boolean {
  return state.category === 'resolved' && state.closesAt !== null && now >= state.closesAt
}

/** The ticket after `decision`, which is unchanged when it was refused. */
export function apply(state: TicketState | null, decision: Decision): TicketState | null {
  return (decision.events ?? []).reduce<TicketState | null>(evolve, state)
}
