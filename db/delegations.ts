import { type SqlBool, sql } from 'kysely'

/** That a delegation is in force at this moment. */
export const isRunning = sql<SqlBool>`
  (delegation.revoked_at is null and delegation.starts_at <= now() and delegation.ends_at > now())`
