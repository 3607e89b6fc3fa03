import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { openTestDatabase } from '#test/support/database.ts'
import { until } from '#test/support/until.ts'

const { db } = await openTestDatabase()

it('loses a query with its connection, and not the process', async () => {
  const backend = async (of: typeof db) =>
    (await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(of)).rows[0]?.pid
  const lent = db.transaction().execute(async (trx) => {
    const pid = await backend(trx)
    await sql`select pg_terminate_backend(${pid}::int)`.execute(db)
    // Between two queries nobody waits on the connection that could be told.
    await sql`select pg_sleep(0.05)`.execute(db)
    return sql`select 1`.execute(trx)
  })
  await expect(lent).rejects.toThrow()
  const waiting = db.connection().execute(async (one) => {
    const pid = await backend(one)
    const answer = sql`select pg_sleep(30)`.execute(one)
    return Promise.all([answer, sql`select pg_terminate_backend(${pid}::int)`.execute(db)])
  })
  await expect(waiting).rejects.toThrow(/terminat/)
  await until('the pool has others', () => backend(db).catch(() => false))
})
