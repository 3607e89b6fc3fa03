import { sql } from 'kysely'
import pLimit from 'p-limit'
import { builtInCatalogue, type Catalogue } from '#domain/query/fields.ts'
import { parseQuery } from '#domain/query/parse.ts'
import type { Query } from '#domain/query/tree.ts'
import { builtInViews } from '#domain/views/built-in.ts'
import { mostCounted } from '#domain/views/columns.ts'
import { inOrder } from '#domain/views/order.ts'
import type { View } from '#domain/views/view.ts'
import { sharer } from '../access/sharing.ts'
import type { SignedIn } from '../plugins/viewer.ts'
import { catalogueFor, ticketsFor } from '../query/tickets.ts'
import type { Logger, Services } from '../services.ts'
import { type Read, readFilters } from './check.ts'
import { savedViews, showView } from './read.ts'

/** As many counts of saved views run for one list at once. */
const countsAtOnce = 3
/** How long one may take. */
const countMs = 150

type Log = Pick<Logger, 'error'>

const builtIn = builtInViews.map((view) => ({ ...view, query: parseQuery(view.filter) }))

/** The views as `viewer` put them, each with the number of tickets in it. */
export async function listViews(services: Services, viewer: SignedIn, log: Log): Promise<View[]> {
  const [fixed, saved, keys] = await Promise.all([
    countedViews(services, viewer),
    listSaved(services, viewer, log),
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

async function listSaved(services: Services, viewer: SignedIn, log: Log): Promise<View[]> {
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
  return pLimit(countsAtOnce).map(views, async (view, index) => ({
    ...view,
    ...(await counted(services, viewer, catalogue, read[index] as Read, (err) =>
      log.error({ err, view: view.key }, 'A view can not be counted'),
    )),
  }))
}

/** One view's failing is told on that view alone. */
async function counted(
  services: Services,
  viewer: SignedIn,
  catalogue: Catalogue,
  read: Read,
  failed: (error: unknown) => void,
): Promise<Pick<View, 'count' | 'problem'>> {
  if ('problem' in read) return { count: null, problem: read.problem }
  try {
    return { count: await countUpTo(services, viewer, catalogue, read.query), problem: null }
  } catch (error) {
    if (tookTooLong(error)) return { count: null, problem: null }
    failed(error)
    return { count: null, problem: { detail: 'Its tickets can’t be found. Change the filter.', at: null } }
  }
}

/** Whatever somebody saves as a view, its count costs only so much. */
function countUpTo(services: Services, viewer: SignedIn, catalogue: Catalogue, query: Query) {
  return services.db.transaction().execute(async (trx) => {
    await sql`set local statement_timeout = ${sql.lit(countMs)}`.execute(trx)
    const tickets = await ticketsFor({ ...services, db: trx }, viewer, query, catalogue)
    const found = tickets.select('ticket.id').limit(mostCounted)
    const row = await trx
      .selectFrom(found.as('found'))
      .select(sql<number>`count(*)`.as('count'))
      .executeTakeFirstOrThrow()
    return row.count
  })
}

const tookTooLong = (error: unknown) => error instanceof Error && 'code' in error && error.code === '57014'

async function orderOf({ db }: Services, { id }: SignedIn): Promise<string[]> {
  const row = await db.selectFrom('view_order').select('keys').where('person_id', '=', id).executeTakeFirst()
  return row?.keys ?? []
}
