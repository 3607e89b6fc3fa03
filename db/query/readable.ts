import { rulesToQuery } from '@casl/ability/extra'
import {
  type Expression,
  type ExpressionBuilder,
  expressionBuilder,
  type SelectQueryBuilder,
  type SqlBool,
  sql,
} from 'kysely'
import type { Ability } from '#domain/access/abilities.ts'
import type { TicketSubject } from '#domain/access/ticket-subject.ts'
import { DomainError } from '#domain/errors.ts'
import type { Tables } from '../database.ts'

type Eb = ExpressionBuilder<Tables, 'ticket'>
type Select<O> = SelectQueryBuilder<Tables, 'ticket', O>

const conditionColumns: Record<
  keyof TicketSubject,
  'ticket.requester_id' | 'ticket.assignee_id' | 'ticket.queue_id' | 'ticket.organization_id'
> = {
  requesterId: 'ticket.requester_id',
  assigneeId: 'ticket.assignee_id',
  queueId: 'ticket.queue_id',
  organizationId: 'ticket.organization_id',
}

/** The columns by which permissions on tickets are decided, as a `TicketSubject`. */
export const subjectColumns = [
  'ticket.requester_id as requesterId',
  'ticket.assignee_id as assigneeId',
  'ticket.queue_id as queueId',
  'ticket.organization_id as organizationId',
] as const

/** Whether deleted tickets are looked at, too: those that who asks may restore. */
type Reach = { deleted?: boolean }

/** The tickets that who has `ability` may read. */
export function readable<O>(select: Select<O>, ability: Ability, reach?: Reach): Select<O> {
  return permitted(select, ability, 'read', reach)
}

/** The tickets with which who has `ability` may do `action`. A deleted one is out of sight unless it is asked for. */
export function permitted<O>(
  select: Select<O>,
  ability: Ability,
  action: string,
  { deleted = false }: Reach = {},
): Select<O> {
  return select
    .where((eb) => granted(eb, ability, action))
    .where((eb) => (deleted ? isThere(ability) : eb('ticket.deleted_at', 'is', null)))
}

/** That a row's ticket, if it has one, was not deleted, or who has `ability` may restore it. */
export function isThere(ability: Ability): Expression<SqlBool> {
  const eb = expressionBuilder<Tables, 'ticket'>()
  return eb.or([eb('ticket.deleted_at', 'is', null), granted(eb, ability, 'delete')])
}

function granted(eb: Eb, ability: Ability, action: string): Expression<SqlBool> {
  const conditions = rulesToQuery(ability, action, 'Ticket', (rule) => {
    if (rule.inverted) throw new DomainError('internal', 'Lists know no inverted rules.')
    return rule.conditions ?? {}
  })
  if (!conditions) return sql<SqlBool>`false`
  const either = conditions.$or as TicketConditions[] | undefined
  return either ? eb.or(either.map((one) => matching(eb, one))) : sql<SqlBool>`true`
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

/** Whether who has `ability` may do `action` with every ticket there is. */
export function isEverywhere(ability: Ability, action: string): boolean {
  return ability.rulesFor(action, 'Ticket').some((rule) => !rule.conditions && !rule.inverted)
}
