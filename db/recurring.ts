import { type Kysely, type Selectable, type SqlBool, sql } from 'kysely'
import { v5 } from 'uuid'
import { mostAtOnce, worthMaking } from '#domain/recurring/missed.ts'
import {
  furthestMove,
  nextOccurrences,
  type Occurrence,
  occurrencesAfter,
} from '#domain/recurring/occurrences.ts'
import type { RecurringState } from '#domain/recurring/recurring.ts'
import type { Calendar } from '#domain/sla/calendar.ts'
import { DAY } from '#domain/sla/instant.ts'
import type { Database, Tables } from './database.ts'
import { fromNow } from './from-now.ts'

type Db = Kysely<Tables>

/**
 * A definition with the calendar that says what its days off are, and how many tickets it may still make. What was planned
 * for the instants in `done` is an occurrence already.
 */
export type RecurringRow = Selectable<Tables['recurring']> & {
  calendar: Calendar | null
  calendarVersion: number | null
  left: number
  done: ReadonlySet<number>
}

/** An occurrence that is to become a ticket. */
export type DueOccurrence = { recurringId: string; at: number; attempt: number }

/** The namespace of the ids of commands that make recurring tickets (RFC 9562 section 5.5). */
const recurringCommands = '3c0f1c5e-6a0d-4d6b-9a37-6f0f6a7c8e21'

/** The id of the command that makes the ticket: the same for whoever makes it, until somebody has it tried again. */
export function commandIdOf({ recurringId, at, attempt }: DueOccurrence): string {
  const instant = new Date(at).toISOString()
  return v5(`${recurringId}/${instant}${attempt ? `/${attempt}` : ''}`, recurringCommands)
}

/** The definition of that id, or undefined when there is none or it was deleted. */
export async function findRecurring(db: Db, id: string, locked = false): Promise<RecurringRow | undefined> {
  let query = db.selectFrom('recurring').selectAll().where('id', '=', id).where('deleted_at', 'is', null)
  if (locked) query = query.forUpdate()
  const row = await query.executeTakeFirst()
  if (!row) return undefined
  const [calendar, made, done] = await Promise.all([
    calendarOf(db, row.calendar_id),
    row.plan.count === null ? 0 : countMade(db, id),
    moves(row) ? doneOf(db, row) : new Set<number>(),
  ])
  return {
    ...row,
    calendar: calendar?.definition ?? null,
    calendarVersion: calendar?.version ?? null,
    left: row.plan.count === null ? Number.POSITIVE_INFINITY : Math.max(0, row.plan.count - made),
    done,
  }
}

type Stored = Selectable<Tables['recurring']>

/** Whether days off move it, so that a new version of the calendar may move what has happened. */
const moves = ({ plan, calendar_id }: Stored) =>
  calendar_id !== null && (plan.onDayOff === 'next' || plan.onDayOff === 'previous')

/** For when those were planned that are occurrences by now, as far back as something moves. */
async function doneOf(db: Db, { id, planned_until }: Stored): Promise<Set<number>> {
  const rows = await db
    .selectFrom('recurring_occurrence')
    .select(['at', 'planned'])
    .where('recurring_id', '=', id)
    .where('by_hand', '=', false)
    .where('at', '>', new Date(planned_until.getTime() - furthestMove * DAY))
    .execute()
  return new Set(rows.flatMap(({ at, planned }) => planned?.map(Date.parse) ?? [at.getTime()]))
}

/** The latest version of a calendar. */
export async function calendarOf(
  db: Db,
  id: string | null,
): Promise<{ version: number; definition: Calendar } | undefined> {
  if (id === null) return undefined
  return db
    .selectFrom('calendar')
    .innerJoin('calendar_version as latest', (join) =>
      join.onRef('latest.calendar_id', '=', 'calendar.id').onRef('latest.version', '=', 'calendar.version'),
    )
    .select(['latest.version', 'latest.definition'])
    .where('calendar.id', '=', id)
    .executeTakeFirst() as Promise<{ version: number; definition: Calendar } | undefined>
}

/** How many of its tickets by plan were made, or are to be. */
export async function countMade(db: Db, id: string): Promise<number> {
  const { count } = await db
    .selectFrom('recurring_occurrence')
    .select((eb) => eb.cast<number>(eb.fn.countAll(), 'integer').as('count'))
    .where('recurring_id', '=', id)
    .where('by_hand', '=', false)
    .where('state', '<>', 'skipped')
    .executeTakeFirstOrThrow()
  return count
}

/** Its next occurrences after `after`; none while it is paused. */
export function upcoming(row: RecurringRow, after: number, limit: number): Occurrence[] {
  if (row.paused) return []
  return nextOccurrences(row.plan, row.calendar, {
    ...{ after, limit: Math.min(limit, row.left) },
    done: row.done,
  })
}

/** Whether it goes on. */
export function stateOf({ paused, nextAt }: { paused: boolean; nextAt: Date | null }): RecurringState {
  if (paused) return 'paused'
  return nextAt ? 'active' : 'ended'
}

/**
 * Writes down everything that was due until `now` as an occurrence: to be made, or left out because it was missed. Asked
 * again, nothing is due that was before. For a transaction that has the row locked.
 */
export async function planUntil(trx: Db, row: RecurringRow, now: number): Promise<void> {
  const due: Occurrence[] = []
  if (!row.paused)
    for (const each of occurrencesAfter(row.plan, row.calendar, row.planned_until.getTime(), row.done)) {
      if (each.at > now) break
      due.push(each)
      if (due.length > mostAtOnce) due.shift()
    }
  const early = movedBack(row)
  const catchUp = { missed: row.missed, withinHours: row.within_hours }
  const instants = due.map(({ at }) => at)
  const made = new Set([...early.map(({ at }) => at), ...worthMaking(instants, catchUp, now)])
  let left = row.left
  const rows = [...early, ...due].flatMap(({ at, movedFrom, planned }) => {
    const isMade = made.has(at)
    if (isMade && left-- <= 0) return []
    const became = isMade ? { state: 'due' as const } : { state: 'skipped' as const, code: 'missed' }
    const isMoved = movedFrom !== null || planned.length > 1
    const kept = isMoved ? planned.map((instant) => new Date(instant).toISOString()) : null
    return [{ recurring_id: row.id, at: new Date(at), planned: kept, code: null, ...became }]
  })
  if (rows.length)
    await trx
      .insertInto('recurring_occurrence')
      .values(rows)
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  const [next] = upcoming({ ...row, left: Math.max(0, left) }, now, 1)
  await trx
    .updateTable('recurring')
    .set({
      planned_until: new Date(Math.max(now, row.planned_until.getTime())),
      next_at: next ? new Date(next.at) : null,
      planned_calendar: row.calendarVersion,
    })
    .where('id', '=', row.id)
    .execute()
}

/** What was to come, and what a new version of the calendar has moved to before everything was planned until. */
function movedBack(row: RecurringRow): Occurrence[] {
  if (row.paused || row.plan.onDayOff !== 'previous' || row.planned_calendar === row.calendarVersion)
    return []
  const until = row.planned_until.getTime()
  const found: Occurrence[] = []
  for (const each of occurrencesAfter(row.plan, row.calendar, until - furthestMove * DAY, row.done)) {
    if (each.at > until) break
    if (each.planned.some((instant) => instant > until)) found.push(each)
  }
  return found
}

/** The same for one definition, in a transaction of its own. */
export async function planDue(db: Database, id: string, now: number): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const row = await findRecurring(trx, id, true)
    if (row) await planUntil(trx, row, now)
  })
}

/** Takes occurrences that are to become tickets, the oldest first, for `leaseMs`; of one definition only if named. */
export async function claimDue(
  db: Db,
  { limit, leaseMs, of = null }: { limit: number; leaseMs: number; of?: string | null },
): Promise<DueOccurrence[]> {
  const { rows } = await sql<{ recurringId: string; at: Date; attempt: number }>`
    update recurring_occurrence as taken set claimed_until = ${fromNow(leaseMs)}
    from (
      select recurring_id, at from recurring_occurrence
      where state = 'due' and (claimed_until is null or claimed_until < now())
        and (${of}::uuid is null or recurring_id = ${of}::uuid)
      order by at limit ${limit} for update skip locked
    ) as due
    where taken.recurring_id = due.recurring_id and taken.at = due.at
    returning taken.recurring_id as "recurringId", taken.at, taken.attempt`.execute(db)
  return rows.map(({ at, ...row }) => ({ ...row, at: at.getTime() })).sort((one, other) => one.at - other.at)
}

/** Holds one for `waitMs`; it is looked at again afterwards. */
export async function postponeDue(db: Db, due: DueOccurrence, waitMs: number): Promise<void> {
  await theOccurrence(db, due)
    .set({ claimed_until: fromNow(waitMs) })
    .execute()
}

export type OccurrenceOutcome =
  | { state: 'made'; ticket: string }
  | { state: 'failed'; code: string; field: string | null; detail: string }

/** Writes what became of one, unless that is known already. */
export async function settleDue(db: Db, due: DueOccurrence, outcome: OccurrenceOutcome): Promise<void> {
  const made = outcome.state === 'made'
  await theOccurrence(db, due)
    .set({
      state: outcome.state,
      ticket_number: made ? outcome.ticket : null,
      code: made ? null : outcome.code,
      field: made ? null : (outcome.field?.slice(0, 200) ?? null),
      detail: made ? null : outcome.detail,
      claimed_until: null,
    })
    .execute()
}

const theOccurrence = (db: Db, due: DueOccurrence) =>
  db.updateTable('recurring_occurrence').where(stillWaits(due))

const stillWaits = ({ recurringId, at, attempt }: DueOccurrence) =>
  sql<SqlBool>`recurring_id = ${recurringId} and at = ${new Date(at)} and attempt = ${attempt} and state = 'due'`

/** Whether it still waits; locked until the transaction ends, so that nobody else makes it meanwhile. */
export async function lockDue(trx: Db, due: DueOccurrence): Promise<boolean> {
  const row = await trx
    .selectFrom('recurring_occurrence')
    .select('state')
    .where(stillWaits(due))
    .forUpdate()
    .executeTakeFirst()
  return row !== undefined
}

/** A definition whose Schedule does not say yet what it should, or was not looked at for ten minutes. */
export async function claimUnapplied(db: Db, limit: number, leaseMs: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    update recurring set claimed_until = ${fromNow(leaseMs)}
    where id in (
      select recurring.id from recurring left join calendar on calendar.id = recurring.calendar_id
      where (recurring.claimed_until is null or recurring.claimed_until < now()) and (
        recurring.deleted_at is not null or applied_revision < revision or applied_at < now() - interval '10 minutes'
        or applied_calendar is distinct from calendar.version
      )
      order by recurring.applied_at nulls first limit ${limit} for update of recurring skip locked
    )
    returning id`.execute(db)
  return rows.map(({ id }) => id)
}

/** Its Schedule says what this row says. */
export async function noteApplied(db: Db, row: RecurringRow): Promise<void> {
  await sql`
    update recurring set applied_revision = ${row.revision}, applied_calendar = ${row.calendarVersion},
      applied_at = now(), claimed_until = null
    where id = ${row.id}`.execute(db)
}

/** Its Schedule is gone, and so is the definition with what became of it. */
export async function forgetRecurring(db: Db, id: string): Promise<void> {
  await sql`delete from recurring where id = ${id} and deleted_at is not null`.execute(db)
}

/** Lets go of definitions that were taken to be applied. */
export async function releaseUnapplied(db: Db, ids: readonly string[], waitMs = 0): Promise<void> {
  await sql`
    update recurring set claimed_until = ${fromNow(waitMs)} where id = any(${[...ids]}::uuid[])`.execute(db)
}
