import { setTimeout as sleep } from 'node:timers/promises'
import { openDatabase, openPool } from '#db/database.ts'
import type { Generator } from './generator.ts'
import type { Line } from './lines.ts'
import { type Reading, type Result, verdictsOf } from './table.ts'
import { cpuByCommand } from './usage.ts'

export type MeasureOptions = {
  generator: Generator
  /** The processes whose CPU counts, with all their descendants. */
  roots: readonly number[]
  databaseUrl: string
  seconds: number
}

const warmupSeconds = 1.5
const floorSeconds = 3
const drainPatienceMs = 60_000

/** Measures lines, each with the floor it is compared to. */
export class Measure {
  readonly #options: MeasureOptions
  readonly #floors = new Map<string, Reading>()

  constructor(options: MeasureOptions) {
    this.#options = options
  }

  async line(line: Line): Promise<Result> {
    const floor = await this.#floor(line)
    const reading =
      line.scenario === 'mail in'
        ? await this.#mail(line)
        : await this.#run(line.scenario, { ...line, seconds: this.#options.seconds })
    return { line, floor, reading, verdicts: verdictsOf(line.budget, reading, floor) }
  }

  async #floor({ floor, users, thinkMs }: Line): Promise<Reading> {
    // A floor knows no thinking: the users who think are seldom more than a few at once.
    const atOnce = thinkMs ? 10 : users
    const key = `${floor}/${atOnce}`
    const seconds = Math.min(floorSeconds, this.#options.seconds)
    const known = this.#floors.get(key) ?? (await this.#run(floor, { users: atOnce, seconds }))
    this.#floors.set(key, known)
    return known
  }

  async #run(
    scenario: string,
    { users, seconds, rounds, thinkMs = 0 }: Pick<Line, 'users' | 'rounds' | 'thinkMs'> & { seconds: number },
  ): Promise<Reading> {
    const { generator, roots } = this.#options
    const { measured, before, after } = await generator.run(
      scenario,
      { users, seconds, rounds, thinkMs, warmupSeconds },
      () => cpuByCommand(roots),
    )
    return { ...measured, users, ...cpuPerOperation(before, after, measured.n) }
  }

  /** Mails handed over as quickly as they are taken, until the last of them is a ticket. */
  async #mail(line: Line): Promise<Reading> {
    const { roots, seconds } = this.#options
    const processed = await this.#processed()
    const before = await cpuByCommand(roots)
    const started = performance.now()
    const reading = await this.#run(line.scenario, { ...line, seconds })
    await this.#untilProcessed()
    const elapsed = (performance.now() - started) / 1000
    const n = (await this.#processed()) - processed
    return { ...reading, n, perSecond: n / elapsed, ...cpuPerOperation(before, await cpuByCommand(roots), n) }
  }

  async #untilProcessed(): Promise<void> {
    const deadline = Date.now() + drainPatienceMs
    while ((await this.#count(['received'])) > 0) {
      if (Date.now() > deadline) throw new Error('The mails were not worked off.')
      await sleep(50)
    }
  }

  #processed(): Promise<number> {
    return this.#count(['ticket', 'message'])
  }

  async #count(states: ('received' | 'ticket' | 'message')[]): Promise<number> {
    const db = openDatabase(openPool(this.#options.databaseUrl, 1, () => undefined))
    const rows = await db.selectFrom('intake').select('id').where('state', 'in', states).execute()
    await db.destroy()
    return rows.length
  }
}

function cpuPerOperation(
  before: Map<string, number>,
  after: Map<string, number>,
  n: number,
): Pick<Reading, 'cpuMs' | 'parts'> {
  const parts = [...after]
    .map(([command, total]) => ({ command, cpuMs: (total - (before.get(command) ?? 0)) / n }))
    .sort((a, b) => b.cpuMs - a.cpuMs)
  return { cpuMs: parts.reduce((sum, part) => sum + part.cpuMs, 0), parts }
}
