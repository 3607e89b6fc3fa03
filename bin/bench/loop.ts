import { setTimeout as sleep } from 'node:timers/promises'

/** One user's next operation. What comes back is its duration in milliseconds when the operation says so itself. */
export type Operation = () => Promise<number> | Promise<void>

export type LoopOptions = {
  users: number
  warmupSeconds: number
  seconds: number
  /** Instead: one operation that does not count, then so many that do, however long they take. */
  rounds?: number | undefined
  /** Milliseconds a user thinks between two operations, on average. */
  thinkMs: number
  onMeasuring: () => Promise<void>
}

/** How a closed loop went. Milliseconds. */
export type Measured = {
  n: number
  seconds: number
  p50: number
  p95: number
  p99: number
  perSecond: number
  errors: number
  firstError: string | null
}

/** Each user asks, waits for the answer, thinks, and asks again. */
export async function closedLoop(operations: readonly Operation[], options: LoopOptions): Promise<Measured> {
  const outcomes: Outcome[] = []
  const seconds = await (options.rounds ? inRounds : inTime)(operations, options, outcomes)
  const errors = outcomes.filter((outcome) => typeof outcome === 'string')
  const latencies = outcomes.filter((outcome) => typeof outcome === 'number')
  return {
    ...summary(latencies),
    seconds,
    perSecond: latencies.length / seconds,
    errors: errors.length,
    firstError: errors[0] ?? null,
  }
}

/** How long it took, or why it failed. */
type Outcome = number | string

async function timed(operation: Operation): Promise<Outcome> {
  const started = performance.now()
  try {
    return (await operation()) ?? performance.now() - started
  } catch (error) {
    return String(error)
  }
}

/** What ends after the warm-up counts. Gives the seconds that were measured, as the next one does. */
async function inTime(
  operations: readonly Operation[],
  { warmupSeconds, seconds, thinkMs, onMeasuring }: LoopOptions,
  outcomes: Outcome[],
): Promise<number> {
  let measuring = false
  let over = false
  const users = operations.map(async (operation, index) => {
    await sleep((index / operations.length) * thinkMs)
    while (!over) {
      const outcome = await timed(operation)
      if (measuring && !over) outcomes.push(outcome)
      if (typeof outcome === 'string') await sleep(50)
      // Between half and one and a half: people do not think in step.
      if (thinkMs) await sleep(thinkMs * (0.5 + Math.random()))
    }
  })
  await sleep(warmupSeconds * 1000 + thinkMs)
  await onMeasuring()
  measuring = true
  const started = performance.now()
  await sleep(seconds * 1000)
  over = true
  const measured = (performance.now() - started) / 1000
  await Promise.all(users)
  return measured
}

async function inRounds(
  operations: readonly Operation[],
  { rounds = 1, onMeasuring }: LoopOptions,
  outcomes: Outcome[],
): Promise<number> {
  await Promise.all(operations.map(timed))
  await onMeasuring()
  const started = performance.now()
  await Promise.all(
    operations.map(async (operation) => {
      for (let round = 0; round < rounds; round++) outcomes.push(await timed(operation))
    }),
  )
  return (performance.now() - started) / 1000
}

/** The percentiles of some latencies. */
export function summary(latencies: readonly number[]) {
  const sorted = latencies.toSorted((a, b) => a - b)
  const at = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN
  return { n: sorted.length, p50: at(0.5), p95: at(0.95), p99: at(0.99) }
}
