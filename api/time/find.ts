import { sql } from 'kysely'
import { z } from 'zod'
import { isEverywhere, permitted, subjectColumns } from '#db/query/readable.ts'
import type { TicketSubject } from '#domain/access/ticket-subject.ts'
import { DomainError } from '#domain/errors.ts'
import { daysAfter } from '#domain/time/days.ts'
import type { ShownTime } from '#domain/time/entry.ts'
import { mostDays } from '#domain/time/sheet.ts'
import { allow } from '../access/allow.ts'
import { personRef } from '../people/ref.ts'
import type { SignedIn } from '../plugins/viewer.ts'
import type { Services } from '../services.ts'
import { subjectFor } from '../tickets/find.ts'

/** What logged time is looked for by. */
export const timeFilter = {
  from: z.iso.date().describe('The first day.'),
  to: z.iso.date().describe('The last day.'),
  person: z
    .union([z.literal('me'), z.uuid()])
    .optional()
    .describe('`me`, or a person by id; everybody when left out.'),
  team: z.uuid().optional().describe('The members of a team.'),
  type: z
    .union([z.literal('none'), z.uuid()])
    .optional()
    .describe('A type of work, or `none`.'),
  billable: z.stringbool().optional(),
}
const filterSchema = z.object(timeFilter)
export type TimeFilter = z.output<typeof filterSchema>

/** Throws `not_allowed` when they ask for others' time and may not see any, and `invalid` for a period that is none. */
export function allowFilter(viewer: SignedIn, { from, to, person }: TimeFilter, longest = mostDays): void {
  const isOwn = person === 'me' || person === viewer.id
  allow(viewer, isOwn ? 'log_time' : 'read_time', 'Ticket')
  if (to < from) throw new DomainError('invalid', 'The last day is before the first one.', 'to')
  if (to > daysAfter(from, longest))
    throw new DomainError('invalid', `Ask for ${longest} days at most.`, 'to')
}

/** Logged time with its ticket, its person and its type. */
export function timeEntries(db: Services['db']) {
  return db
    .selectFrom('time_entry as time')
    .innerJoin('ticket', 'ticket.id', 'time.ticket_id')
    .innerJoin('person', 'person.id', 'time.person_id')
    .leftJoin('time_type as type', 'type.id', 'time.type_id')
}

/** The time that fits, as far as `viewer` may see it: their own, and others' on tickets whose time they may see. */
export function timesQuery({ db }: Services, viewer: SignedIn, filter: TimeFilter) {
  const { from, to, person, team, type, billable } = filter
  let query = timeEntries(db).where('time.day', '>=', from).where('time.day', '<=', to)
  if (person !== undefined) query = query.where('time.person_id', '=', person === 'me' ? viewer.id : person)
  if (team !== undefined)
    query = query.where('time.person_id', 'in', (eb) =>
      eb.selectFrom('team_member').select('team_member.person_id').where('team_member.team_id', '=', team),
    )
  if (type === 'none') query = query.where('time.type_id', 'is', null)
  else if (type !== undefined) query = query.where('time.type_id', '=', type)
  if (billable !== undefined) query = query.where('time.billable', '=', billable)
  if (isEverywhere(viewer.ability, 'read_time')) return query
  const seen = permitted(db.selectFrom('ticket').select('ticket.id'), viewer.ability, 'read_time')
  return query.where(sql<boolean>`(time.person_id = ${viewer.id} or ticket.id in (${seen}))`)
}

const timeColumns = [
  ...(['time.id', 'time.day', 'time.minutes', 'time.billable', 'time.text', 'time.created_at'] as const),
  ...(['person.id as person_id', 'person.name as person_name', 'person.email as person_email'] as const),
  ...(['type.id as type_id', 'type.name as type_name', 'type.color as type_color'] as const),
] as const
/** What tells a ticket, and whether they may read it. */
export const ticketNameColumns = [
  ...(['ticket.number', 'ticket.subject', 'ticket.deleted_at as deletedAt'] as const),
  ...subjectColumns,
] as const

type TimeRow = Awaited<ReturnType<ReturnType<typeof shownTimes>['execute']>>[number]

/** The same with what an entry is shown from. */
export const shownTimes = (query: ReturnType<typeof timeEntries>) =>
  query.select(timeColumns).select(ticketNameColumns)

/** A ticket by its number; its subject only where they may read it. */
export function named(
  viewer: SignedIn,
  row: TicketSubject & { number: string; subject: string; deletedAt: Date | null },
) {
  return { number: row.number, subject: subjectFor(viewer, row) }
}

/** An entry as the API shows it to `viewer`. */
export function showTime(viewer: SignedIn, row: TimeRow): ShownTime {
  const { id, day, minutes, billable, text } = row
  return {
    ...{ id, day, minutes, billable, text },
    ticket: named(viewer, row),
    person: personRef(row.person_id, row.person_name, row.person_email) as ShownTime['person'],
    type:
      row.type_id && row.type_color
        ? { id: row.type_id, name: row.type_name ?? '', color: row.type_color }
        : null,
    createdAt: row.created_at.toISOString(),
  }
}
