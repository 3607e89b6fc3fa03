import { EventEmitter } from 'node:events'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { Guard } from '#embedded/guard.ts'
import { LogFile } from '#embedded/log-file.ts'
import { PidNote } from '#embedded/pid-note.ts'
import type { Service } from '#embedded/service.ts'
import { Supervised } from '#embedded/supervised.ts'

const ROTATE_EVERY_MS = 10 * 60_000

export interface SupervisorEvents {
  /** A process ended by itself and is being started again; `failures` counts since it last ran steadily. */
  down: [service: string, reason: string, failures: number]
  /** It serves again, that many milliseconds after it ended. */
  up: [service: string, afterMs: number]
}

/** Runs processes in the order they are added, keeps each running, and stops them in reverse order. */
export class Supervisor extends EventEmitter<SupervisorEvents> {
  readonly #data: string
  readonly #guard = new Guard()
  readonly #running: Supervised[] = []
  readonly #files: LogFile[] = []
  readonly #rotation: NodeJS.Timeout
  #stopped: Promise<void> | undefined

  /** Logs go to `logs/` of the data folder, notes about running processes to `run/`. */
  constructor(data: string) {
    super()
    this.#data = data
    for (const folder of ['logs', 'run']) mkdirSync(join(data, folder), { recursive: true, mode: 0o700 })
    this.#rotation = setInterval(() => {
      for (const file of this.#files) file.rotate()
    }, ROTATE_EVERY_MS).unref()
  }

  /** Starts a service; resolves once it serves, rejects with ServiceFailed when it does not come up. */
  async add(service: Service): Promise<void> {
    if (this.#stopped) throw new Error('the supervisor is stopping')
    const file = new LogFile(join(this.#data, 'logs', `${service.name}.log`))
    const note = PidNote.of(this.#data, service.name)
    const supervised = new Supervised(service, this.#guard, file, note, {
      down: (name, reason, failures) => this.emit('down', name, reason, failures),
      up: (name, afterMs) => this.emit('up', name, afterMs),
    })
    this.#files.push(file)
    this.#running.push(supervised)
    await supervised.start()
  }

  /** The process number of a service, while it runs. */
  pid(service: string): number | undefined {
    return this.#running.find((one) => one.service.name === service)?.pid
  }

  /** Stops everything, the last started first. Safe to call twice. */
  stop(onStopping?: (service: string) => void): Promise<void> {
    this.#stopped ??= this.#stopAll(onStopping)
    return this.#stopped
  }

  /** Ends everything at once: for a second Ctrl-C. */
  kill(): void {
    for (const one of this.#running.toReversed()) one.kill()
  }

  async #stopAll(onStopping?: (service: string) => void): Promise<void> {
    clearInterval(this.#rotation)
    for (const one of this.#running.toReversed()) {
      onStopping?.(one.service.name)
      await one.stop()
    }
    this.#guard.close()
  }
}
