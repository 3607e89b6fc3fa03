import { type Expression, type ExpressionBuilder, type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Asker } from '#domain/query/asker.ts'
import { asksForNone } from '#domain/query/check.ts'
import type { Catalogue, Field } from '#domain/query/fields.ts'
import { meaningOf } from '#domain/query/flags.ts'
import { boundsOf } from '#domain/query/instants.ts'
import type { Condition, Query, Words } from '#domain/query/tree.ts'
import { isStatusCategory } from '#domain/tickets/types.ts'
import { parseDuration } from '#domain/time/duration.ts'
import type { Tables } from '../database.ts'
import {
  checklistStanding,
  isAboutLinks,
  isBillable,
  isLinked,
  loggedTime,
  type Reach,
  wasMergedInto,
} from './links.ts'
import { hasWords, type WordSearch } from './words.ts'

type Eb = ExpressionBuilder<Tables, 'ticket'>
type Holds = Expression<SqlBool>

/** Who asks, of what fields, how words are looked up, and of which tickets they may know. */
export type Asked = { asker: Asker; catalogue: Catalogue; search: WordSearch; reach: Reach }

/** That the query, which `checkQuery` has seen, holds for a row of `ticket`. `domain/query/evaluate` says the same. */
export function matching(eb: Eb, query: Query, asked: Asked): Holds {
  if ('all' in query) return all(eb, query.all, asked)
  if ('any' in query) return eb.or(query.any.map((part) => matching(eb, part, asked)))
  // What is unknown (the assignee of a ticket that has none) does not hold: its contrary does.
  if ('not' in query) return sql<SqlBool>`(${matching(eb, query.not, asked)}) is not true`
  return 'field' in query ? holds(eb, query, asked) : hasWords([query], asked.search)
}

/** Words that are asked for together are looked up together. */
function all(eb: Eb, parts: readonly Query[], asked: Asked): Holds {
  const words = parts.filter((part): part is Words => 'words' in part)
  const others = parts.filter((part) => !('words' in part))
  return eb.and([
    ...others.map((part) => matching(eb, part, asked)),
    ...(words.length ? [hasWords(words, asked.search)] : []),
  ])
}

function holds(eb: Eb, condition: Condition, asked: Asked): Holds {
  const field = asked.catalogue.find(condition.field)
  if (!field) throw new RangeError(`There is no field ${condition.field}.`)
  if (field.type === 'flag') return either(eb, condition.values, (flag) => holds(eb, meaningOf(flag), asked))
  if (condition.operator === 'set') return sql<SqlBool>`not (${isNone(field, asked.reach)})`
  const values = condition.values.filter((value) => !asksForNone(field, value))
  const named = values.length ? [fits(eb, field, { ...condition, values }, asked)] : []
  return values.length === condition.values.length
    ? (named[0] as Holds)
    : eb.or([isNone(field, asked.reach), ...named])
}

function either<T>(eb: Eb, values: readonly T[], one: (value: T) => Holds): Holds {
  const [only] = values
  return values.length === 1 ? one(only as T) : eb.or(values.map(one))
}

const columns: Record<string, string> = {
  status: 'ticket.category',
  priority: 'ticket.priority',
  kind: 'ticket.kind',
  queue: 'ticket.queue_id',
  assignee: 'ticket.assignee_id',
  requester: 'ticket.requester_id',
  organization: 'ticket.organization_id',
  number: 'ticket.number',
  subject: 'ticket.subject',
  created: 'ticket.created_at',
  updated: 'ticket.updated_at',
  resolved: 'ticket.resolved_at',
  closed: 'ticket.closed_at',
  due: 'ticket.next_due_at',
  breached: 'ticket.breached',
  impact: 'ticket.impact',
  urgency: 'ticket.urgency',
  snoozed: 'ticket.snoozed_until',
  deleted: 'ticket.deleted_at',
}

function column({ name, key, type }: Field, reach?: Reach) {
  if (key !== undefined) return kept(key, type)
  if (name === 'merged') return sql`(ticket.merged_into ->> 'ticket')`
  if (name === 'checklist' && reach) return checklistStanding(reach)
  if (name === 'time' && reach) return loggedTime(reach)
  const found = columns[name]
  if (!found) throw new RangeError(`No column is known for ${name}.`)
  return sql.ref(found)
}

/** What a ticket keeps under a custom field's key: as text, or as what it is compared as; null where it is no such thing. */
function kept(key: string, type: Field['type']) {
  const text = sql`(ticket.fields ->> ${key})`
  if (type === 'number')
    return sql`(case when pg_input_is_valid(${text}, 'numeric') then ${text}::numeric end)`
  return type === 'yes_no' ? sql`(${text} = 'true')` : text
}

function isNone(field: Field, reach: Reach): Holds {
  if (isAboutLinks(field)) return sql<SqlBool>`not ${isLinked(field, null, reach)}`
  if (field.name === 'watcher')
    return sql<SqlBool>`not exists (select from ticket_watcher where ticket_id = ticket.id)`
  if (field.key !== undefined) return sql<SqlBool>`(ticket.fields ->> ${field.key}) is null`
  if (field.type === 'tag') return sql<SqlBool>`ticket.tags = '{}'`
  if (field.name === 'team')
    return sql<SqlBool>`ticket.queue_id in (select id from queue where team_id is null)`
  return sql<SqlBool>`${column(field, reach)} is null`
}

function fits(eb: Eb, field: Field, condition: Condition, { asker, reach }: Asked): Holds {
  const { values } = condition
  if (isAboutLinks(field) && field.type === 'name') return isLinked(field, values, reach)
  switch (field.type) {
    case 'status':
      return statusFits(eb, values)
    case 'tag':
      return sql<SqlBool>`ticket.tags && ${values}::text[]`
    case 'name':
      if (field.name === 'merged' && field.key === undefined) return wasMergedInto(values, reach)
      return nameFits(eb, field, values, asker)
    case 'person':
      return personFits(eb, field, values, asker)
    case 'yes_no':
      return either(
        eb,
        values,
        (value) => sql<SqlBool>`${yesNo(field, asker, reach)} = ${sql.lit(value === 'yes')}`,
      )
    case 'text':
      return either(eb, values, (value) => sql<SqlBool>`${column(field)} ilike ${`%${literal(value)}%`}`)
    case 'instant':
      return instantFits(eb, field, condition, asker)
    case 'number':
      return numberFits(eb, field, condition, reach)
    case 'duration':
      return numberFits(
        eb,
        field,
        { ...condition, values: values.map((value) => String(parseDuration(value))) },
        reach,
      )
    default:
      return field.key === undefined ? choiceFits(field, condition, reach) : optionFits(field.key, values)
  }
}

function yesNo(field: Field, asker: Asker, reach: Reach) {
  if (isAboutLinks(field)) return isLinked(field, null, reach)
  if (field.name === 'reminded') return reminded(asker)
  return field.name === 'billable' && !field.key ? isBillable(reach) : column(field)
}

/** That something is due of which who asks wanted to be reminded: they themselves, or as who has the ticket. */
function reminded({ personId }: Asker): Holds {
  if (personId === null) return sql<SqlBool>`false`
  const own = JSON.stringify([{ person: personId, rung: true }])
  const theirs = JSON.stringify([{ person: null, rung: true }])
  return sql<SqlBool>`(ticket.reminders <> '[]' and (ticket.reminders @> ${own}::jsonb
    or (coalesce(ticket.assignee_id = ${personId}, false) and ticket.reminders @> ${theirs}::jsonb)))`
}

/** For LIKE: what stands for itself. */
const literal = (text: string) => text.replace(/[\\%_]/g, '\\$&')

function statusFits(eb: Eb, values: string[]): Holds {
  const categories = values.filter(isStatusCategory)
  const keys = values.filter((value) => !isStatusCategory(value))
  return eb.or([
    ...(categories.length ? [eb('ticket.category', 'in', categories)] : []),
    ...(keys.length ? [eb('ticket.status', 'in', keys)] : []),
  ])
}

function nameFits(eb: Eb, field: Field, values: string[], { teamQueueIds }: Asker): Holds {
  const names = values.map((value) => value.toLowerCase())
  if (field.key !== undefined)
    return sql<SqlBool>`(lower(${column(field)}) = any(${names}) or ${column(field)} in
      (select id::text from organization where lower(name) = any(${names})))`
  switch (field.name) {
    case 'queue':
      return sql<SqlBool>`ticket.queue_id in
        (select id from queue where lower(key) = any(${names}) or lower(name) = any(${names}))`
    case 'organization':
      return sql<SqlBool>`ticket.organization_id in (select id from organization where lower(name) = any(${names}))`
    case 'team':
      return eb.or([
        // Asked of the ids at hand, so that Postgres knows how many there are.
        ...(values.includes('mine')
          ? [sql<SqlBool>`ticket.queue_id = any(${[...teamQueueIds]}::uuid[])`]
          : []),
        ...(values.some((value) => value !== 'mine') ? [ofTeams(names)] : []),
      ])
    default:
      return sql<SqlBool>`${column(field)} = any(${values.map((value) => value.toUpperCase())})`
  }
}

const ofTeams = (names: string[]) => sql<SqlBool>`ticket.queue_id in (
  select queue.id from queue join team on team.id = queue.team_id where lower(team.name) = any(${names}))`

/** That one of those people watches, themselves or as a member of a team. */
function watches(people: RawBuilder<unknown>): Holds {
  return sql<SqlBool>`ticket.id in (select ticket_id from ticket_watcher where person_id in (${people})
    union all select ticket_id from ticket_watcher join team_member using (team_id)
      where team_member.person_id in (${people}))`
}

function personFits(eb: Eb, field: Field, values: string[], { personId }: Asker): Holds {
  const addresses = values.filter((value) => value !== 'me').map((value) => value.toLowerCase())
  const person = field.key === undefined ? sql`person_id` : sql`person_id::text`
  const theirs = sql`select ${person} from person_address where address = any(${addresses})`
  const isOne = (people: RawBuilder<unknown>) =>
    field.name === 'watcher' ? watches(people) : sql<SqlBool>`${column(field)} in (${people})`
  return eb.or([
    ...(values.includes('me') ? [isOne(sql`${personId}`)] : []),
    ...(addresses.length ? [isOne(theirs)] : []),
  ])
}

function instantFits(eb: Eb, field: Field, { operator, values }: Condition, asker: Asker): Holds {
  const at = field.key === undefined ? column(field) : keptInstant(field.key, asker.zone)
  const all = boundsOf(operator, values, { ahead: field.ahead === true, clock: asker })
  return either(eb, all, ({ from, to }) =>
    eb.and([
      ...(from === null ? [] : [sql<SqlBool>`${at} >= ${new Date(from)}`]),
      ...(to === null ? [] : [sql<SqlBool>`${at} < ${new Date(to)}`]),
    ]),
  )
}

/** A date begins in the asker's zone. */
function keptInstant(key: string, zone: string) {
  const text = sql`(ticket.fields ->> ${key})`
  return sql`(case when ${text} ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' then
      case when pg_input_is_valid(${text}, 'date') then ${text}::date::timestamp at time zone ${zone} end
    when pg_input_is_valid(${text}, 'timestamptz') then ${text}::timestamptz end)`
}

function numberFits(eb: Eb, field: Field, { operator, values }: Condition, reach: Reach): Holds {
  const numbers = values.map(Number)
  const at = column(field, reach)
  if (operator === 'is') return either(eb, numbers, (value) => sql<SqlBool>`${at} = ${value}`)
  if (operator === 'between')
    return sql<SqlBool>`${at} between ${Math.min(...numbers)} and ${Math.max(...numbers)}`
  return sql<SqlBool>`${at} ${sql.raw(operator)} ${numbers[0]}`
}

/** One option, or one of several in a list. */
function optionFits(key: string, values: string[]): Holds {
  return sql<SqlBool>`(ticket.fields -> ${key}) ?| ${values}::text[]`
}

/** Compared by the place in the order, `from` the least `to` the most: of a few values, all that fit are listed. */
function choiceFits(field: Field, { operator, values }: Condition, reach: Reach): Holds {
  const choices = field.values ?? []
  const ranks = values.map((value) => choices.indexOf(value))
  const [least, most] = [Math.min(...ranks), Math.max(...ranks)]
  const fitting = {
    is: (rank: number) => ranks.includes(rank),
    '<': (rank: number) => rank < least,
    '<=': (rank: number) => rank <= least,
    '>': (rank: number) => rank > least,
    '>=': (rank: number) => rank >= least,
    between: (rank: number) => rank >= least && rank <= most,
  }[operator as 'is']
  const wanted = choices.filter((_, rank) => fitting(rank))
  return wanted.length ? sql<SqlBool>`${column(field, reach)} in (${sql.join(wanted)})` : sql<SqlBool>`false`
}
