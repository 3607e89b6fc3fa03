import { isLeft, progressOf } from '../checklists/progress.ts'
import type { LinkRelation } from '../links/link.ts'
import type { TicketState } from '../tickets/state.ts'
import { isStatusCategory, liveCategories } from '../tickets/types.ts'
import { wordsOf } from './words.ts'

/**
 * What is known of a ticket's field: a list of all it answers to, a number or epoch milliseconds, a text, yes or no; null
 * when it has no value.
 */
export type Fact = readonly string[] | string | number | boolean | null

/** What a query can be asked of. */
export type Facts = {
  fields: ReadonlyMap<string, Fact>
  queueId: string
  assigneeId: string | null
  requesterId: string
  /** The words of all that the asker may read on the ticket, in their order. */
  words: readonly string[]
}

/** What stands around a ticket: the names its ids have, its clocks, and what was said on it. */
export type Surroundings = {
  queue: { key: string; name: string; team: string | null }
  organization: string | null
  assignee: readonly string[]
  /** The ids and addresses of who watches, also as a member of a team. */
  watchers?: readonly string[]
  requester: readonly string[]
  /** Epoch milliseconds of the next target, if one runs. */
  dueAt: number | null
  breached: boolean
  said: readonly string[]
  /** The tickets it is linked with that may be known of, and whether they are ended. */
  links?: readonly { relation: LinkRelation; number: string; ended: boolean }[]
  /** What else a person or an organization that a custom field names is called, by id. */
  calledBy?: ReadonlyMap<string, readonly string[]>
}

/** All that can be asked of a ticket as it is now. */
export function factsOf(state: TicketState, around: Surroundings): Facts {
  const { queueId, assigneeId, requesterId } = state
  const fields = new Map<string, Fact>([
    ...Object.entries(state.fields).map(([key, value]) => [key, customFact(value, around.calledBy)] as const),
    // A category's name always means the category.
    ['status', isStatusCategory(state.status) ? [state.category] : [state.category, state.status]],
    ['priority', state.priority],
    ['kind', state.kind],
    ['queue', caseless(around.queue.key, around.queue.name)],
    ['team', caseless(around.queue.team)],
    ['assignee', caseless(...around.assignee)],
    ['watcher', caseless(...(around.watchers ?? []))],
    ['requester', caseless(...around.requester)],
    ['organization', caseless(around.organization)],
    ['tag', state.tags],
    ['number', caseless(state.number)],
    ['subject', state.subject],
    ['created', state.createdAt],
    ['updated', state.updatedAt],
    ['resolved', state.resolvedAt],
    ['closed', state.closedAt],
    ['due', around.dueAt],
    ['breached', around.breached],
    ['impact', state.impact ?? null],
    ['urgency', state.urgency ?? null],
    ['snoozed', state.snoozedUntil ?? null],
    ['deleted', state.deletedAt ?? null],
    ['reminded', remindedOf(state)],
    ['time', state.timeMinutes ?? 0],
    ['billable', (state.billableMinutes ?? 0) > 0],
    ['merged', state.mergedInto ? caseless(state.mergedInto.ticket) : []],
    ['checklist', checklistOf(state)],
    ...linkFacts(state, around.links ?? []),
  ])
  const words = wordsOf([state.number, state.subject, ...around.said].join('\n'))
  return { fields, queueId, assigneeId, requesterId, words }
}

/** A custom field's stored value: of a person or an organization, all it answers to. */
function customFact(value: unknown, calledBy: Surroundings['calledBy']): Fact {
  if (Array.isArray(value)) return value.map(String)
  if (typeof value === 'string')
    return calledBy?.has(value) ? caseless(value, ...(calledBy.get(value) ?? [])) : value
  return typeof value === 'number' || typeof value === 'boolean' ? value : null
}

/** Whom something is due for, of which they wanted to be reminded. */
function remindedOf({ reminders, assigneeId }: TicketState): string[] {
  return (reminders ?? []).flatMap(({ rung, person }) => (rung ? (person ?? assigneeId ?? []) : []))
}

/** How far its checklists are. */
function checklistOf({ checklists }: TicketState): string | null {
  const progress = progressOf(checklists)
  return progress && (isLeft(progress) ? 'open' : 'done')
}

function linkFacts({ category }: TicketState, links: NonNullable<Surroundings['links']>): [string, Fact][] {
  const numbers = (of: typeof links) => of.map(({ number }) => number.toLowerCase())
  const as = (relation: LinkRelation) => links.filter((link) => link.relation === relation)
  const waits = (relation: LinkRelation) => as(relation).some(({ ended }) => !ended)
  return [
    ['parent', numbers(as('child_of'))],
    ['linked', numbers(links)],
    ['children', as('parent_of').length > 0],
    ['blocked', waits('blocked_by')],
    ['blocking', liveCategories.includes(category) && waits('blocks')],
  ]
}

function caseless(...names: (string | null)[]): string[] {
  return names.flatMap((name) => (name === null ? [] : [name.toLowerCase()]))
}
