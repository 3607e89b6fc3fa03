import { changeChecklists } from '../checklists/change.ts'
import { isDeleted, whileDeleted } from '../deletion/decide.ts'
import { fieldsAtCreate } from '../fields/decide.ts'
import { changeFile } from '../files/decide.ts'
import { arrive } from '../lifecycles/move.ts'
import { priorityBy } from '../lifecycles/priority.ts'
import { firstOf } from '../lifecycles/statuses.ts'
import { decideLink } from '../links/decide.ts'
import { runMacro } from '../macros/run.ts'
import { decideMerge, decideUnmerge, refusedSinceMerged } from '../merging/decide.ts'
import { decideReminder } from '../reminders/decide.ts'
import { refusedSplit, splitSteps } from '../splitting/split.ts'
import { retag } from '../tags/retag.ts'
import { decideTime } from '../time/decide.ts'
import { change } from './change.ts'
import type { Command, CreatePayload } from './commands.ts'
import type { TicketEvent } from './events.ts'
import { evolve } from './evolve.ts'
import type { PublishedLifecycle, Status } from './lifecycle.ts'
import { type DecisionConfig, type Outcome, type Rejection, reject, type Step } from './outcome.ts'
import { aboutMessage, say } from './say.ts'
import type { TicketState } from './state.ts'
import type { Actor } from './types.ts'

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
      tags: [...new Set(payload.tags)],
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

function close(state: TicketState, config: DecisionConfig): Outcome {
  const closed = firstOf(config.lifecycle, 'closed')
  if (!isDueToClose(state, config.now) || !closed) return []
  return arrive(state, closed, config, 'closed_for_good')
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
