import type { Ability } from '../access/abilities.ts'
import { permissionNames, permissions } from '../access/permissions.ts'
import { asTicket, type TicketSubject } from '../access/ticket-subject.ts'
import { seesTicket } from '../deletion/seen.ts'
import type { Changes } from '../tickets/commands.ts'
import type { Rejection } from '../tickets/decide.ts'
import type { EventBody } from '../tickets/events.ts'

/** As many tags as a ticket can have. */
export const mostTags = 50

/** Tags to add and to take away as the tags that the ticket has then. */
export function withTags(before: readonly string[], { addTags, removeTags, ...changes }: Changes): Changes {
  if (!addTags && !removeTags) return changes
  const kept = (changes.tags ?? before).filter((tag) => !removeTags?.includes(tag))
  return { ...changes, tags: [...new Set([...kept, ...(addTags ?? [])])] }
}

/** What somebody has to be allowed for those changes. */
export function actionsFor({
  assigneeId,
  queueId,
  deleted,
  ...others
}: { [Name in keyof Changes]?: unknown }): string[] {
  return [
    ...(assigneeId === undefined ? [] : ['assign']),
    ...(queueId === undefined ? [] : ['move']),
    ...(deleted === undefined ? [] : ['delete']),
    ...(Object.values(others).some((value) => value !== undefined) ? ['update'] : []),
  ]
}

/** Why who has `ability` may not do all of `actions` with that ticket, or null. What they may not read does not exist. */
export function refusalFor(
  ability: Ability,
  { number, deletedAt, ...ticket }: TicketSubject & { number: string; deletedAt?: Date | number | null },
  actions: readonly string[],
): Rejection | null {
  const subject = asTicket(ticket)
  if (!seesTicket(ability, ticket, Boolean(deletedAt))) return notThere(number)
  const refused = actions.find((action) => !ability.can(action, subject))
  return refused === undefined ? null : { code: 'not_allowed', field: null, detail: notAllowed(refused) }
}

export function notThere(number: string): Rejection {
  return { code: 'not_found', field: null, detail: `There is no ticket ${number}.` }
}

function notAllowed(action: string): string {
  const name = permissionNames.find((each) => {
    const known = permissions[each]
    return known.subject === 'Ticket' && known.action === action
  })
  return `Your roles do not allow "${name ? permissions[name].says : action}" here.`
}

type Made = EventBody & { reason?: string | null }

/** The changes that take those events of one command back, but for what was said and the status that followed from it. */
export function inverseOf(events: readonly Made[]): Changes {
  const taken = events.filter(({ type, reason }) => type !== 'status_changed' || reason !== 'agent_replied')
  // Of several events of one sort, the first tells what was there before.
  const backwards = taken.toReversed().map(backFrom)
  const fields = Object.assign({}, ...backwards.map((back) => back.fields))
  return {
    ...Object.assign({}, ...backwards),
    ...(Object.keys(fields).length ? { fields } : {}),
    ...tagsBack(events),
  }
}

/** What was added and not taken away again goes, what was taken away and not added again comes back. */
function tagsBack(events: readonly EventBody[]): Pick<Changes, 'addTags' | 'removeTags'> {
  const changed = events.flatMap((event) => (event.type === 'tags_changed' ? [event.data] : []))
  const [added, removed] = [changed.flatMap((each) => each.added), changed.flatMap((each) => each.removed)]
  const addTags = without(removed, added)
  const removeTags = without(added, removed)
  return { ...(addTags.length ? { addTags } : {}), ...(removeTags.length ? { removeTags } : {}) }
}

/** Those that are more often in the one list than in the other. */
function without(tags: readonly string[], others: readonly string[]): string[] {
  const times = (tag: string, list: readonly string[]) => list.filter((each) => each === tag).length
  return [...new Set(tags)].filter((tag) => times(tag, tags) > times(tag, others))
}

function backFrom(event: EventBody): Changes {
  switch (event.type) {
    case 'status_changed':
      return { status: event.data.from }
    case 'kind_changed':
      return { kind: event.data.from }
    case 'priority_changed':
      return { priority: event.data.from }
    case 'queue_changed':
      return { queueId: event.data.from }
    case 'assigned':
      return { assigneeId: event.data.from }
    case 'fields_changed':
      return { fields: valuesBefore(event.data.changes) }
    case 'deleted':
    case 'restored':
      return { deleted: event.type === 'restored' }
    default:
      return {}
  }
}

function valuesBefore(changes: Record<string, { from: unknown }>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(changes).map(([key, { from }]) => [key, from]))
}
