import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { expect, onTestFinished, test } from 'vitest'
import { type Postgres, startPostgres } from '#embedded/postgres.ts'
import { Supervisor } from '#embedded/supervisor.ts'
import { letPass } from '#embedded/system-user.ts'
import { temporaryFolder, until } from './temporary.ts'

async function start(data: string): Promise<{ postgres: Postgres; supervisor: Supervisor }> {
  const supervisor = new Supervisor(data)
  onTestFinished(() => supervisor.stop())
  return { postgres: await startPostgres(supervisor, { data }), supervisor }
}

async function query(url: string, text: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query(text)).rows as Record<string, unknown>[]
  } finally {
    await client.end()
  }
}

test('what was committed is there after kill -9, and after the next start', async () => {
  const data = await temporaryFolder()
  const { postgres, supervisor } = await start(data)
  await query(postgres.url, 'create table kept (word text); insert into kept values ($$committed$$)')
  const busy = new pg.Client({ connectionString: postgres.url })
  busy.on('error', () => {})
  await busy.connect()
  // A backend that computes does not notice that its server is gone, and holds its shared memory.
  void busy.query('select sum(a) from generate_series(1, 1000000000) as a').catch(() => {})
  let back = 0
  supervisor.on('up', (_name, afterMs) => {
    back = afterMs
  })
  process.kill(supervisor.pid('postgres') ?? 0, 'SIGKILL')
  await until(() => back > 0)
  expect(await query(postgres.url, 'select word from kept')).toEqual([{ word: 'committed' }])
  await busy.end().catch(() => {})
  await supervisor.stop()

  const next = await start(data)
  expect(next.postgres).toEqual(postgres)
  expect(await query(next.postgres.url, 'select word from kept')).toEqual([{ word: 'committed' }])
})

test('durable, private, and with the extensions that are needed', async () => {
  const data = await temporaryFolder()
  const { postgres } = await start(data)
  const [settings] = await query(
    postgres.adminUrl,
    `select current_setting('fsync') fsync, current_setting('synchronous_commit') commit, current_setting('full_page_writes') pages,
            current_setting('data_checksums') checksums, current_setting('listen_addresses') host`,
  )
  expect(settings).toEqual({ fsync: 'on', commit: 'on', pages: 'on', checksums: 'on', host: '127.0.0.1' })
  expect(
    await query(
      postgres.adminUrl,
      "select datname from pg_database where datname ~ 'perdure|temporal' order by 1",
    ),
  ).toEqual([{ datname: 'perdure' }, { datname: 'temporal' }, { datname: 'temporal_visibility' }])
  await query(
    postgres.url,
    'create extension pg_trgm; create extension unaccent; create extension citext; create extension ltree',
  )
  expect(await query(postgres.url, 'select rolsuper from pg_roles where rolname = current_user')).toEqual([
    { rolsuper: false },
  ])
  await expect(query(postgres.url.replace(/:[^:@]+@/, ':wrong@'), 'select 1')).rejects.toThrow(
    'password authentication failed',
  )
  expect((await stat(join(data, 'postgres'))).mode & 0o077).toBe(0)
})

test('an interrupted first start does not count', async () => {
  const data = await temporaryFolder()
  await mkdir(join(data, 'postgres.new'))
  await writeFile(join(data, 'postgres.new', 'PG_VERSION'), '18\n')
  const { postgres } = await start(data)
  expect(await query(postgres.url, 'select 1 as one')).toEqual([{ one: 1 }])
  expect(await readdir(data)).not.toContain('postgres.new')
  expect(await readdir(data)).not.toContain('postgres.password')
})

test('a folder that is not ours is left alone', async () => {
  const data = await temporaryFolder()
  await mkdir(join(data, 'postgres'))
  await writeFile(join(data, 'postgres', 'precious'), 'precious')
  await expect(start(data)).rejects.toThrow('is not a Postgres data folder and not empty')
  expect(await readFile(join(data, 'postgres', 'precious'), 'utf8')).toBe('precious')
  await writeFile(join(data, 'postgres', 'PG_VERSION'), '17\n')
  await expect(start(data)).rejects.toThrow('holds data of Postgres 17, and Perdure brings Postgres 18')
})

test.runIf(process.getuid?.() === 0)(
  'a closed folder is opened for passing, to the group alone; others are reported',
  async () => {
    const top = await temporaryFolder()
    const closed = join(top, 'closed')
    const shared = join(top, 'shared')
    await mkdir(join(closed, 'data'), { recursive: true, mode: 0o700 })
    await mkdir(join(shared, 'data'), { recursive: true, mode: 0o750 })
    const user = { uid: 54_321, gid: 54_321 }
    expect(await letPass(user, join(closed, 'data', 'postgres'))).toEqual([join(closed, 'data'), closed])
    const { mode, gid } = await stat(closed)
    expect([mode & 0o777, gid]).toEqual([0o710, 54_321])
    expect(await letPass(user, join(closed, 'data', 'postgres'))).toEqual([])
    await expect(letPass(user, join(shared, 'data', 'postgres'))).rejects.toThrow(
      `may not pass through ${shared}`,
    )
  },
)
