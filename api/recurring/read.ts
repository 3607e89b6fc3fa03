import { type Kysely, sql } from 'kysely'
import { z } from 'zod'
import type { Tables } from '#db/database.ts'
import { subjectColumns } from '#db/query/readable.ts'
import { findRecurring, stateOf, upcoming } from '#db/recurring.ts'
import { DomainError } from '#domain/errors.ts'
import type { Occurrence } from '#domain/recurring/occurrences.ts'
import {
  type NextOccurrence,
  occurrenceStates,
  type Recurring,
  type ShownOccurrence,
} from '#domain/recurring/recurring.ts'
import { after, cut, decodeCursor, pageQuery, type SortColumn } from '../paging.ts'
import { personRef } from '../people/ref.ts'
import type { SignedIn } from '../plugins/viewer.ts'
import type { Services } from '../services.ts'
import { subjectFor } from '../tickets/find.ts'

type Db = Kysely<Tables>

const shownNext = 5

/** The definitions somebody may see: their own, or all with the right to manage them. */
function visible(db: Db, viewer: SignedIn) {
  const query = db.selectFrom('recurring').where('recurring.deleted_at', 'is', null)
  if (viewer.ability.can('manage', 'Recurring')) return query
  return query.where('recurring.maker_id', '=', viewer.id)
}

function shown(db: Db, viewer: SignedIn) {
  const counted = (state: string) => sql<number>`(
    select count(*)::int from recurring_occurrence where recurring_id = recurring.id and state = ${state})`
  return visible(db, viewer)
    .leftJoin('person as maker', 'maker.id', 'recurring.maker_id')
    .leftJoin('person as requester', 'requester.id', 'recurring.requester_id')
    .leftJoin('ticket_template as template', (join) =>
      join.on('template.id', '=', sql<string>`(recurring.ticket ->> 'template')::uuid`),
    )
    .select(['recurring.id', 'recurring.name', 'recurring.ticket', 'plan', 'calendar_id', 'missed'])
    .select(['within_hours', 'paused', 'next_at', 'recurring.created_at', 'recurring.updated_at'])
    .select(['maker.id as maker_id', 'maker.name as maker_name', 'maker.email as maker_email'])
    .select(['requester.name as requester_name', 'requester.email as requester_email'])
    .select('template.name as template_name')
    .select([counted('made').as('made'), counted('due').as('due'), counted('failed').as('failed')])
}

type Row = Awaited<ReturnType<ReturnType<typeof shown>['execute']>>[number]

function show(row: Row, next: NextOccurrence[]): Recurring {
  const { id, name, plan, calendar_id: calendar, missed, within_hours: withinHours } = row
  const { template, content, requester, ...other } = row.ticket
  const known = row.requester_email === null ? requester : shownRequester(row)
  return {
    ...{ id, name, ...plan, calendar, missed, withinHours },
    ticket: {
      template: template ? { id: template, name: row.template_name } : null,
      content,
      requester: requester && known,
      ...other,
    },
    state: stateOf({ paused: row.paused, nextAt: row.next_at }),
    maker: personRef(row.maker_id, row.maker_name, row.maker_email),
    next,
    ...{ made: row.made, due: row.due, failed: row.failed },
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
  }
}

const shownRequester = (row: Row) => ({
  email: row.requester_email ?? '',
  name: row.requester_name ?? '',
})

/** An occurrence to come, as it is shown. */
export const shownOccurrence = ({ at, movedFrom }: Occurrence): NextOccurrence => ({
  at: new Date(at).toISOString(),
  movedFrom,
})

/** The definition of that id. Throws `not_found`, also for what `viewer` may not see. */
export async function readRecurring(db: Db, viewer: SignedIn, id: string, now: number): Promise<Recurring> {
  const row = await shown(db, viewer).where('recurring.id', '=', id).executeTakeFirst()
  const whole = row && (await findRecurring(db, id))
  if (!row || !whole) throw notFound(id)
  return show(row, upcoming(whole, now, shownNext).map(shownOccurrence))
}

/** Throws `not_found` for what `viewer` may not see. */
export async function requireRecurring(db: Db, viewer: SignedIn, id: string): Promise<void> {
  const row = await visible(db, viewer).select('id').where('id', '=', id).executeTakeFirst()
  if (!row) throw notFound(id)
}

/** What there is to say of a definition that is not there. */
export const notFound = (id: string) => new DomainError('not_found', `There is no recurring ticket ${id}.`)

/** What `GET /recurring` takes. */
export const recurringQuery = z.object({
  ...pageQuery,
  failed: z.stringbool().default(false).describe('Only those that made no ticket at some time.'),
})

/** A page of the definitions one may see, by name; each with the next instant at which it is due. */
export async function listRecurring(
  { db }: Services,
  viewer: SignedIn,
  { cursor, limit, failed }: z.output<typeof recurringQuery>,
) {
  let query = shown(db, viewer)
  if (failed)
    query = query.where(
      sql<boolean>`exists (select from recurring_occurrence where recurring_id = recurring.id and state = 'failed')`,
    )
  if (cursor) {
    const { value, id } = decodeCursor(cursor, 'text')
    query = query.where(sql<boolean>`(recurring.name, recurring.id) > (${value}, ${id})`)
  }
  const found = await query
    .orderBy('recurring.name')
    .orderBy('recurring.id')
    .limit(limit + 1)
    .execute()
  const { rows, next } = cut(found, limit, (row) => ({ value: row.name, id: row.id }))
  const nextOf = ({ next_at: at }: Row) => (at ? [{ at: at.toISOString(), movedFrom: null }] : [])
  return { recurring: rows.map((row) => show(row, nextOf(row))), next }
}

/** What `GET /recurring/:id/occurrences` takes. */
export const occurrencesQuery = z.object({ ...pageQuery, state: z.enum(occurrenceStates).optional() })

const newest: SortColumn = {
  ...{ column: 'item.at', idColumn: 'item.recurring_id' },
  direction: 'desc',
}

/** What became of the occurrences of a definition, newest first. */
export async function listOccurrences(
  { db }: Services,
  viewer: SignedIn,
  id: string,
  { cursor, limit, state }: z.output<typeof occurrencesQuery>,
): Promise<{ occurrences: ShownOccurrence[]; next: string | null }> {
  let query = db
    .selectFrom('recurring_occurrence as item')
    .leftJoin('ticket', 'ticket.number', 'item.ticket_number')
    .select(['item.at', 'item.by_hand', 'item.state', 'item.ticket_number', 'item.code', 'item.field'])
    .select(['item.detail', 'ticket.subject', 'ticket.deleted_at as deletedAt', ...subjectColumns])
    .where('item.recurring_id', '=', id)
  if (state) query = query.where('item.state', '=', state)
  if (cursor) query = query.where(after(newest, decodeCursor(cursor, 'instant')))
  const found = await query
    .orderBy('item.at', 'desc')
    .limit(limit + 1)
    .execute()
  const { rows, next } = cut(found, limit, (row) => ({ value: row.at.toISOString(), id }))
  const occurrences = rows.map((row) => {
    const { at, by_hand: byHand, ticket_number: ticket, state: became, code, field, detail } = row
    const what = { ticket, subject: subjectFor(viewer, row) }
    return { at: at.toISOString(), byHand, state: became, ...what, code, field, detail }
  })
  return { occurrences, next }
}
