import { execFile } from 'node:child_process'
import { chmod, chown, mkdir, readFile, rename, rm, rmdir, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'
import { isCode, keptSecret, readIfThere } from '#embedded/files.ts'
import { keptPorts } from '#embedded/ports.ts'
import { type PostgresBinaries, postgresBinaries } from '#embedded/postgres-binaries.ts'
import { prepareDatabases } from '#embedded/postgres-databases.ts'
import { postgresSettings } from '#embedded/postgres-settings.ts'
import { commandLine, end, processesIn } from '#embedded/processes.ts'
import type { Service } from '#embedded/service.ts'
import type { Supervisor } from '#embedded/supervisor.ts'
import { letPass, postgresUser, type SystemUser } from '#embedded/system-user.ts'

const run = promisify(execFile)
const MAJOR_VERSION = '18'

export interface PostgresOptions {
  /** The data folder of the whole system; Postgres has a folder of its own below it. */
  data: string
  /** Data that is thrown away after the run: faster, and lost in a power cut. */
  throwAway?: boolean
}

/** A running Postgres with its three databases. */
export interface Postgres {
  host: string
  port: number
  /** The application's database, as the application's role. */
  url: string
  /** The database of all databases, as the superuser: for backups and tests. */
  adminUrl: string
  /** The role that owns Temporal's two databases. */
  temporal: { user: string; password: string }
}

/** Starts Postgres under the supervisor; makes its data folder, roles and databases when they are not there yet. */
export async function startPostgres(supervisor: Supervisor, options: PostgresOptions): Promise<Postgres> {
  const folder = join(options.data, 'postgres')
  const binaries = await postgresBinaries()
  const user = await postgresUser()
  await mkdir(options.data, { recursive: true, mode: 0o700 })
  if (user) await openPaths(user, folder, binaries)
  const secrets = {
    postgres: await keptSecret(options.data, 'postgres'),
    perdure: await keptSecret(options.data, 'postgres-perdure'),
    temporal: await keptSecret(options.data, 'postgres-temporal'),
  }
  await initialise(folder, binaries, user, secrets.postgres)
  await endLeftovers(folder)
  const { postgres: port } = await keptPorts(options.data, 'postgres', ['postgres'])
  const adminUrl = `postgres://postgres:${secrets.postgres}@127.0.0.1:${port}/postgres`
  await supervisor.add(service(folder, binaries, user, port, adminUrl, options.throwAway ?? false))
  await prepareDatabases(adminUrl, secrets)
  return {
    host: '127.0.0.1',
    port,
    url: `postgres://perdure:${secrets.perdure}@127.0.0.1:${port}/perdure`,
    adminUrl,
    temporal: { user: 'temporal', password: secrets.temporal },
  }
}

function service(
  folder: string,
  binaries: PostgresBinaries,
  user: SystemUser | undefined,
  port: number,
  adminUrl: string,
  throwAway: boolean,
): Service {
  return {
    name: 'postgres',
    command: binaries.postgres,
    args: ['-D', folder, '-p', String(port), ...postgresSettings({ throwAway })],
    env: { PATH: '/usr/bin:/bin', LC_ALL: 'C.UTF-8', TZ: 'UTC' },
    cwd: folder,
    user,
    prepare: () => endLeftovers(folder),
    isReady: () => answers(adminUrl),
    // Recovery after a crash reads the log written since the last checkpoint.
    readyWithinMs: 120_000,
    // SIGINT is Postgres' "fast": end the sessions, write everything, go.
    stopSignal: 'SIGINT',
    stopWithinMs: 30_000,
  }
}

/** Makes the data folder beside its place and moves it there whole: an interrupted attempt never counts. */
async function initialise(
  folder: string,
  binaries: PostgresBinaries,
  user: SystemUser | undefined,
  password: string,
): Promise<void> {
  const version = (await readIfThere(join(folder, 'PG_VERSION')))?.trim()
  if (version === MAJOR_VERSION) return
  if (version) {
    throw new Error(
      `${folder} holds data of Postgres ${version}, and Perdure brings Postgres ${MAJOR_VERSION}: see "Upgrading Postgres" in docs/operations.md`,
    )
  }
  const draft = `${folder}.new`
  await rm(draft, { recursive: true, force: true })
  await rmdir(folder).catch((error: unknown) => {
    if (isCode(error, 'ENOENT')) return
    throw new Error(`${folder} is not a Postgres data folder and not empty: move it away first`, {
      cause: error,
    })
  })
  await mkdir(draft, { mode: 0o700 })
  const passwordFile = `${folder}.password`
  await writeFile(passwordFile, `${password}\n`, { mode: 0o600 })
  if (user) {
    await chown(draft, user.uid, user.gid)
    await chown(passwordFile, user.uid, user.gid)
  }
  try {
    // Postgres' own C.UTF-8 sorts the same on every machine and in every year: a data folder can be moved.
    const args = [
      '-D',
      draft,
      '--username=postgres',
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
    ]
    args.push('--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C', '--lc-messages=C')
    await run(binaries.initdb, args, {
      env: { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' },
      cwd: draft,
      ...user,
    })
  } catch (error) {
    const said = (error as { stderr?: string }).stderr?.trim()
    throw new Error(`Postgres could not make its data folder ${folder}${said ? `: ${said}` : ''}`, {
      cause: error,
    })
  } finally {
    await rm(passwordFile, { force: true })
  }
  await rename(draft, folder)
}

/** As root: lets the system user reach the data and the programs, and nothing else. */
async function openPaths(user: SystemUser, folder: string, binaries: PostgresBinaries): Promise<void> {
  await letPass(user, folder)
  await letPass(user, join(binaries.folder, 'bin', 'postgres'))
  if (((await stat(binaries.postgres)).mode & 0o005) !== 0o005) {
    // Installed under a tight umask. These are public programs, readable by all elsewhere.
    await run('chmod', ['-R', 'a+rX', binaries.folder])
  }
  await chmod(binaries.initdb, 0o755)
}

/**
 * Ends what a killed predecessor left: a server nobody supervises any more, or backends that still
 * hold its shared memory and would keep a new server from starting. The data folder's lock is ours.
 */
async function endLeftovers(folder: string): Promise<void> {
  const pid = Number((await readFile(join(folder, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n')[0])
  if (pid > 1 && (await commandLine(pid))?.includes(`-D ${folder} `)) await end(pid, 'SIGINT', 20_000)
  await Promise.all((await processesIn(folder)).map((backend) => end(backend, 'SIGQUIT', 2_000)))
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 })
  client.on('error', () => {})
  try {
    await client.connect()
    await client.query('select 1')
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => {})
  }
}
