import { randomBytes } from 'node:crypto'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { readIfThere } from '#embedded/files.ts'
import { cacheFolder, layout } from '#embedded/layout.mjs'
import { lockDataFolder } from '#embedded/lock.ts'
import { startPostgres } from '#embedded/postgres.ts'
import { startedAt } from '#embedded/processes.ts'
import { startServers } from '#embedded/servers.ts'
import { Supervisor } from '#embedded/supervisor.ts'
import { namespaceRefreshMs } from '#embedded/temporal-config.ts'
import { ensureNamespace } from '#embedded/temporal-namespace.ts'

const PREFIX = 'perdure-test-'
const NAMESPACE = 'perdure'

export interface StackOptions {
  /** Without Temporal, Postgres alone is up in under a second. */
  temporal?: boolean
}

/** Plain texts, so that a vitest globalSetup can hand them to its workers. */
export interface DatabaseAddresses {
  /** An empty database, as the application's role. Most tests want `freshDatabase` instead. */
  databaseUrl: string
  /** As the superuser. */
  adminUrl: string
}

/** Servers of our own for one test run; their data is thrown away with it. */
export interface Stack extends DatabaseAddresses {
  /** Empty when started without Temporal. */
  temporalAddress: string
  namespace: string
  /** A server's process number, for tests that kill it: `postgres`, `temporal`. It is restarted. */
  pid: (service: string) => number | undefined
  stop: () => Promise<void>
}

/** A database made for one test or file. */
export interface FreshDatabase {
  name: string
  /** As the application's role, which owns it. */
  url: string
  drop: () => Promise<void>
}

/** Starts Postgres and, unless declined, the official Temporal server, in a folder of their own. */
export async function startStack(options: StackOptions = {}): Promise<Stack> {
  await removeAbandoned()
  const data = await mkdtemp(join(tmpdir(), PREFIX))
  const unlock = await lockDataFolder(data)
  const supervisor = new Supervisor(data)
  const stop = async () => {
    await supervisor.stop()
    await unlock()
    await rm(data, { recursive: true, force: true })
  }
  const throwAway = true
  const addresses = { namespace: NAMESPACE, pid: (service: string) => supervisor.pid(service), stop }
  try {
    if (options.temporal === false) {
      const postgres = await startPostgres(supervisor, { data, throwAway })
      return { ...addresses, databaseUrl: postgres.url, adminUrl: postgres.adminUrl, temporalAddress: '' }
    }
    const where = {
      data,
      layout: layout(cacheFolder(process.env)),
      namespace: NAMESPACE,
      retentionDays: 1,
      throwAway,
    }
    const { databaseUrl, postgres, temporalAddress } = await startServers(supervisor, where)
    return { ...addresses, databaseUrl, adminUrl: postgres?.adminUrl ?? '', temporalAddress }
  } catch (error) {
    await stop()
    throw error
  }
}

/** A database of its own: empty, or a copy of the template that `makeTemplate` prepared (some tens of milliseconds). */
export async function freshDatabase(at: DatabaseAddresses, template?: string): Promise<FreshDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`
  await asAdmin(at.adminUrl, (admin) => createDatabase(admin, name, template))
  return {
    name,
    url: urlOf(at.databaseUrl, name),
    drop: () =>
      asAdmin(
        at.adminUrl,
        async (admin) => void (await admin.query(`drop database if exists ${name} with (force)`)),
      ),
  }
}

/** Prepares a database once (migrations, fixed rows) that `freshDatabase` then copies by name. */
export async function makeTemplate(
  at: DatabaseAddresses,
  name: string,
  prepare: (url: string) => Promise<void>,
): Promise<void> {
  await asAdmin(at.adminUrl, (admin) => createDatabase(admin, name))
  await prepare(urlOf(at.databaseUrl, name))
  await asAdmin(at.adminUrl, async (admin) => {
    // A copy needs a source that nobody is connected to.
    await admin.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name])
    await admin.query(
      `alter database ${admin.escapeIdentifier(name)} with is_template true allow_connections false`,
    )
  })
}

/** A namespace of its own with our search attributes, for tests that list processes; takes about a second. */
export async function freshNamespace(temporalAddress: string): Promise<string> {
  const namespace = `test-${randomBytes(6).toString('hex')}`
  await ensureNamespace({
    address: temporalAddress,
    namespace,
    retentionDays: 1,
    refreshMs: namespaceRefreshMs(true),
  })
  return namespace
}

async function createDatabase(admin: pg.Client, name: string, template?: string): Promise<void> {
  const copy = template ? `template ${admin.escapeIdentifier(template)} strategy file_copy` : ''
  await admin.query(`create database ${admin.escapeIdentifier(name)} owner perdure ${copy}`)
}

async function asAdmin<T>(adminUrl: string, work: (admin: pg.Client) => Promise<T>): Promise<T> {
  const admin = new pg.Client({ connectionString: adminUrl })
  await admin.connect()
  try {
    return await work(admin)
  } finally {
    await admin.end()
  }
}

function urlOf(anyUrl: string, database: string): string {
  const url = new URL(anyUrl)
  url.pathname = `/${database}`
  return url.href
}

/** Removes what killed test runs left: the guard ended their servers, their folders remain. */
async function removeAbandoned(): Promise<void> {
  for (const entry of await readdir(tmpdir())) {
    if (!entry.startsWith(PREFIX)) continue
    const folder = join(tmpdir(), entry)
    const lock = await readIfThere(join(folder, 'lock')).catch(() => undefined)
    if (!lock) continue
    const owner = JSON.parse(lock) as { pid: number; started?: string }
    if (owner.started !== (await startedAt(owner.pid)))
      await rm(folder, { recursive: true, force: true }).catch(() => {})
  }
}
