import { type Kysely, sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import type { Tables } from '#db/database.ts'
import { openTestDatabase } from '#test/support/database.ts'

const { db } = await openTestDatabase()

const prepared = async (on: Kysely<Tables>, of: string) =>
  (
    await sql<{ times: number }>`
      select generic_plans + custom_plans as times from pg_prepared_statements where statement like ${of}`.execute(
      on,
    )
  ).rows.map(({ times }) => times)

describe('a statement', () => {
  it('is prepared once on a connection, and run again with other values', async () => {
    await db.connection().execute(async (one) => {
      const named = (name: string) => one.selectFrom('queue').select('id').where('name', '=', name).execute()
      await named('Printers')
      await named('Network')
      expect(await prepared(one as never, 'select "id" from "queue"%')).toEqual([2])
    })
  })

  it('is planned by its values when it searches, or shows a page', async () => {
    await db.connection().execute(async (one) => {
      await one.selectFrom('queue').select('key').where('position', '>=', 0).limit(5).execute()
      await sql`select ticket_id from ticket_document where search @@ to_tsquery(${'printer'})`.execute(one)
      expect(await prepared(one as never, 'select "key" from "queue"%')).toEqual([])
      expect(await prepared(one as never, 'select ticket_id%')).toEqual([])
    })
  })

  it('goes on after a migration has changed its table', async () => {
    await db.connection().execute(async (one) => {
      const read = () => one.selectFrom('organization').select('name').where('name', '=', 'Acme').execute()
      await read()
      await sql`alter table organization add column since int`.execute(one)
      await sql`alter table organization drop column since`.execute(one)
      expect(await read()).toEqual([])
    })
  })
})
