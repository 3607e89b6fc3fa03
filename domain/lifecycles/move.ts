import { lackingToResolve } from '../fields/decide.ts'
import type { MoveDetails } from '../tickets/commands.ts'
import type { PublishedLifecycle, Status } from '../tickets/lifecycle.ts'
import { type DecisionConfig, type Outcome, reject } from '../tickets/outcome.ts'
import type { TicketState } from '../tickets/state.ts'
import { type Actor, endedCategories } from '../tickets/types.ts'
import { findStatus, landing, nextStatuses } from './statuses.ts'
import { hindrance, isRestricted, transitionOf } from './transition.ts'

const day = 24 * 3_600_000

/** A wish to be in another status: who has it, what they give with it, and the ticket as it will be. */
export type Wish = { actor: Actor; after: TicketState; details?: MoveDetails }

/**
 * The move to the status of that key as somebody asks for it. The admin's transitions bind everybody who asks; who may
 * take one, and what it asks for, bind people.
 */
export function move(state: TicketState, to: string, wish: Wish, config: DecisionConfig): Outcome {
  const { lifecycle, standing } = config
  const target = findStatus(lifecycle, to)
  if (!target) return unknownStatus(to, lifecycle)
  const here = landing(lifecycle, state)
  // What takes the place of a removed status needs no transition of its own.
  if (here.key === to) return arrive(state, target, config, null)
  const transition = transitionOf(lifecycle, here.key, to)
  if (!transition) return reject('transition_not_allowed', 'status', refusedMove(here, target, lifecycle))
  const { note, confirmed = false } = wish.details ?? {}
  const given = { note: Boolean(note?.text.trim()), confirmed }
  const refused =
    wish.actor.kind === 'person' && hindrance(transition, target, { standing, after: wish.after, given })
  const lacking = target.category === 'resolved' && lackingToResolve(wish.after, config.fields)
  return refused || lacking || arrive(state, target, config, null)
}

/** What a reply or the time implies is the system's doing: no transition has to allow it. */
export function arrive(
  state: TicketState,
  target: Status,
  config: DecisionConfig,
  reason: string | null,
): Outcome {
  const { version } = config.lifecycle
  const entered = version !== undefined && version !== state.lifecycle ? { lifecycle: version } : {}
  const data = { from: state.status, to: target.key, ...ending(state, target, config), ...entered }
  return [{ type: 'status_changed', reason, data }]
}

/** Whether who asks has to be known to decide on a move of `state` to the status of that key. */
export function dependsOnStanding(state: TicketState, to: string, lifecycle: PublishedLifecycle): boolean {
  const transition = transitionOf(lifecycle, landing(lifecycle, state).key, to)
  return transition !== undefined && isRestricted(transition)
}

function unknownStatus(wanted: string, lifecycle: PublishedLifecycle) {
  const removed = lifecycle.removed?.find(({ key }) => key === wanted)
  const instead = removed && findStatus(lifecycle, removed.becomes)
  const hint = instead ? ` It was replaced by ${instead.name} (${instead.key}).` : ''
  return reject('unknown_status', 'status', `There is no status "${wanted}".${hint}`)
}

function refusedMove(from: Status, target: Status, lifecycle: PublishedLifecycle): string {
  const choices = nextStatuses(lifecycle, from.key).map((status) => status.name)
  const hint = choices.length ? `It can become ${choices.join(', ')}.` : 'It cannot be changed any more.'
  return `A ticket that is ${from.name} can't become ${target.name}. ${hint}`
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
