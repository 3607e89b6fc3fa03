import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { promisify } from 'node:util'
import pg from 'pg'
import { addressesFile } from '#bin/config.ts'
import { freePort } from '#embedded/ports.ts'
import { send } from '#embedded/processes.ts'

const run = promisify(execFile)
const root = join(import.meta.dirname, '..', '..', '..')
const admin = { email: 'admin@crash.test', password: 'a-long-password' }
const watchEveryMs = 50

/** What `npm start` supervises and this test kills. */
export const services = ['worker', 'api', 'temporal', 'postgres'] as const
export type Service = (typeof services)[number]

export type Kill = { what: string; at: number }

/** The whole product as `npm start` runs it, in a folder and on ports of its own. */
export class Product {
  readonly data: string
  readonly url: string
  readonly smtpPort: number
  readonly #env: Record<string, string | undefined>
  readonly #said: string[] = []
  readonly #pids = new Map<Service, number[]>()
  readonly #killed = new Set<number>()
  readonly kills: Kill[] = []
  #process: ChildProcess | undefined
  #watch: NodeJS.Timeout | undefined

  private constructor(data: string, ports: { api: number; smtp: number; ui: number }, smtpUrl: string) {
    this.data = data
    this.url = `http://127.0.0.1:${ports.api}`
    this.smtpPort = ports.smtp
    this.#env = {
      ...process.env,
      PORT: String(ports.api),
      SMTP_PORT: String(ports.smtp),
      PERDURE_TEMPORAL_UI_PORT: String(ports.ui),
      PERDURE_DATA: data,
      PERDURE_MAIL_FROM: 'support@perdure.test',
      PERDURE_ADMIN_EMAIL: admin.email,
      PERDURE_ADMIN_PASSWORD: admin.password,
      SMTP_URL: smtpUrl,
      // It then stops when its parent is gone, even when that was killed.
      npm_lifecycle_event: 'start',
    }
  }

  static async start(smtpUrl: string): Promise<Product> {
    const data = await mkdtemp(join(tmpdir(), 'perdure-crash-'))
    const api = await freePort()
    const smtp = await freePort([api])
    const product = new Product(data, { api, smtp, ui: await freePort([api, smtp]) }, smtpUrl)
    try {
      await product.#start()
      return product
    } catch (error) {
      await product.stop()
      throw error
    }
  }

  async #start(): Promise<void> {
    const child = spawn(process.execPath, ['bin/start.ts'], {
      cwd: root,
      env: this.#env,
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    this.#process = child
    const lines = createInterface({ input: child.stdout })
    lines.on('line', (line) => this.#said.push(line))
    const up = new Promise<void>((resolve) => {
      lines.on('line', (line) => line.startsWith('Perdure is up') && resolve())
    })
    const ended = once(child, 'exit').then(() => {
      throw new Error(`Perdure did not start:\n${this.#said.join('\n')}`)
    })
    ended.catch(() => undefined)
    await Promise.race([up, ended])
    await this.#notePids()
    this.#watch = setInterval(() => void this.#notePids(), watchEveryMs)
  }

  /** Where the servers answer. */
  async addresses(): Promise<{ databaseUrl: string; temporalAddress: string }> {
    return JSON.parse(await readFile(addressesFile(this.data), 'utf8'))
  }

  /** A bearer token of the administrator. */
  async token(): Promise<string> {
    const args = ['bin/token.ts', '--email', admin.email, '--name', 'crash']
    return (
      await run(process.execPath, args, { cwd: root, env: this.#env as NodeJS.ProcessEnv })
    ).stdout.trim()
  }

  /** Kills the services' main processes at once with -9; their children live on. */
  async kill(...names: Service[]): Promise<Kill> {
    const pids = await Promise.all(names.map((name) => this.#pid(name)))
    const kill = { what: names.join(' + '), at: Date.now() }
    for (const pid of pids) {
      this.#killed.add(pid)
      process.kill(pid, 'SIGKILL')
    }
    this.kills.push(kill)
    return kill
  }

  /** Kills everything at once, the supervisor too, as a power cut does; and starts again on the same data. */
  async killEverything(): Promise<Kill> {
    const supervisor = this.#process as ChildProcess
    const pids = await Promise.all(services.map((name) => this.#pid(name)))
    const kill = { what: 'everything, and npm start', at: Date.now() }
    clearInterval(this.#watch)
    const gone = once(supervisor, 'exit')
    supervisor.kill('SIGKILL')
    for (const pid of pids) {
      this.#killed.add(pid)
      send(pid, 'SIGKILL')
    }
    this.kills.push(kill)
    await gone
    await this.#start()
    return kill
  }

  /** Kills one of Postgres' own processes: it ends all the others and recovers, without the supervisor's help. */
  async killConnection(): Promise<Kill> {
    const client = new pg.Client({ connectionString: (await this.addresses()).databaseUrl })
    client.on('error', () => undefined)
    await client.connect()
    const { rows } = await client.query<{ pid: number }>(
      `select pid from pg_stat_activity where datname = 'perdure' and pid <> pg_backend_pid()`,
    )
    const kill = { what: 'one connection of postgres', at: Date.now() }
    process.kill(rows[0]?.pid as number, 'SIGKILL')
    this.kills.push(kill)
    await client.end().catch(() => undefined)
    return kill
  }

  /** How often each service ended by itself, as far as somebody who looks every few milliseconds can tell. */
  get endedByThemselves(): Record<Service, number> {
    const count = (name: Service) => {
      const before = (this.#pids.get(name) ?? []).slice(0, -1)
      return before.filter((pid) => !this.#killed.has(pid)).length
    }
    return Object.fromEntries(services.map((name) => [name, count(name)])) as Record<Service, number>
  }

  /** What its terminal showed. */
  get said(): readonly string[] {
    return this.#said
  }

  /** The log of one service. */
  log(name: Service): Promise<string> {
    return readFile(join(this.data, 'logs', `${name}.log`), 'utf8')
  }

  /** Stops it as Ctrl-C does; its data folder is removed unless it is to be kept for a look. */
  async stop({ keepData = false } = {}): Promise<void> {
    clearInterval(this.#watch)
    const child = this.#process
    if (child && child.exitCode === null && child.signalCode === null) {
      const gone = once(child, 'exit')
      child.kill('SIGTERM')
      await gone
    }
    if (!keepData) await rm(this.data, { recursive: true, force: true })
  }

  async #pid(name: Service): Promise<number> {
    const note = await readFile(join(this.data, 'run', `${name}.pid.json`), 'utf8')
    return (JSON.parse(note) as { pid: number }).pid
  }

  async #notePids(): Promise<void> {
    for (const name of services) {
      const pid = await this.#pid(name).catch(() => undefined)
      const known = this.#pids.get(name) ?? []
      if (pid !== undefined && known.at(-1) !== pid) this.#pids.set(name, [...known, pid])
    }
  }
}
