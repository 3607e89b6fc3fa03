import { sql } from 'kysely'
import { z } from 'zod'
import { subjectColumns } from '#db/query/readable.ts'
import { type Bulk, type BulkResult, bulkItemStates } from '#domain/bulk/bulk.ts'
import { changesAnything } from '#domain/bulk/macro.ts'
import { DomainError } from '#domain/errors.ts'
import { after, cut, decodeCursor, pageQuery, type SortColumn } from '../paging.ts'
import type { SignedIn } from '../plugins/viewer.ts'
import type { Services } from '../services.ts'
import { subjectFor } from '../tickets/find.ts'

type Page = { cursor?: string | undefined; limit: number }

const newest: SortColumn = { column: 'bulk.created_at', idColumn: 'bulk.id', direction: 'desc' }

function shown({ db }: Services) {
  return db
    .selectFrom('bulk')
    .leftJoin('bulk as undo', 'undo.undoes_id', 'bulk.id')
    .leftJoin('bulk as first', 'first.id', 'bulk.undoes_id')
    .select((eb) => [
      eb.fn.coalesce('bulk.asked', 'first.asked').as('asked'),
      eb.fn.coalesce('bulk.macro', 'first.macro').as('macro'),
    ])
    .select([
      ...(['bulk.id', 'bulk.state', 'bulk.filter', 'bulk.reason', 'bulk.total'] as const),
      'bulk.children',
      ...(['bulk.done', 'bulk.refused', 'bulk.skipped', 'bulk.undoes_id as undoes'] as const),
      ...(['undo.id as undoneBy', 'bulk.created_at as createdAt', 'bulk.ended_at as endedAt'] as const),
    ])
}

function show({
  asked,
  macro,
  createdAt,
  endedAt,
  ...row
}: Awaited<ReturnType<typeof rowsOf>>[number]): Bulk {
  return {
    ...row,
    changes: asked ?? {},
    macro: macro && { id: macro.id, name: macro.name, changes: changesAnything(macro.steps) },
    createdAt: createdAt.toISOString(),
    endedAt: endedAt?.toISOString() ?? null,
  }
}

const rowsOf = (services: Services) => shown(services).execute()

/** Somebody's own bulk change. What is not theirs does not exist for them. */
export async function readBulk(services: Services, viewer: SignedIn, id: string): Promise<Bulk> {
  const row = await shown(services)
    .where('bulk.id', '=', id)
    .where('bulk.person_id', '=', viewer.id)
    .executeTakeFirst()
  if (!row) throw new DomainError('not_found', `There is no bulk change ${id} of yours.`)
  return show(row)
}

/** A page of somebody's own bulk changes, newest first. */
export async function listBulks(services: Services, viewer: SignedIn, { cursor, limit }: Page) {
  let select = shown(services).where('bulk.person_id', '=', viewer.id)
  if (cursor) select = select.where(after(newest, decodeCursor(cursor, 'instant')))
  const found = await select
    .orderBy('bulk.created_at', 'desc')
    .orderBy('bulk.id', 'desc')
    .limit(limit + 1)
    .execute()
  const { rows, next } = cut(found, limit, (row) => ({ value: row.createdAt.toISOString(), id: row.id }))
  return { bulks: rows.map(show), next }
}

/** What `GET /bulk/:id/results` takes. */
export const resultsQuery = z.object({ ...pageQuery, state: z.enum(bulkItemStates).optional() })

/** What became of the tickets of a bulk change, in its order. */
export async function listResults(
  { db }: Services,
  viewer: SignedIn,
  { id }: Bulk,
  { state, cursor, limit }: z.output<typeof resultsQuery>,
): Promise<{ results: BulkResult[]; next: string | null }> {
  let select = db
    .selectFrom('bulk_item as item')
    .leftJoin('ticket', 'ticket.number', 'item.ticket_number')
    .select(['item.position', 'item.ticket_number as number', 'item.state', 'item.code', 'item.detail'])
    .select(['ticket.subject', 'ticket.deleted_at as deletedAt', ...subjectColumns])
    .where('item.bulk_id', '=', id)
  if (state) select = select.where('item.state', '=', state)
  if (cursor) select = select.where('item.position', '>', sql<number>`${positionOf(cursor)}`)
  const found = await select
    .orderBy('item.position')
    .limit(limit + 1)
    .execute()
  const { rows, next } = cut(found, limit, (row) => ({ value: row.position, id: '' }))
  const results = rows.map((row) => {
    const { number: ticket, state: became, code, detail } = row
    return { ticket, subject: subjectFor(viewer, row), state: became, code, detail }
  })
  return { results, next }
}

const positionOf = (cursor: string) => Number(decodeCursor(cursor, 'position').value ?? 0)
