import { sql } from 'kysely'
import { builtInViews } from '#domain/query/views.ts'
import type { SignedIn } from '../plugins/viewer.ts'
import type { Services } from '../services.ts'
import { filtered, readable } from './query.ts'

/** The views, each with the number of tickets in it; null where counting would take longer than it is worth. */
export async function listViews({ db }: Services, viewer: SignedIn) {
  return Promise.all(
    builtInViews.map(async ({ counted, ...view }) => {
      if (!counted) return { ...view, count: null }
      const query = filtered(readable(db.selectFrom('ticket'), viewer), view.filter, viewer)
      const row = await query.select(sql<number>`count(*)`.as('count')).executeTakeFirstOrThrow()
      return { ...view, count: row.count }
    }),
  )
}
