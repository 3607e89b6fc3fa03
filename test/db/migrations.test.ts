import pg from 'pg'
import { afterAll, describe, expect, inject, test } from 'vitest'
import { bootstrap } from '#db/bootstrap.ts'
import { openDatabase, openPool } from '#db/database.ts'
import { type Orm, openOrm } from '#db/orm.ts'
import { freshDatabase } from '#test/support/stack.ts'

const { url, drop } = await freshDatabase({
  databaseUrl: inject('databaseUrl'),
  adminUrl: inject('adminUrl'),
})
const orm: Orm = await openOrm(url, 2)
orm.config.set('migrations', { ...orm.config.get('migrations'), silent: true })
const client = new pg.Client({ connectionString: url })
await client.connect()
afterAll(async () => {
  await client.end()
  await orm.close()
  await drop()
})

const relations = async () => {
  const { rows } = await client.query<{ name: string }>(
    "select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'i', 'S') and relname not like 'mikro_orm%' order by 1",
  )
  return rows.map((row) => row.name)
}

describe('the migrations', () => {
  test('lead from nothing to what the entities describe, and leave nothing to be done', async () => {
    await orm.migrator.up()
    expect(await orm.migrator.checkSchema()).toBe(false)
    expect(await relations()).toEqual(
      expect.arrayContaining(['ticket', 'command', 'ticket_event', 'delivery', 'intake', 'person']),
    )
  })

  test('lead back to nothing, and there again', async () => {
    const before = await relations()
    await orm.migrator.down({ to: 0 })
    expect(await relations()).toEqual([])
    await orm.migrator.up()
    expect(await relations()).toEqual(before)
  })

  test('leave roles of one’s own what they could do with tags, and take back what an older version does not know', async () => {
    const before = 'Migration20261121154304_notices'
    const permissions = async () => {
      const { rows } = await client.query<{ grants: { permission: string; scope: string }[] }>(
        "select grants from role where key = 'own'",
      )
      return rows[0]?.grants.map(({ permission, scope }) => `${permission} ${scope}`)
    }
    await orm.migrator.down({ to: before })
    const grants = ['ticket.read', 'ticket.update'].map((permission) => ({ permission, scope: 'team' }))
    await client.query(
      "insert into role (key, name, grants, requirements) values ('own', 'Own', $1, '{}'), ('none', 'None', '[]', '{}')",
      [JSON.stringify(grants)],
    )
    await orm.migrator.up()
    const held = ['ticket.read team', 'ticket.update team']
    expect(await permissions()).toEqual([...held, 'tag.read all', 'tag.create all', 'watcher.manage team'])
    await orm.migrator.down({ to: before })
    expect(await permissions()).toEqual(held)
    await orm.migrator.up()
    await client.query('delete from role where not built_in')
  })

  test('give every foreign key an index, so that deleting what it refers to is quick', async () => {
    // An index that leaves out the rows that refer to nothing finds all others.
    const coversAll = `(indpred is null or pg_get_expr(indpred, indrelid) = (
      select format('(%I IS NOT NULL)', attname) from pg_attribute where attrelid = conrelid and attnum = conkey[1]))`
    const { rows } = await client.query<{ name: string }>(`
      select conrelid::regclass || '.' || (select string_agg(attname, ',') from pg_attribute where attrelid = conrelid and attnum = any(conkey)) as name
      from pg_constraint
      where contype = 'f' and connamespace = 'public'::regnamespace
        and not exists (select from pg_index where indrelid = conrelid and ${coversAll} and (indkey::int2[])[0:cardinality(conkey)-1] @> conkey)
      order by 1`)
    expect(rows.map((row) => row.name)).toEqual([])
  })
})

describe('a new installation', () => {
  test('starts with a queue, its mailbox, a calendar, a policy and lifecycles, once, whoever starts it', async () => {
    await orm.migrator.up()
    const pool = openPool(url, 4, () => undefined)
    const db = openDatabase(pool)
    const start = () => bootstrap(db, { mailFrom: 'Help@Desk.test', timeZone: 'Europe/Berlin' })
    await Promise.all([start(), start(), start()])
    await start()
    expect(await db.selectFrom('queue').select(['key', 'name']).execute()).toEqual([
      { key: 'service-desk', name: 'Service desk' },
    ])
    expect(await db.selectFrom('mailbox').select(['address', 'is_default']).execute()).toEqual([
      { address: 'help@desk.test', is_default: true },
    ])
    expect(await db.selectFrom('lifecycle_version').select('kind').execute()).toHaveLength(5)
    const [calendar] = await db.selectFrom('calendar_version').select(['version', 'definition']).execute()
    expect(calendar).toMatchObject({ version: 1, definition: { timeZone: 'Europe/Berlin' } })
    await db.destroy()
  })
})
