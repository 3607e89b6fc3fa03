import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Guard } from '#embedded/guard.ts'
import type { LogFile } from '#embedded/log-file.ts'
import type { PidNote } from '#embedded/pid-note.ts'
import { send } from '#embedded/processes.ts'
import { type Service, ServiceFailed } from '#embedded/service.ts'

const FIRST_PAUSE_MS = 100
const LONGEST_PAUSE_MS = 5_000
const FIRST_START_ATTEMPTS = 6
const STEADY_AFTER_MS = 30_000

/** What a supervised process tells about itself. */
export interface Watcher {
  /** It ended by itself and is being started again. `failures` counts since it last ran steadily. */
  down(service: string, reason: string, failures: number): void
  /** It serves again. */
  up(service: string, afterMs: number): void
}

/** Keeps one process running: starts it, waits until it serves, and starts it again whenever it ends. */
export class Supervised {
  readonly service: Service
  readonly #guard: Guard
  readonly #log: LogFile
  readonly #note: PidNote
  readonly #watcher: Watcher
  #child: ChildProcess | undefined
  #ended: Promise<string> | undefined
  #said = false
  #stopping = false
  #loop: Promise<void> | undefined
  readonly #stop = new AbortController()

  constructor(service: Service, guard: Guard, log: LogFile, note: PidNote, watcher: Watcher) {
    this.service = service
    this.#guard = guard
    this.#log = log
    this.#note = note
    this.#watcher = watcher
  }

  get pid(): number | undefined {
    return this.#child?.pid
  }

  /** Resolves once it serves for the first time, then keeps it running until `stop`. */
  async start(): Promise<void> {
    let reason = ''
    for (let attempt = 1; attempt <= FIRST_START_ATTEMPTS && !this.#stopping; attempt++) {
      if (attempt > 1) await this.#pause(attempt - 1)
      reason = (await this.#attempt()) ?? ''
      if (reason === '') {
        this.#loop = this.#keepRunning()
        return
      }
    }
    throw new ServiceFailed(
      this.service.name,
      this.#stopping ? 'it was stopped' : reason,
      this.#log.path,
      this.#log.tail(),
    )
  }

  /** Ends it, politely at first; resolves when its process is gone. */
  async stop(): Promise<void> {
    this.#stopping = true
    this.#stop.abort()
    await this.#end()
    await this.#loop
    await this.#note.clear()
    this.#log.close()
  }

  /** Ends it at once. */
  kill(): void {
    this.#stopping = true
    this.#stop.abort()
    this.#signal('SIGKILL')
  }

  async #keepRunning(): Promise<void> {
    let failures = 0
    let readySince = Date.now()
    while (!this.#stopping) {
      const reason = await this.#ended
      if (this.#stopping) return
      const downSince = Date.now()
      failures = downSince - readySince > STEADY_AFTER_MS ? 1 : failures + 1
      this.#watcher.down(this.service.name, reason ?? 'it ended', failures)
      for (
        let failure = await this.#retry(failures);
        failure !== undefined;
        failure = await this.#retry(failures)
      ) {
        if (this.#stopping) return
        this.#watcher.down(this.service.name, failure, ++failures)
      }
      if (this.#stopping) return
      readySince = Date.now()
      this.#watcher.up(this.service.name, readySince - downSince)
    }
  }

  async #retry(failures: number): Promise<string | undefined> {
    await this.#pause(failures)
    return this.#stopping ? undefined : this.#attempt()
  }

  /** One start. Undefined when it serves, else why it does not. */
  async #attempt(): Promise<string | undefined> {
    try {
      this.#log.rotate()
      await this.#note.endLeftover()
      await this.service.prepare?.()
    } catch (error) {
      return error instanceof Error ? error.message : String(error)
    }
    if (this.#stopping) return 'it was stopped'
    const ended = this.#spawn()
    if (this.#child?.pid) await this.#note.write(this.#child.pid, this.service.stopSignal)
    const reason = await Promise.race([ended, this.#becomesReady()])
    if (reason !== undefined) await this.#end()
    return reason
  }

  #spawn(): Promise<string> {
    const { command, args, env, cwd, user, ipc } = this.service
    this.#said = false
    const child = spawn(command, args, {
      env: env as NodeJS.ProcessEnv,
      cwd,
      // A group of its own: a Ctrl-C in the terminal reaches us alone, and we stop all in order.
      detached: true,
      stdio: ['ignore', this.#log.descriptor, this.#log.descriptor, ...(ipc ? (['ipc'] as const) : [])],
      ...user,
    })
    this.#child = child
    if (child.pid) this.#guard.watch(child.pid, this.service.stopSignal)
    child.on('message', (message) => {
      if ((message as { ready?: unknown } | null)?.ready === true) this.#said = true
    })
    this.#ended = new Promise((resolve) => {
      child.once('error', (error) => resolve(error.message))
      child.once('exit', (code, signal) => {
        // Whatever it started itself must not stay behind and hold its ports.
        if (child.pid) send(-child.pid, 'SIGKILL')
        if (child.pid) this.#guard.forget(child.pid)
        resolve(signal ? `ended by ${signal}` : `ended with code ${code}`)
      })
    })
    return this.#ended
  }

  async #becomesReady(): Promise<string | undefined> {
    const child = this.#child
    const deadline = Date.now() + this.service.readyWithinMs
    while (Date.now() < deadline && !this.#stopping) {
      if (await this.service.isReady(this.#said).catch(() => false)) return undefined
      if (child !== this.#child || child?.exitCode !== null || child.signalCode !== null) break
      await sleep(25)
    }
    return `not ready within ${Math.round(this.service.readyWithinMs / 1000)} s`
  }

  async #end(): Promise<void> {
    const child = this.#child
    if (!child?.pid || child.exitCode !== null || child.signalCode !== null) return
    const gone = once(child, 'exit')
    this.#signal(this.service.stopSignal)
    const late = setTimeout(() => this.#signal('SIGKILL'), this.service.stopWithinMs)
    await gone
    clearTimeout(late)
  }

  #signal(signal: NodeJS.Signals): void {
    const child = this.#child
    if (!child?.pid || child.exitCode !== null || child.signalCode !== null) return
    // The group first; Windows has none.
    if (!send(-child.pid, signal)) send(child.pid, signal)
  }

  async #pause(failures: number): Promise<void> {
    const ms = Math.min(FIRST_PAUSE_MS * 2 ** (failures - 1), LONGEST_PAUSE_MS)
    await sleep(ms, undefined, { signal: this.#stop.signal }).catch(() => {})
  }
}
