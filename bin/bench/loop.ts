import { setTimeout as sleep } from 'node:timers/promises'

/** One user's next operation. What comes back is its duration in milliseconds when the operation says so itself. */
export type Operation = () => Promise<void>

export type LoopOptions = {
  users: number
  warmupSeconds: number
  seconds: number
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

/** Each user asks, waits for the answer, thinks, and asks again; what ends after the warm-up counts. */
export async function closedLoop(operations: readonly Operation[], options: LoopOptions): Promise<Measured> {
  const latencies: number[] = []
  const errors: string[] = []
  let measuring = false
  let over = false
  const users = operations.map(async (operation, index) => {
    await sleep((index / operations.length) * options.thinkMs)
    while (!over) {
      const started = performance.now()
      const error = await operation().then(
        () => null,
        (reason: unknown) => String(reason),
      )
      if (measuring && !over)
        error === null ? latencies.push(performance.now() - started) : errors.push(error)
      if (error !== null) await sleep(50)
      // Between half and one and a half: people do not think in step.
      if (options.thinkMs) await sleep(options.thinkMs * (0.5 + Math.random()))
    }
  })
  await sleep(options.warmupSeconds * 1000 + options.thinkMs)
  await options.onMeasuring()
  measuring = true
  const started = performance.now()
  await sleep(options.seconds * 1000)
  over = true
  const seconds = (performance.now() - started) / 1000
  await Promise.all(users)
  return {
    ...summary(latencies),
    seconds,
    perSecond: latencies.length / seconds,
    errors: errors.length,
    firstError: errors[0] ?? null,
  }
}

/** The percentiles of some latencies. */
export function summary(latencies: readonly number[]) {
  const sorted = latencies.toSorted((a, b) => a - b)
  const at = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN
  return { n: sorted.length, p50: at(0.5), p95: at(0.95), p99: at(0.99) }
}
