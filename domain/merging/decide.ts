import { firstOf } from '../lifecycles/statuses.ts'
import type { Command } from '../tickets/commands.ts'
import type { PublishedLifecycle } from '../tickets/lifecycle.ts'
import { type Outcome, type Rejection, reject } from '../tickets/outcome.ts'
import type { TicketState } from '../tickets/state.ts'
import { endedCategories } from '../tickets/types.ts'
import { type MergingCommand, type MergingEvent, mostMerged } from './merging.ts'

/** The tickets that are to be merged, by their numbers; those that do not exist are not there. */
export type MergeFacts = ReadonlyMap<string, { mergedInto: string | null }>

type Merge = Extract<MergingCommand, { type: 'merge' }>['payload']
type Unmerge = Extract<MergingCommand, { type: 'unmerge' }>['payload']

/** What the desk itself owes a ticket, and what ends with it: these go on when it was merged. */
const housekeeping: readonly Command['type'][] = [
  'unmerge',
  'ring',
  'reminder_done',
  'retag',
  'close',
  'advance_clocks',
]

/** Why a merged ticket takes this command no more, with the ticket that does; null for any other. */
export function refusedSinceMerged({ number, mergedInto }: TicketState, command: Command): Rejection | null {
  if (!mergedInto || housekeeping.includes(command.type)) return null
  if (command.type === 'file' && command.payload.change === 'quarantined') return null
  return mergedElsewhere(number, mergedInto.ticket)
}

/** That a ticket goes on in another one. */
export function mergedElsewhere(number: string, target: string): Rejection {
  const detail = `${number} was merged into ${target}. It goes on there.`
  return { ...reject('ticket_merged', null, detail), ticket: target }
}

/**
 * What follows for the ticket that stays. Since neither a ticket that was merged nor one that takes no commands for it
 * can be merged once more, there are never circles.
 */
export function decideMerge(state: TicketState, { tickets, reason }: Merge, facts: MergeFacts): Outcome {
  const known = state.merged ?? []
  const fresh = [...new Set(tickets)].filter((ticket) => !known.includes(ticket))
  const refused = fresh.map((ticket) => refusedMerge(state, ticket, facts)).find((each) => each !== null)
  if (refused) return refused
  if (known.length + fresh.length > mostMerged)
    return reject('too_many_merged', 'tickets', `At most ${mostMerged} tickets are merged into one.`)
  return fresh.map((ticket) => ({ type: 'merged', data: { ticket }, reason: reason ?? null }))
}

/** Why that ticket can't be merged into the one in `state`, or null. */
export function refusedMerge(
  { number, category }: Pick<TicketState, 'number' | 'category'>,
  ticket: string,
  facts: MergeFacts,
): Rejection | null {
  if (ticket === number)
    return reject('merge_into_itself', 'tickets', 'A ticket is not merged into itself. Choose another one.')
  const other = facts.get(ticket)
  if (!other) return reject('not_found', 'tickets', `There is no ticket ${ticket}.`)
  if (other.mergedInto)
    return reject('already_merged', 'tickets', `${ticket} is merged into ${other.mergedInto} already.`)
  if (category === 'closed' || category === 'cancelled')
    return reject('ticket_closed', null, `Ticket ${number} is closed. Open it again first.`)
  return null
}

/** What follows for a merged ticket that is to be one of its own again. */
export function decideUnmerge({ number, mergedInto }: TicketState, { ticket, at, reason }: Unmerge): Outcome {
  if (mergedInto?.ticket !== ticket)
    return reject('not_merged', null, `${number} is not merged into ${ticket}.`)
  if (at !== undefined && at !== mergedInto.at)
    return reject('conflict', null, `${number} was merged into ${ticket} once more since.`)
  const { category } = mergedInto.before
  const hadEnded = endedCategories.includes(category)
  return [{ type: 'unmerged_from', data: { ticket, category, hadEnded }, reason: reason ?? null }]
}

/** What happens to the other ticket, which moves by `lifecycle`. */
export function mergedIntoStep(
  state: TicketState,
  target: string,
  lifecycle: PublishedLifecycle,
): Extract<MergingEvent, { type: 'merged_into' }> {
  const { status, category } = state
  const hadEnded = endedCategories.includes(category)
  const data = { ticket: target, status, category, hadEnded }
  const ending = firstOf(lifecycle, 'closed') ?? firstOf(lifecycle, 'cancelled')
  if (category === 'closed' || category === 'cancelled') return { type: 'merged_into', data }
  if (!ending) return { type: 'merged_into', data: { ...data, category: 'closed' } }
  const { version } = lifecycle
  const entered = version !== undefined && version !== state.lifecycle ? { lifecycle: version } : {}
  return {
    type: 'merged_into',
    data: { ...data, status: ending.key, category: ending.category, ...entered },
  }
}
