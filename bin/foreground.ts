import { PortTaken, type System } from '#bin/system.ts'
import { DataFolderBusy } from '#embedded/lock.ts'
import type { Progress } from '#embedded/progress.mjs'
import { ServiceFailed } from '#embedded/service.ts'

const LAST_LINES = 15
const SAME_SIGNAL_MS = 400

/** A system that runs in somebody's terminal or under a service manager: signals, and what is said when it fails. */
export class Foreground {
  readonly #system: System
  readonly #progress: Progress
  #signals = 0
  #lastSignal = 0

  constructor(system: System, progress: Progress) {
    this.#system = system
    this.#progress = progress
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => this.#onSignal())
    // A closed terminal stops us, unless our output goes elsewhere (nohup, a service manager).
    process.on('SIGHUP', () => process.stdout.isTTY && this.#onSignal())
    process.stdout.on('error', () => {})
    this.#stopWithParent()
  }

  /** Whether somebody asked us to stop. */
  get isStopping(): boolean {
    return this.#signals > 0
  }

  /** Ends the process after a failed start: what failed, what to do, where the log is; no stack trace. */
  async failed(error: unknown): Promise<void> {
    // A start that is interrupted fails too; that is no news.
    if (this.isStopping) return
    this.#signals++
    this.#progress.say()
    for (const line of explain(error)) this.#progress.say(line)
    await this.#system.stop().catch(() => {})
    process.exit(1)
  }

  #onSignal(): void {
    // npm passes on the Ctrl-C that the terminal has already sent us.
    if (Date.now() - this.#lastSignal < SAME_SIGNAL_MS) return
    this.#lastSignal = Date.now()
    this.#signals++
    if (this.#signals === 1) void this.#stop()
    else {
      this.#progress.say('Stopping at once.')
      this.#system.kill()
      process.exit(130)
    }
  }

  async #stop(): Promise<void> {
    this.#progress.say()
    this.#progress.say('Stopping ... (once more to stop at once)')
    try {
      await this.#system.stop()
      this.#progress.say('Stopped. "npm start" goes on with the same data.')
      process.exit(0)
    } catch (error) {
      for (const line of explain(error)) this.#progress.say(line)
      process.exit(1)
    }
  }

  /** npm ends its shell on SIGTERM, which tells us nothing: then our parent changes. */
  #stopWithParent(): void {
    if (!process.env.npm_lifecycle_event) return
    const parent = process.ppid
    setInterval(() => {
      if (process.ppid !== parent && this.#signals === 0) this.#onSignal()
    }, 500).unref()
  }
}

function explain(error: unknown): string[] {
  if (error instanceof DataFolderBusy) {
    return [
      error.message,
      'Stop that one first, or give this one another data folder and ports: PERDURE_DATA, PORT, SMTP_PORT, PERDURE_TEMPORAL_UI_PORT.',
    ]
  }
  if (error instanceof PortTaken) return [error.message]
  if (error instanceof ServiceFailed) {
    const tail = error.logTail.split('\n').slice(-LAST_LINES)
    return [
      `${error.message}. The end of its log:`,
      '',
      ...tail.map((line) => `    ${line}`),
      '',
      `The whole log: ${error.logFile}`,
    ]
  }
  const message = error instanceof Error ? error.message : String(error)
  return [`Perdure could not start: ${message}`, 'More: docs/operations.md, "When something fails".']
}
