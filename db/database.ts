import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { Database } from './orm.ts'
import { preparingClient } from './prepared.ts'

export type { Database }

/** The tables, for the types of single rows: `Selectable<Tables['ticket']>`. */
export type Tables = Database extends Kysely<infer T> ? T : never

/** What happens to a connection that dies idle; the pool replaces it. */
export type OnIdleError = (error: Error) => void

/** Connections to Postgres. Instants come as `Date`, bigints as numbers. */
export function openPool(url: string, size: number, onIdleError: OnIdleError): pg.Pool {
  const types = new pg.TypeOverrides()
  types.setTypeParser(pg.types.builtins.INT8, Number)
  const options = { connectionString: url, max: size, types, connectionTimeoutMillis: 5_000 }
  const pool = new pg.Pool({ ...options, Client: preparingClient() })
  pool.on('error', onIdleError)
  // One that dies while it is lent fails the query that runs on it; unheard, its event would end the process.
  pool.on('connect', (client) => client.on('error', () => undefined))
  return pool
}

/** Typed queries over `pool`; destroying it ends the pool. */
export function openDatabase(pool: pg.Pool): Database {
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) }) as Database
}
