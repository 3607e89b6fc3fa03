import { sql } from 'kysely'
import { builtInCatalogue, type Catalogue } from '#domain/query/fields.ts'
import { parseQuery } from '#domain/query/parse.ts'
import type { Query } from '#domain/query/tree.ts'
import { builtInViews } from '#domain/views/built-in.ts'
import { inOrder } from '#domain/views/order.ts'
import { mostCounted, type View } from '#domain/views/view.ts'
import { sharer } from '../access/sharing.ts'
import type { SignedIn } from '../plugins/viewer.ts'
import { catalogueFor, ticketsFor } from '../query/tickets.ts'
import type { Services } from '../services.ts'
import { type Read, readFilters } from './check.ts'
import { type Saved, savedViews, showView } from './read.ts'

const builtIn = builtInViews.map((view) => ({ ...view, query: parseQuery(view.filter) }))

/** The views as `viewer` put them, each with the number of tickets in it. */
export async function listViews(services: Services, viewer: SignedIn): Promise<View[]> {
  const [fixed, saved, keys] = await Promise.all([
    countedViews(services, viewer),
    listSaved(services, viewer),
    orderOf(services, viewer),
  ])
  return inOrder([...fixed, ...saved], keys)
}

/** Those that are there from the start; null where counting would take longer than it is worth. */
function countedViews(services: Services, viewer: SignedIn): Promise<View[]> {
  const kept = { icon: null, columns: null, saved: null, problem: null }
  return Promise.all(
    builtIn.map(async ({ counted, query, ...view }) => {
      if (!counted) return { ...view, ...kept, count: null }
      const tickets = await ticketsFor(services, viewer, query, builtInCatalogue)
      const row = await tickets.select(sql<number>`count(*)`.as('count')).executeTakeFirstOrThrow()
      return { ...view, ...kept, count: row.count }
    }),
  )
}

async function listSaved(services: Services, viewer: SignedIn): Promise<View[]> {
  if (!viewer.ability.can('use', 'View')) return []
  const who = await sharer(services.db, viewer, 'View')
  const rows = await savedViews(services.db, who)
    .orderBy('saved_view.name')
    .orderBy('saved_view.id')
    .execute()
  if (!rows.length) return []
  const views = rows.map((row) => showView(who, row))
  const catalogue = await catalogueFor(services, viewer)
  const read = await readFilters(
    services.db,
    views.map(({ filter }) => filter),
    catalogue,
  )
  return Promise.all(
    views.map((view, index) => counted(services, viewer, catalogue, view, read[index] as Read)),
  )
}

async function counted(
  services: Services,
  viewer: SignedIn,
  catalogue: Catalogue,
  view: Saved,
  read: Read,
): Promise<View> {
  if ('problem' in read) return { ...view, count: null, problem: read.problem }
  return { ...view, count: await countUpTo(services, viewer, catalogue, read.query), problem: null }
}

/** Whatever somebody saves as a view, its count costs only so much. */
async function countUpTo(services: Services, viewer: SignedIn, catalogue: Catalogue, query: Query) {
  const tickets = await ticketsFor(services, viewer, query, catalogue)
  const found = tickets.select('ticket.id').limit(mostCounted)
  const row = await services.db
    .selectFrom(found.as('found'))
    .select(sql<number>`count(*)`.as('count'))
    .executeTakeFirstOrThrow()
  return row.count
}

async function orderOf({ db }: Services, { id }: SignedIn): Promise<string[]> {
  const row = await db.selectFrom('view_order').select('keys').where('person_id', '=', id).executeTakeFirst()
  return row?.keys ?? []
}
