import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { addressesFile, type StartConfig } from '#bin/config.ts'
import { keptSecret, writeWhole } from '#embedded/files.ts'
import { layout } from '#embedded/layout.mjs'
import { lockDataFolder } from '#embedded/lock.ts'
import { nodeService } from '#embedded/node-service.ts'
import { notesIn } from '#embedded/pid-note.ts'
import { isPortFree } from '#embedded/ports.ts'
import { runOnce } from '#embedded/run-once.ts'
import { type Servers, startServers } from '#embedded/servers.ts'
import { Supervisor } from '#embedded/supervisor.ts'

/** One of our own long-running processes. */
export interface Process {
  name: string
  /** What people call it. */
  title: string
  file: string
  /** The path, on the API's port, that answers 200 once it can serve; without, it says so to its parent. */
  readyPath?: string
}

/** What makes up a system besides its servers, in the order they need each other. */
export interface Parts {
  /** Brings the database to this version's schema. */
  migrate?: string
  /** Prints the one-time link for the first administrator, or nothing. */
  adminLink?: string
  processes: Process[]
}

export interface RunOptions {
  config: StartConfig
  /** The environment the children inherit. */
  env: Record<string, string | undefined>
  /** The folder of the program. */
  cwd: string
  parts: Parts
  step: <T>(name: string, work: () => Promise<T>) => Promise<T>
  /** Told when a process ended by itself, and when it serves again. */
  tell: (line: string) => void
}

/** A port that people know is taken. */
export class PortTaken extends Error {
  constructor(what: string, port: number, variable: string) {
    super(
      `Port ${port} for ${what} is taken by another program. Stop that, or choose another port: ${variable}=${port + 1} npm start`,
    )
  }
}

/** The whole system on one machine. */
export class System {
  readonly #options: RunOptions
  readonly #abort = new AbortController()
  #supervisor: Supervisor | undefined
  #unlock: (() => Promise<void>) | undefined
  #stopped: Promise<void> | undefined

  constructor(options: RunOptions) {
    this.#options = options
  }

  /** Brings everything up. The one-time administrator link is there while there is no administrator. */
  async start(): Promise<{ servers: Servers; env: Record<string, string>; adminLink: string | undefined }> {
    const { config, parts, step } = this.#options
    this.#unlock = await lockDataFolder(config.data)
    const left = await notesIn(config.data)
    if (left.length > 0) {
      await step('Ending what a killed start left', () => Promise.all(left.map((note) => note.endLeftover())))
    }
    await this.#checkPorts()
    this.#supervisor = this.#supervise(new Supervisor(config.data))
    const servers = await startServers(this.#supervisor, {
      data: config.data,
      layout: layout(config.cache),
      namespace: config.temporal.namespace,
      retentionDays: config.temporal.retentionDays,
      databaseUrl: config.databaseUrl,
      temporalAddress: config.temporal.address,
      uiPort: this.#runsTemporalUi() ? config.temporal.uiPort : undefined,
      step,
    })
    const env = await this.#childEnvironment(servers)
    const { migrate, adminLink } = parts
    if (migrate) await step('Database schema', () => this.#once('migrate', migrate, env))
    const link = adminLink ? await this.#once('admin-link', adminLink, env) : ''
    for (const part of parts.processes) await step(part.title, () => this.#add(part, env))
    return { servers, env, adminLink: link ? new URL(link, config.publicUrl).href : undefined }
  }

  /** Stops everything in reverse order. Safe to call at any time, and twice. */
  stop(): Promise<void> {
    this.#stopped ??= this.#stop()
    return this.#stopped
  }

  /** Ends everything at once. */
  kill(): void {
    this.#abort.abort()
    this.#supervisor?.kill()
  }

  async #stop(): Promise<void> {
    this.#abort.abort()
    await this.#supervisor?.stop()
    // Without the lock the data folder, and the addresses in it, are somebody else's.
    if (!this.#unlock) return
    await rm(addressesFile(this.#options.config.data), { force: true })
    await this.#unlock()
  }

  #supervise(supervisor: Supervisor): Supervisor {
    const { config, tell } = this.#options
    supervisor.on('down', (name, reason, failures) => {
      if (failures === 1) tell(`${name} ${reason}; starting it again`)
      if (failures === 5)
        tell(
          `${name} keeps failing (${reason}); still trying. Its log: ${join(config.data, 'logs', `${name}.log`)}`,
        )
    })
    supervisor.on('up', (name, afterMs) => tell(`${name} is back after ${(afterMs / 1000).toFixed(1)} s`))
    return supervisor
  }

  #runsTemporalUi(): boolean {
    const { address, uiUrl } = this.#options.config.temporal
    return !address && !uiUrl
  }

  async #checkPorts(): Promise<void> {
    const { config, parts } = this.#options
    const wanted: [string, number, string, string][] = []
    if (parts.processes.length) {
      wanted.push(['the console and the API', config.port, config.host, 'PORT'])
      wanted.push(['incoming mail', config.smtp.port, config.smtp.host, 'SMTP_PORT'])
    }
    if (this.#runsTemporalUi())
      wanted.push(['the Temporal UI', config.temporal.uiPort, '127.0.0.1', 'PERDURE_TEMPORAL_UI_PORT'])
    for (const [what, port, host, variable] of wanted) {
      // Processes of a killed predecessor may be on their way out.
      for (let tries = 0; !(await isPortFree(port, host)); tries++) {
        if (tries === 10) throw new PortTaken(what, port, variable)
        await sleep(100)
      }
    }
  }

  async #childEnvironment(servers: Servers): Promise<Record<string, string>> {
    const { config, env } = this.#options
    const uiUrl = config.temporal.uiUrl ?? servers.uiUrl
    const addresses = { databaseUrl: servers.databaseUrl, temporalAddress: servers.temporalAddress, uiUrl }
    // Commands run beside us (seed, token, wake) find the servers here.
    await writeWhole(addressesFile(config.data), `${JSON.stringify(addresses, null, 2)}\n`)
    const own: Record<string, string | undefined> = {
      DATABASE_URL: servers.databaseUrl,
      TEMPORAL_ADDRESS: servers.temporalAddress,
      TEMPORAL_NAMESPACE: config.temporal.namespace,
      TEMPORAL_UI_URL: uiUrl,
      PERDURE_DATA: config.data,
      PERDURE_SECRET: config.secret ?? (await keptSecret(config.data, 'perdure')),
    }
    return Object.fromEntries(
      Object.entries({ ...env, ...own }).filter((entry): entry is [string, string] => entry[1] !== undefined),
    )
  }

  #once(name: string, file: string, env: Record<string, string>): Promise<string> {
    const logFile = join(this.#options.config.data, 'logs', `${name}.log`)
    return runOnce({ name, file, cwd: this.#options.cwd, env, logFile, signal: this.#abort.signal })
  }

  async #add(part: Process, env: Record<string, string>): Promise<void> {
    const { config, cwd } = this.#options
    const host = ['0.0.0.0', '::', ''].includes(config.host) ? '127.0.0.1' : config.host
    const readyUrl =
      part.readyPath && `http://${host.includes(':') ? `[${host}]` : host}:${config.port}${part.readyPath}`
    await this.#supervisor?.add(nodeService({ name: part.name, file: part.file, cwd, env, readyUrl }))
  }
}
