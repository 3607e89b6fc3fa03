import { sql } from 'kysely'
import { z } from 'zod'
import { type Sort, type SortField, sorts } from '#domain/views/columns.ts'
import { after, cut, decodeCursor, pageQuery, type SortColumn } from '../paging.ts'
import type { SignedIn } from '../plugins/viewer.ts'
import { filterText } from '../query/read.ts'
import { ticketsFiltered } from '../query/tickets.ts'
import type { Services } from '../services.ts'
import { readTickets } from './read.ts'

const columns = {
  updatedAt: 'ticket.updated_at',
  createdAt: 'ticket.created_at',
  dueAt: 'ticket.next_due_at',
  priority: 'ticket.priority_rank',
  number: 'ticket.number',
} as const satisfies Record<SortField, string>
const kinds = {
  updatedAt: 'instant',
  createdAt: 'instant',
  dueAt: 'instant',
  priority: 'number',
  number: 'text',
} as const

/** What `GET /tickets` takes. */
export const listQuery = z.object({
  filter: filterText.default(''),
  sort: z.enum(sorts as [Sort, ...Sort[]]).default('-updatedAt'),
  ...pageQuery,
})

/** A page of the tickets `viewer` may read. */
export async function listTickets(services: Services, viewer: SignedIn, query: z.output<typeof listQuery>) {
  const sort = sortColumn(query.sort)
  // The page is chosen before anything is joined to it: thousands may match, fifty are shown.
  const tickets = await ticketsFiltered(services, viewer, query.filter)
  let select = tickets.select([
    'ticket.id',
    sql<Date | string | number | null>`${sql.ref(sort.column)}`.as('sorted'),
  ])
  if (query.cursor) select = select.where(after(sort, decodeCursor(query.cursor, sort.kind)))
  const found = await select
    .orderBy(columns[sort.field], (order) => {
      const directed = sort.direction === 'asc' ? order.asc() : order.desc()
      return sort.nullable ? directed.nullsLast() : directed
    })
    .orderBy('ticket.id', sort.direction)
    .limit(query.limit + 1)
    .execute()
  const { rows, next } = cut(found, query.limit, (row) => ({ value: cursorValue(row.sorted), id: row.id }))
  const ids = rows.map((row) => row.id)
  return { tickets: await readTickets(services, viewer, ids), next }
}

function sortColumn(sort: string) {
  const field = sort.replace('-', '') as SortField
  const direction = sort.startsWith('-') ? 'desc' : 'asc'
  const column: SortColumn = {
    column: columns[field],
    idColumn: 'ticket.id',
    direction,
    nullable: field === 'dueAt',
  }
  return { ...column, field, kind: kinds[field] }
}

function cursorValue(value: Date | string | number | null): string | number | null {
  return value instanceof Date ? value.toISOString() : value
}
