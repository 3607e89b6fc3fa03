import { type Expression, type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Ability } from '#domain/access/abilities.ts'
import type { Field } from '#domain/query/fields.ts'
import type { Database } from '../database.ts'
import { isWorkedOn } from '../live-tickets.ts'
import { isEverywhere, permitted } from './readable.ts'

type Ids = Expression<unknown> | null

/** The ids of the tickets that who asks may read, and of those whose notes they may; null where these are all. */
export type Reach = { seen: Ids; notes: Ids }

/** What who has `ability` learns of links and checklists: of tickets whose notes they read, about tickets they see. */
export function reachOf(db: Database, ability: Ability): Reach {
  const ids = (action: string) =>
    isEverywhere(ability, action)
      ? null
      : permitted(db.selectFrom('ticket').select('ticket.id'), ability, action)
  return { seen: ids('read'), notes: ids('read_notes') }
}

const within = (id: RawBuilder<unknown>, ids: Ids) => (ids === null ? sql`true` : sql`${id} in (${ids})`)

/** That who asks may know what agents know of the ticket. */
export const knownOf = ({ notes }: Reach) => sql<SqlBool>`${within(sql`ticket.id`, notes)}`

/** Tickets by their links: `self` and `other` are the ends, as `other` satisfies `wanted`. */
function ends(
  [self, other]: ['from_id', 'to_id'] | ['to_id', 'from_id'],
  wanted: RawBuilder<unknown>,
  { seen }: Reach,
): RawBuilder<unknown> {
  const id = sql.ref(`link.${other}`)
  return sql`select ${sql.ref(`link.${self}`)} from ticket_link as link join ticket as other on other.id = ${id}
    where other.deleted_at is null and ${wanted} and ${within(id, seen)}`
}

const down = ['from_id', 'to_id'] as ['from_id', 'to_id']
const up = ['to_id', 'from_id'] as ['to_id', 'from_id']
const relation = (name: 'child_of' | 'blocks') => sql`link.relation = ${sql.lit(name)}`

/** The tickets that a question about links holds for; of `numbers` when they are asked for by number. */
function holding(name: string, numbers: readonly string[] | null, reach: Reach): RawBuilder<unknown> {
  const named =
    numbers === null ? sql`true` : sql`other.number = any(${numbers.map((each) => each.toUpperCase())})`
  switch (name) {
    case 'parent':
      return ends(down, sql`${relation('child_of')} and ${named}`, reach)
    case 'children':
      return ends(up, relation('child_of'), reach)
    case 'blocked':
      return ends(up, sql`${relation('blocks')} and ${isWorkedOn('other')}`, reach)
    case 'blocking':
      return ends(down, sql`${relation('blocks')} and ${isWorkedOn('other')}`, reach)
    default:
      return sql`${ends(down, named, reach)} union all ${ends(up, named, reach)}`
  }
}

/** Whether that can be asked about a field here. */
export const isAboutLinks = ({ name, key }: Field) =>
  key === undefined && ['parent', 'linked', 'children', 'blocked', 'blocking'].includes(name)

/** That a ticket has such a link, with one of the tickets of those numbers if they are given. */
export function isLinked(
  { name }: Field,
  numbers: readonly string[] | null,
  reach: Reach,
): Expression<SqlBool> {
  const itself = name === 'blocking' ? isWorkedOn('ticket') : sql`true`
  return sql<SqlBool>`(${knownOf(reach)} and ${itself} and ticket.id in (${holding(name, numbers, reach)}))`
}

/** That a ticket was merged into one of those numbers, of the tickets that who asks may read. */
export function wasMergedInto(numbers: readonly string[], { seen }: Reach): Expression<SqlBool> {
  return sql<SqlBool>`ticket.merged_into_ticket_id in (select target.id from ticket as target
    where target.number = any(${numbers.map((each) => each.toUpperCase())}) and ${within(sql`target.id`, seen)})`
}

/** The time that was logged, for those who may know. */
export const loggedTime = (reach: Reach) => sql`(case when ${knownOf(reach)} then ticket.time_minutes end)`

/** Whether some of it is billable, for those who may know. */
export const isBillable = (reach: Reach) => sql<SqlBool>`(${knownOf(reach)} and ticket.billable_minutes > 0)`

/** How far the checklists are, for those who may know. */
export const checklistStanding = (reach: Reach) => sql`(case when ${knownOf(reach)} then
  case when (ticket.checklist_progress ->> 'done')::int < (ticket.checklist_progress ->> 'total')::int then 'open'
    when ticket.checklist_progress is not null then 'done' end end)`
