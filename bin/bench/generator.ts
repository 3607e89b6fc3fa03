import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { Order, Report } from './load.ts'
import type { LoopOptions, Measured } from './loop.ts'
import type { Subject } from './subject.ts'

/** The load generator's process. */
export class Generator {
  /** Where the mail server listens that the system under measurement sends to. */
  readonly smtpPort: number
  readonly #child: ChildProcess

  private constructor(child: ChildProcess, smtpPort: number) {
    this.#child = child
    this.smtpPort = smtpPort
  }

  static async start(): Promise<Generator> {
    const child = fork(join(import.meta.dirname, 'load.ts'), { serialization: 'advanced' })
    const [ready] = (await once(child, 'message')) as [Report]
    if (ready.type !== 'ready') throw new Error('The load generator did not start.')
    return new Generator(child, ready.smtpPort)
  }

  useSubject(subject: Subject): void {
    this.#order({ type: 'subject', subject })
  }

  /** Runs a load; `meter` is read when its warm-up is over and when it ends. */
  async run<T>(
    scenario: string,
    options: Omit<LoopOptions, 'onMeasuring'>,
    meter: () => Promise<T>,
  ): Promise<{ measured: Measured; before: T; after: T }> {
    this.#order({ type: 'run', scenario, options })
    await this.#hear('measuring')
    const before = await meter()
    this.#order({ type: 'go' })
    const { measured } = await this.#hear('done')
    return { measured, before, after: await meter() }
  }

  stop(): void {
    if (this.#child.connected) this.#child.disconnect()
  }

  #order(order: Order): void {
    this.#child.send(order)
  }

  async #hear<Type extends Report['type']>(type: Type): Promise<Extract<Report, { type: Type }>> {
    const heard = new AbortController()
    const { signal } = heard
    const [report] = (await Promise.race([
      once(this.#child, 'message', { signal }),
      once(this.#child, 'exit', { signal }).then(() => [
        { type: 'failed', reason: 'The load generator ended.' },
      ]),
    ])) as [Report]
    heard.abort()
    if (report.type === type) return report as Extract<Report, { type: Type }>
    throw new Error(report.type === 'failed' ? report.reason : `Heard ${report.type} instead of ${type}.`)
  }
}
