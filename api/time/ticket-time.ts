import { sql } from 'kysely'
import { z } from 'zod'
import { personRefSchema } from '#domain/people/person.ts'
import { type ShownTime, timeEntrySchema, timeTotalsSchema } from '#domain/time/entry.ts'
import { timeTypeRefSchema } from '#domain/time/type.ts'
import { familyFor } from '../merging/family.ts'
import { cut, decodeCursor } from '../paging.ts'
import type { SignedIn } from '../plugins/viewer.ts'
import type { Services } from '../services.ts'
import { readsNotes, type TicketKey } from '../tickets/find.ts'
import { shownTimes, showTime, timeEntries } from './find.ts'

/** What was logged on a ticket. */
export const ticketTimeSchema = z.object({
  entries: z.array(timeEntrySchema),
  next: z.string().nullable(),
  totals: timeTotalsSchema.extend({
    byPerson: z.array(timeTotalsSchema.extend({ person: personRefSchema })),
    byType: z.array(timeTotalsSchema.extend({ type: timeTypeRefSchema.nullable() })),
  }),
})
export type TicketTime = z.infer<typeof ticketTimeSchema>

type Page = { cursor?: string | undefined; limit: number }
type Sums = TicketTime['totals']

/** The time logged on a ticket and on those that were merged into it, the latest day first, and its totals. */
export async function readTicketTime(
  services: Services,
  viewer: SignedIn,
  ticket: TicketKey,
  { cursor, limit }: Page,
): Promise<TicketTime> {
  const family = await familyFor(services, viewer, ticket)
  const ids = family.flatMap((each) => (readsNotes(viewer, each.ticket) ? [each.ticket.id] : []))
  let query = onTickets(services.db, ids).select(sums(ids).as('sums'))
  if (cursor) {
    const { value, id } = decodeCursor(cursor, 'text')
    query = query.where(sql<boolean>`(time.day, time.id) < (${value}, ${id})`)
  }
  const found = await query
    .orderBy('time.day', 'desc')
    .orderBy('time.id', 'desc')
    .limit(limit + 1)
    .execute()
  const { rows, next } = cut(found, limit, ({ day, id }) => ({ value: day, id }))
  const { people, types } = found[0]?.sums ?? { people: [], types: [] }
  const total = (of: 'minutes' | 'billableMinutes') => people.reduce((sum, each) => sum + each[of], 0)
  return {
    entries: rows.map((row) => showTime(viewer, row)),
    next,
    totals: {
      minutes: total('minutes'),
      billableMinutes: total('billableMinutes'),
      byPerson: people,
      byType: types,
    },
  }
}

/** One entry of a ticket, or undefined. */
export async function findEntry(
  { db }: Services,
  viewer: SignedIn,
  ticket: TicketKey,
  id: string,
): Promise<ShownTime | undefined> {
  const row = await onTickets(db, [ticket.id]).where('time.id', '=', id).executeTakeFirst()
  return row && showTime(viewer, row)
}

function onTickets(db: Services['db'], ids: string[]) {
  return shownTimes(timeEntries(db)).where('time.ticket_id', 'in', ids)
}

// The same for every row, so that Postgres works it out once.
const sums = (ids: string[]) => sql<{ people: Sums['byPerson']; types: Sums['byType'] }>`(
  with summed as (
    select person_id, type_id, sum(minutes)::int as minutes,
      coalesce(sum(minutes) filter (where billable), 0)::int as billable
    from time_entry where ticket_id = any(${ids}::uuid[]) group by person_id, type_id
  )
  select jsonb_build_object(
    'people', (select jsonb_agg(jsonb_build_object(
        'person', jsonb_build_object('id', person.id, 'name', person.name, 'email', person.email),
        'minutes', minutes, 'billableMinutes', billable) order by minutes desc, person.name)
      from (select person_id, sum(minutes)::int as minutes, sum(billable)::int as billable
        from summed group by person_id) as theirs join person on person.id = theirs.person_id),
    'types', (select jsonb_agg(jsonb_build_object(
        'type', case when time_type.id is not null then
          jsonb_build_object('id', time_type.id, 'name', time_type.name, 'color', time_type.color) end,
        'minutes', minutes, 'billableMinutes', theirs.billable) order by minutes desc, time_type.name)
      from (select type_id, sum(minutes)::int as minutes, sum(billable)::int as billable
        from summed group by type_id) as theirs left join time_type on time_type.id = theirs.type_id)))`
