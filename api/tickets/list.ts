import { z } from 'zod'
import { after, cut, decodeCursor, pageQuery, type SortColumn } from '../paging.ts'
import type { SignedIn } from '../plugins/viewer.ts'
import type { Services } from '../services.ts'
import { filtered, readable } from './query.ts'
import { showTickets, type TicketRow, ticketColumns } from './read.ts'

const columns = {
  updatedAt: 'ticket.updated_at',
  createdAt: 'ticket.created_at',
  dueAt: 'ticket.next_due_at',
  priority: 'ticket.priority_rank',
  number: 'ticket.number',
} as const
const kinds = {
  updatedAt: 'instant',
  createdAt: 'instant',
  dueAt: 'instant',
  priority: 'number',
  number: 'text',
} as const
type SortField = keyof typeof columns

const sorts = Object.keys(columns).flatMap((field) => [field, `-${field}`])

/** What `GET /tickets` takes. */
export const listQuery = z.object({
  filter: z.string().max(1_000).default(''),
  sort: z.enum(sorts as [string, ...string[]]).default('-updatedAt'),
  ...pageQuery,
})

/** A page of the tickets `viewer` may read. */
export async function listTickets(services: Services, viewer: SignedIn, query: z.output<typeof listQuery>) {
  const sort = sortColumn(query.sort)
  let select = ticketColumns(
    filtered(readable(services.db.selectFrom('ticket'), viewer), query.filter, viewer),
  )
  if (query.cursor) select = select.where(after(sort, decodeCursor(query.cursor, sort.kind)))
  const found = await select
    .orderBy(columns[sort.field], (order) => {
      const directed = sort.direction === 'asc' ? order.asc() : order.desc()
      return sort.nullable ? directed.nullsLast() : directed
    })
    .orderBy('ticket.id', sort.direction)
    .limit(query.limit + 1)
    .execute()
  const { rows, next } = cut(found, query.limit, (row) => ({ value: sortValue(row, sort.field), id: row.id }))
  return { tickets: await showTickets(services, rows), next }
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

function sortValue(row: TicketRow, field: SortField): string | number | null {
  switch (field) {
    case 'updatedAt':
      return row.updated_at.toISOString()
    case 'createdAt':
      return row.created_at.toISOString()
    case 'dueAt':
      return row.next_due_at?.toISOString() ?? null
    case 'priority':
      return row.priority_rank
    case 'number':
      return row.number
  }
}
