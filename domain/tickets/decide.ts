import type { ErrorCode } from '../errors.ts'
import { answeredFirst } from '../presence/collision.ts'
import { retag } from '../tags/retag.ts'
import type { Changes, Command, CreatePayload, MessagePayload } from './commands.ts'
import { changedField, type EventBody, type TicketEvent } from './events.ts'
import { evolve } from './evolve.ts'
import { findStatus, firstOf, type Lifecycle, nextStatuses, type Status } from './lifecycle.ts'
import type { TicketState } from './state.ts'
import { type Actor, endedCategories } from './types.ts'

const day = 24 * 3_600_000

/** What a decision depends on besides the ticket and the command. */
export type DecisionConfig = {
  lifecycle: Lifecycle
  /** Epoch milliseconds. */
  now: number
  /** Events after the `ifMatch` of a change, or what the writer of a message has `seen`, so that a conflict can be named. */
  since?: readonly TicketEvent[]
}

/** Why a command was not carried out. `actor` is who got there first, in a conflict. */
export type Rejection = {
  code: ErrorCode
  field: string | null
  detail: string
  actor?: Actor
  /** What they said first, by its id. */
  messageId?: string
}

export type Decision = { rejection: Rejection; events?: never } | { events: TicketEvent[]; rejection?: never }

/** The events that follow from `command` on a ticket, or why there are none. Pure and total. */
export function decide(state: TicketState | null, command: Command, config: DecisionConfig): Decision {
  const outcome = state ? onTicket(state, command, config) : onNothing(command, config)
  if (!Array.isArray(outcome)) return { rejection: outcome }
  return { events: number(outcome, state?.seq ?? 0, command.actor, config.now) }
}

type Step = EventBody & { reason?: string | null }
type Outcome = Step[] | Rejection

function number(steps: Step[], seq: number, actor: Actor, at: number): TicketEvent[] {
  return steps.map((step, index) => ({
    ...step,
    reason: step.reason ?? null,
    seq: seq + index + 1,
    actor,
    at,
  }))
}

function reject(code: ErrorCode, field: string | null, detail: string): Rejection {
  return { code, field, detail }
}

function onNothing(command: Command, { lifecycle }: DecisionConfig): Outcome {
  if (command.type !== 'create') return reject('not_found', null, `There is no ticket ${command.ticket}.`)
  const status = firstOf(lifecycle, 'new')
  if (!status) return reject('lifecycle_invalid', 'kind', 'The lifecycle has no status for new tickets.')
  return create(command.ticket, command.payload, status)
}

function create(ticket: string, payload: CreatePayload, status: Status): Step[] {
  const { message, continues, ...fields } = payload
  const created: Step = {
    type: 'created',
    data: {
      ...fields,
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
      return change(state, command.payload, config)
    case 'retag':
      return retag(state.tags, command.payload)
    case 'close':
      return close(state, config)
    case 'advance_clocks':
      return []
  }
}

function say(state: TicketState, command: Command & { type: 'message' }, config: DecisionConfig): Outcome {
  const { message, status } = command.payload
  const said: Step =
    message.kind === 'note'
      ? { type: 'noted', data: { messageId: message.id } }
      : { type: 'replied', data: { messageId: message.id, from: message.from } }
  if (message.kind === 'reply' && !mayReply(state, message.from, config))
    return reject('ticket_closed', null, `Ticket ${state.number} is closed. Open it again first.`)
  const first = answeredFirst(command, config.since)
  if (first) return first
  const wanted = status ?? impliedStatus(state, message, config)
  if (!wanted || wanted === state.status) return [said]
  const moved = move(state, wanted, config, status ? null : `${message.from}_replied`)
  return Array.isArray(moved) ? [said, ...moved] : moved
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
): string | undefined {
  if (message.kind === 'note' || message.mail?.autoSubmitted) return undefined
  const takenUp = message.from === 'agent' && state.category === 'new'
  const waitedFor = state.category === 'pending' || endedCategories.includes(state.category)
  if (takenUp || (message.from === 'requester' && waitedFor)) return firstOf(lifecycle, 'open')?.key
  return undefined
}

function move(state: TicketState, to: string, config: DecisionConfig, reason: string | null): Outcome {
  const { lifecycle } = config
  const target = findStatus(lifecycle, to)
  if (!target) return reject('unknown_status', 'status', `There is no status "${to}".`)
  // What a reply implies is the system's doing: the admin's transitions bind people.
  const allowed = reason !== null || nextStatuses(lifecycle, state.status).some((status) => status.key === to)
  if (!allowed) return reject('transition_not_allowed', 'status', refusedMove(state, target, lifecycle))
  return [
    { type: 'status_changed', reason, data: { from: state.status, to, ...ending(state, target, config) } },
  ]
}

function refusedMove(state: TicketState, target: Status, lifecycle: Lifecycle): string {
  const from = findStatus(lifecycle, state.status)?.name ?? state.status
  const choices = nextStatuses(lifecycle, state.status).map((status) => status.name)
  const hint = choices.length ? `It can become ${choices.join(', ')}.` : 'It cannot be changed any more.'
  return `A ticket that is ${from} can't become ${target.name}. ${hint}`
}

function ending(state: TicketState, target: Status, { lifecycle, now }: DecisionConfig) {
  const { category } = target
  if (!endedCategories.includes(category)) return { category, closesAt: null, reopensUntil: null }
  const endedAt = category === 'resolved' ? now : (state.resolvedAt ?? now)
  return {
    category,
    closesAt: category === 'resolved' ? now + lifecycle.closeAfterDays * day : null,
    reopensUntil: endedAt + lifecycle.reopenWithinDays * day,
  }
}

function change(
  state: TicketState,
  { changes, ifMatch, reason }: { changes: Changes; ifMatch?: number; reason?: string },
  config: DecisionConfig,
): Outcome {
  const clash = ifMatch === undefined ? undefined : conflict(changes, config.since ?? [])
  if (clash) return clash
  const steps: Step[] = []
  if (changes.status !== undefined && changes.status !== state.status) {
    const moved = move(state, changes.status, config, null)
    if (!Array.isArray(moved)) return moved
    steps.push(...moved)
  }
  steps.push(...plainChanges(state, changes))
  return steps.map((step) => ({ ...step, reason: reason ?? step.reason ?? null }))
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
  const { subject, kind, priority, queueId, assigneeId, tags } = changes
  if (subject !== undefined && subject !== state.subject)
    steps.push({ type: 'subject_changed', data: { from: state.subject, to: subject } })
  if (kind !== undefined && kind !== state.kind)
    steps.push({ type: 'kind_changed', data: { from: state.kind, to: kind } })
  if (priority !== undefined && priority !== state.priority)
    steps.push({ type: 'priority_changed', data: { from: state.priority, to: priority } })
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
  return move(state, closed.key, config, 'closed_for_good')
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
