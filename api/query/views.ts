import { sql } from 'kysely'
import { builtInCatalogue } from '#domain/query/fields.ts'
import { parseQuery } from '#domain/query/parse.ts'
import { builtInViews } from '#domain/query/views.ts'
import type { SignedIn } from '../plugins/viewer.ts'
import type { Services } from '../services.ts'
import { ticketsFor } from './tickets.ts'

const views = builtInViews.map((view) => ({ ...view, query: parseQuery(view.filter) }))

/** The views, each with the number of tickets in it; null where counting would take longer than it is worth. */
export async function listViews(services: Services, viewer: SignedIn) {
  return Promise.all(
    views.map(async ({ counted, query, ...view }) => {
      if (!counted) return { ...view, count: null }
      const tickets = await ticketsFor(services, viewer, query, builtInCatalogue)
      const row = await tickets.select(sql<number>`count(*)`.as('count')).executeTakeFirstOrThrow()
      return { ...view, count: row.count }
    }),
  )
}
