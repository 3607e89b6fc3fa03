import type pg from 'pg'
import { afterAll, inject } from 'vitest'
import { type Database, openDatabase, openPool } from '#db/database.ts'
import { freshDatabase } from './stack.ts'
import { template } from './template.ts'
import { until } from './until.ts'

export type TestDatabase = { url: string; pool: pg.Pool; db: Database }

/** A migrated database with what a new installation starts with, for one file; gone when the file is done. */
export async function openTestDatabase(poolSize = 10): Promise<TestDatabase> {
  const at = { databaseUrl: inject('databaseUrl'), adminUrl: inject('adminUrl') }
  const { url, drop } = await freshDatabase(at, template)
  const pool = openPool(url, poolSize, () => undefined)
  const db = openDatabase(pool)
  afterAll(async () => {
    // Kysely loses a connection that is still being made while it is destroyed, and then waits for it for ever.
    await until('no query is under way', () => pool.totalCount === pool.idleCount)
    await db.destroy()
    await drop()
  })
  return { url, pool, db }
}
