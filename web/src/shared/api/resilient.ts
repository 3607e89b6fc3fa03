import { Problem } from './problem.ts'

export type Retry = {
  fetch?: (request: Request) => Promise<Response>
  /** Waits before the second, third ... attempt, in milliseconds. */
  waits?: readonly number[]
  sleep?: (ms: number) => Promise<void>
}

const passing = new Set([502, 503, 504])
const defaultWaits = [300, 800, 2000, 4000] as const

/**
 * A `fetch` for requests that may be repeated: writes that carry an Idempotency-Key. A connection that breaks, and
 * answers that say "not now", are tried again with the very same request. So a reply over a bad connection is one
 * reply.
 */
export async function resilientFetch(request: Request, retry: Retry = {}): Promise<Response> {
  const { fetch = globalThis.fetch, waits = defaultWaits, sleep = pause } = retry
  for (let attempt = 0; ; attempt++) {
    const last = attempt >= waits.length
    try {
      const response = await fetch(last ? request : request.clone())
      if (last || !passing.has(response.status)) return response
    } catch (error) {
      if (request.signal.aborted) throw error
      if (last) throw unreachable()
    }
    await sleep(waits[attempt] ?? 0)
  }
}

/** The server gave no answer at all. */
export function unreachable(): Problem {
  return new Problem({
    title: 'No connection',
    status: 0,
    code: 'network',
    detail: 'The server can’t be reached. Nothing was lost: try again when the connection is back.',
  })
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
