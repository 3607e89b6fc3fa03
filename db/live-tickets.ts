import { type SqlBool, sql } from 'kysely'
import { liveCategories } from '#domain/tickets/types.ts'

const categories = sql.join(liveCategories.map((category) => sql.lit(category)))

/** That a row of `table` is a ticket somebody works on or waits for. In literals: indexes are kept for exactly these. */
export const isWorkedOn = (table: string) => sql<SqlBool>`${sql.ref(`${table}.category`)} in (${categories})`

/** The same of one that is not deleted. */
export const isLive = sql<SqlBool>`(${isWorkedOn('ticket')} and ticket.deleted_at is null)`
