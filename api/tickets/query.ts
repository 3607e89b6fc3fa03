import { rulesToQuery } from '@casl/ability/extra'
import { type Expression, type ExpressionBuilder, type SelectQueryBuilder, type SqlBool, sql } from 'kysely'
import type { Database, Tables } from '#db/database.ts'
import type { TicketSubject } from '#domain/access/ticket-subject.ts'
import { DomainError } from '#domain/errors.ts'
import { type FilterTerm, isCategory, parseFilter } from '#domain/query/filter.ts'
import { endedCategories, liveCategories } from '#domain/tickets/types.ts'
import type { SignedIn } from '../plugins/viewer.ts'

type Eb = ExpressionBuilder<Tables, 'ticket'>
type Query<O> = SelectQueryBuilder<Tables, 'ticket', O>

const conditionColumns: Record<
  keyof TicketSubject,
  'ticket.requester_id' | 'ticket.assignee_id' | 'ticket.queue_id' | 'ticket.organization_id'
> = {
  requesterId: 'ticket.requester_id',
  assigneeId: 'ticket.assignee_id',
  queueId: 'ticket.queue_id',
  organizationId: 'ticket.organization_id',
}

/** The tickets `viewer` may read, as SQL made from their ability. */
export function readable<O>(query: Query<O>, viewer: SignedIn): Query<O> {
  const conditions = rulesToQuery(viewer.ability, 'read', 'Ticket', (rule) => {
    if (rule.inverted) throw new DomainError('internal', 'Lists know no inverted rules.')
    return rule.conditions ?? {}
  })
  if (!conditions) return query.where(sql<SqlBool>`false`)
  const either = conditions.$or as TicketConditions[] | undefined
  return either ? query.where((eb) => eb.or(either.map((one) => matching(eb, one)))) : query
}

type TicketConditions = Partial<Record<keyof TicketSubject, string | { $in: string[] }>>

/** One grant's conditions: every one of them, and fails for a field that no column is known for. */
function matching(eb: Eb, conditions: TicketConditions): Expression<SqlBool> {
  return eb.and(
    Object.entries(conditions).map(([field, wanted]) => {
      const column = conditionColumns[field as keyof TicketSubject]
      if (!column) throw new DomainError('internal', `Lists know no condition on ${field}.`)
      return eb(column, 'in', typeof wanted === 'string' ? [wanted] : wanted.$in)
    }),
  )
}

/** Narrows `query` to what the filter's text says. Throws `invalid_filter`. */
export function filtered<O>(query: Query<O>, text: string, viewer: SignedIn, wordsFirst = false): Query<O> {
  return parseFilter(text).reduce(
    (narrowed, term) =>
      narrowed.where((eb) => {
        const holds = condition(eb, term, viewer, wordsFirst)
        // What is unknown (the assignee of a ticket that has none) does not hold either.
        return term.not ? sql<SqlBool>`(${holds}) is not true` : holds
      }),
    query,
  )
}

function condition(eb: Eb, term: FilterTerm, viewer: SignedIn, wordsFirst: boolean): Expression<SqlBool> {
  const { field, values } = term
  switch (field) {
    case 'text':
      return textCondition(eb, values[0], viewer, wordsFirst)
    case 'status':
      return statusCondition(eb, values)
    case 'priority':
      return eb('ticket.priority', 'in', values as never[])
    case 'kind':
      return eb('ticket.kind', 'in', values as never[])
    case 'number':
      return eb(
        'ticket.number',
        'in',
        values.map((value) => value.toUpperCase()),
      )
    case 'tag':
      return eb('ticket.tags', '&&', sql<string[]>`${values}::text[]`)
    case 'queue':
      return eb(
        'ticket.queue_id',
        'in',
        eb.selectFrom('queue').select('queue.id').where('queue.key', 'in', values),
      )
    case 'team':
      return eb(
        'ticket.queue_id',
        'in',
        eb
          .selectFrom('queue')
          .innerJoin('team', 'team.id', 'queue.team_id')
          .select('queue.id')
          .where('team.name', 'in', values),
      )
    case 'organization':
      return eb(
        'ticket.organization_id',
        'in',
        eb.selectFrom('organization').select('organization.id').where('organization.name', 'in', values),
      )
    case 'requester':
      return eb('ticket.requester_id', 'in', people(eb, values, viewer))
    case 'assignee':
      return assigneeCondition(eb, values, viewer)
    case 'is':
      return eb.and(values.map((value) => isCondition(eb, value, viewer)))
  }
}

function statusCondition(eb: Eb, values: string[]): Expression<SqlBool> {
  const categories = values.filter(isCategory)
  const keys = values.filter((value) => !isCategory(value))
  return eb.or([
    ...(categories.length ? [eb('ticket.category', 'in', categories)] : []),
    ...(keys.length ? [eb('ticket.status', 'in', keys)] : []),
  ])
}

function people(eb: Eb, values: string[], viewer: SignedIn) {
  const addresses = values.map((value) => (value === 'me' ? viewer.email : value.toLowerCase()))
  return eb
    .selectFrom('person_address')
    .select('person_address.person_id')
    .where('person_address.address', 'in', addresses)
}

function assigneeCondition(eb: Eb, values: string[], viewer: SignedIn): Expression<SqlBool> {
  const named = values.filter((value) => value !== 'none')
  return eb.or([
    ...(values.includes('none') ? [eb('ticket.assignee_id', 'is', null)] : []),
    ...(named.length ? [eb('ticket.assignee_id', 'in', people(eb, named, viewer))] : []),
  ])
}

function isCondition(eb: Eb, value: string, viewer: SignedIn): Expression<SqlBool> {
  switch (value) {
    case 'open':
      return eb('ticket.category', 'in', liveCategories)
    case 'ended':
      return eb('ticket.category', 'in', [...endedCategories])
    case 'unassigned':
      return eb('ticket.assignee_id', 'is', null)
    case 'breached':
      return eb('ticket.breached', '=', true)
    case 'team':
      // Asked of the ids at hand, so that Postgres knows how many there are.
      return sql<SqlBool>`ticket.queue_id = any(${[...viewer.teamQueueIds]}::uuid[])`
    default:
      return eb('ticket.assignee_id', '=', viewer.id)
  }
}

/** Fields whose values go with words: people in the printer queue write of printers. */
const goesWithWords = new Set<string>([
  'queue',
  'team',
  'tag',
  'kind',
  'organization',
  'requester',
  'assignee',
])
const mostFirst = 12_000

/**
 * Whether the words of a filter are to be looked up before anything else. Postgres takes words and queues to be
 * independent; where they are not, it would walk through all tickets for a page that never fills. Words that are
 * in very many tickets are left to it: there the page fills soon.
 */
export async function wordsComeFirst(db: Database, filter: string): Promise<boolean> {
  const terms = parseFilter(filter)
  const words = terms.flatMap(({ field, values, not }) => (field === 'text' && !not ? [values[0]] : []))
  if (!words.length || !terms.some(({ field }) => goesWithWords.has(field))) return false
  const { rows } = await sql<{ 'QUERY PLAN': [{ Plan: { 'Plan Rows': number } }] }>`
    explain (format json) select from ticket_document
    where search @@ websearch_to_tsquery('perdure', ${words.join(' ')})`.execute(db)
  return (rows[0]?.['QUERY PLAN'][0].Plan['Plan Rows'] ?? 0) < mostFirst
}

function textCondition(eb: Eb, text: string, viewer: SignedIn, first: boolean): Expression<SqlBool> {
  const query = sql`websearch_to_tsquery('perdure', ${text})`
  const found = eb(
    'ticket.id',
    'in',
    // An offset keeps the planner from turning it inside out.
    sql<string>`(select ticket_id from ticket_document where search @@ ${query} ${first ? sql`offset 0` : sql``})`,
  )
  // Who may not read notes must not learn by searching what they say either.
  return readsAllNotes(viewer) ? found : eb.and([found, sql<SqlBool>`${publicDocument} @@ ${query}`])
}

/** Whether there is no ticket whose notes `viewer` may not read. */
function readsAllNotes({ ability }: SignedIn): boolean {
  return ability.rulesFor('read_notes', 'Ticket').some((rule) => !rule.conditions && !rule.inverted)
}

const publicDocument = sql`to_tsvector('perdure', ticket.number || ' ' || ticket.subject || ' ' || coalesce(
  (select string_agg(left(text, 100000), ' ') from message where ticket_id = ticket.id and kind = 'reply'), ''))`
