import { mostTags, withTags } from '../bulk/changes.ts'
import { changeChecklists } from '../checklists/change.ts'
import type { ConversationCommand } from '../conversation/commands.ts'
import { decideAboutMessage } from '../conversation/decide.ts'
import { deleteOrRestore, isDeleted, whileDeleted } from '../deletion/decide.ts'
import { changeFields, fieldsAtCreate } from '../fields/decide.ts'
import { changeFile } from '../files/decide.ts'
import { kindSteps } from '../lifecycles/kind.ts'
import { arrive, move } from '../lifecycles/move.ts'
import { priorityBy, prioritySteps } from '../lifecycles/priority.ts'
import { resolutionSteps } from '../lifecycles/resolution.ts'
import { findStatus, firstOf } from '../lifecycles/statuses.ts'
import { decideLink } from '../links/decide.ts'
import { runMacro } from '../macros/run.ts'
import { decideMerge, decideUnmerge, refusedSinceMerged } from '../merging/decide.ts'
import { answeredFirst } from '../presence/collision.ts'
import { decideReminder, wakeUp } from '../reminders/decide.ts'
import { refusedSplit, splitSteps } from '../splitting/split.ts'
import { retag } from '../tags/retag.ts'
import { decideTime, logTime } from '../time/decide.ts'
import type { TimeEntry } from '../time/entry.ts'
import type { Changes, Command, CreatePayload, MessagePayload, MoveDetails } from './commands.ts'
import { changedField, type EventBody, type TicketEvent } from './events.ts'
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

function onNothing(command: Command, config: DecisionConfig): Outcome {
  const { lifecycle } = config
  if (command.type !== 'create') return reject('not_found', null, `There is no ticket ${command.ticket}.`)
  const status = firstOf(lifecycle, 'new')
  if (!status) return reject('lifecycle_invalid', 'kind', 'The lifecycle has no status for new tickets.')
  const { split } = command.payload
  const unsplit = split && refusedSplit(split, config.split ?? null)
  if (unsplit) return unsplit
  const { values, rejection } = fieldsAtCreate(command.payload, status, config.fields)
  return rejection ?? create(command.ticket, { ...command.payload, fields: values }, status, lifecycle)
}

function create(
  ticket: string,
  payload: CreatePayload,
  status: Status,
  lifecycle: PublishedLifecycle,
): Step[] {
  const { message, continues, related, checklists = [], split, filledBy: _, ...fields } = payload
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
  const linked: Step[] = [
    ...(continues ? [{ type: 'linked', data: { relation: 'continues', ticket: continues } } as const] : []),
    ...(related ? [{ type: 'linked', data: { relation: 'related_to', ticket: related } } as const] : []),
  ]
  const lists = checklists.map((data): Step => ({ type: 'checklist_changed', data }))
  return [created, ...linked, ...(split ? splitSteps(split) : []), ...lists]
}

function onTicket(state: TicketState, command: Command, config: DecisionConfig): Outcome {
  const gone = whileDeleted(state, command) ?? refusedSinceMerged(state, command)
  if (gone) return gone
  switch (command.type) {
    case 'create':
      return reject('conflict', null, `Ticket ${state.number} exists already.`)
    case 'message':
      return say(state, command, config)
    case 'change':
      return change(state, command, config)
    case 'macro':
      return runMacro(state, command, config, decide)
    case 'retag':
      return retag(state.tags, command.payload)
    case 'close':
      return close(state, config)
    case 'checklist':
      return changeChecklists(state.checklists ?? [], command.payload)
    case 'time':
      return decideTime(command.payload, config.time ?? null)
    case 'file':
      return changeFile(command.payload)
    case 'advance_clocks':
      return []
    case 'link':
    case 'unlink':
      return decideLink(state.number, command, config.link ?? null)
    case 'merge':
      return decideMerge(state, command.payload, config.merging ?? new Map())
    case 'unmerge':
      return decideUnmerge(state, command.payload)
    case 'snooze':
    case 'wake':
    case 'remind':
    case 'ring':
    case 'reminder_done':
      return decideReminder(state, command, config.now)
    default:
      return aboutMessage(state, command, config)
  }
}

function say(state: TicketState, command: Command & { type: 'message' }, config: DecisionConfig): Outcome {
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

/** Taking a message back takes the status back, too, that it moved the ticket to. */
function aboutMessage(
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

function change(
  state: TicketState,
  { actor, payload }: Command & { type: 'change' },
  config: DecisionConfig,
): Outcome {
  const { changes: asked, ifMatch, reason, note, confirmed, time } = payload
  const changes = withTags(state.tags, asked)
  if ((changes.tags?.length ?? 0) > mostTags)
    return reject('invalid', 'tags', `A ticket has at most ${mostTags} tags.`)
  const clash = ifMatch === undefined ? undefined : conflict(changes, config.since ?? [])
  if (clash) return clash
  if (changes.deleted !== undefined)
    return deleteOrRestore(state, changes.deleted).map((step) => ({ ...step, reason: reason ?? null }))
  const spent = time ? logTime(time) : []
  if (!Array.isArray(spent)) return spent
  const said: Step[] = note ? [{ type: 'noted', data: { messageId: note.id } }] : []
  const details = { note, confirmed, time }
  const steps = changeTo(state, changes, { actor, details, first: [...said, ...spent] }, config)
  if (!Array.isArray(steps)) return steps
  return steps.map((step) => ({ ...step, reason: reason ?? step.reason ?? null }))
}

/** Who asks, what they give with it, and what they say before anything moves. */
type Asking = { actor: Actor; details: MoveDetails; first: Step[] }

function changeTo(
  state: TicketState,
  changes: Changes,
  { actor, details, first }: Asking,
  config: DecisionConfig,
): Outcome {
  const { changed, values, rejection } = changeFields(state, changes, config.fields)
  if (rejection) return rejection
  const resolved = resolutionSteps(state, changes, config.lifecycle)
  if (!Array.isArray(resolved)) return resolved
  const steps: Step[] = [...changed, ...first]
  let here: Pick<TicketState, 'status' | 'category'> = state
  if (changes.status !== undefined && changes.status !== state.status) {
    const after = ahead({ ...state, fields: values, ...withTime(state, details.time) }, changes, resolved)
    const moved = move(state, changes.status, { actor, after, details }, config)
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
  return steps
}

/** What is logged on it then. */
function withTime({ timeMinutes = 0 }: TicketState, time: TimeEntry | undefined) {
  return { timeMinutes: timeMinutes + (time?.minutes ?? 0) }
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
  const custom = Object.keys(changes.fields ?? {}).map((key) => `fields.${key}`)
  const wanted = new Set([...Object.keys(changes).map((field) => names[field] ?? field), ...custom])
  for (const event of since.toReversed()) {
    const field = changedIn(event, wanted)
    if (field)
      return {
        ...reject('conflict', field, `The ${field} was changed in the meantime. Look at it and try again.`),
        actor: event.actor,
      }
  }
  return undefined
}

/** The first of those fields that the event changed. */
function changedIn(event: TicketEvent, wanted: ReadonlySet<string>): string | undefined {
  const changed =
    event.type === 'fields_changed'
      ? Object.keys(event.data.changes).map((key) => `fields.${key}`)
      : [changedField[event.type as keyof typeof changedField]]
  return changed.find((field) => field !== undefined && wanted.has(field))
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
  if (!isDueToClose(state, config.now) || !closed) return []
  return arrive(state, closed, config, 'closed_for_good')
}

function unique(tags: string[]): string[] {
  return [...new Set(tags)]
}

/** The commands the system itself owes a ticket at `now`: closing it for good when its time has come. */
export function isDueToClose(state: TicketState, now: number): boolean {
  return (
    !isDeleted(state) && state.category === 'resolved' && state.closesAt !== null && now >= state.closesAt
  )
}

/** The ticket after `decision`, which is unchanged when it was refused. */
export function apply(state: TicketState | null, decision: Decision): TicketState | null {
  return (decision.events ?? []).reduce<TicketState | null>(evolve, state)
}
