import { type RawBuilder, sql } from 'kysely'
import type { SheetRow, sheetRows } from '#domain/time/sheet.ts'
import { personRef } from '../people/ref.ts'
import type { SignedIn } from '../plugins/viewer.ts'
import type { Services } from '../services.ts'
import { named, type TimeFilter, ticketNameColumns, timesQuery } from './find.ts'

/** As many rows as a sheet shows; its totals count all. */
const mostRows = 200

const minutes = sql<number>`sum(time.minutes)::int`
const billable = sql<number>`coalesce(sum(time.minutes) filter (where time.billable), 0)::int`
const overall = (sum: RawBuilder<number>) => sql<number>`(sum(${sum}) over ())::int`

/** Time by day: a row for each ticket or each person, the most time first. */
export async function readSheet(
  services: Services,
  viewer: SignedIn,
  { rows: by, ...filter }: TimeFilter & { rows: (typeof sheetRows)[number] },
) {
  const key = by === 'ticket' ? ('time.ticket_id' as const) : ('time.person_id' as const)
  const top = await timesQuery(services, viewer, filter)
    .select([`${key} as key`])
    .select([minutes.as('minutes'), billable.as('billableMinutes')])
    .select([overall(minutes).as('allMinutes'), overall(billable).as('allBillable')])
    .select(sql<number>`(count(*) over ())::int`.as('count'))
    .groupBy(key)
    .orderBy('minutes', 'desc')
    .orderBy('key')
    .limit(mostRows)
    .execute()
  const [first] = top
  const keys = top.map((row) => row.key)
  const [days, names] = keys.length
    ? await Promise.all([daysOf(services, viewer, filter, key, keys), namesOf(services, viewer, by, keys)])
    : [new Map<string, Record<string, number>>(), new Map<string, Name>()]
  return {
    rows: top.map((row) => ({
      ...(names.get(row.key) ?? { ticket: null, person: null }),
      days: days.get(row.key) ?? {},
      minutes: row.minutes,
      billableMinutes: row.billableMinutes,
    })),
    totals: { minutes: first?.allMinutes ?? 0, billableMinutes: first?.allBillable ?? 0 },
    /** How many rows there are, those that are not shown, too. */
    count: first?.count ?? 0,
  }
}

async function daysOf(
  services: Services,
  viewer: SignedIn,
  filter: TimeFilter,
  key: 'time.ticket_id' | 'time.person_id',
  keys: string[],
): Promise<Map<string, Record<string, number>>> {
  const rows = await timesQuery(services, viewer, filter)
    .select([`${key} as key`, 'time.day'])
    .select(minutes.as('minutes'))
    .where(key, 'in', keys)
    .groupBy([key, 'time.day'])
    .execute()
  const days = new Map<string, Record<string, number>>()
  for (const row of rows) days.set(row.key, { ...days.get(row.key), [row.day]: row.minutes })
  return days
}

type Name = Pick<SheetRow, 'ticket' | 'person'>

async function namesOf(
  { db }: Services,
  viewer: SignedIn,
  by: 'ticket' | 'person',
  ids: string[],
): Promise<Map<string, Name>> {
  if (by === 'person') {
    const rows = await db
      .selectFrom('person')
      .select(['id', 'name', 'email'])
      .where('id', 'in', ids)
      .execute()
    return new Map(
      rows.map(({ id, name, email }) => [id, { ticket: null, person: personRef(id, name, email) }]),
    )
  }
  const rows = await db
    .selectFrom('ticket')
    .select('ticket.id')
    .select(ticketNameColumns)
    .where('ticket.id', 'in', ids)
    .execute()
  return new Map(rows.map((row) => [row.id, { ticket: named(viewer, row), person: null }]))
}
