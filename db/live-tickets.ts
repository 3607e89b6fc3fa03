import { type SqlBool, sql } from 'kysely'
import { liveCategories } from '#domain/tickets/types.ts'

/** That a ticket is one somebody works on or waits for. In literals: indexes are kept for exactly these categories. */
export const isLive = sql<SqlBool>`(ticket.category in (${sql.join(liveCategories.map((category) => sql.lit(category)))})
  and ticket.deleted_at is null)`
