import { setTimeout as sleep } from 'node:timers/promises'

/** Rows of one kind that a follower works off. Every step may run in several workers at once. */
export type Work<Row> = {
  /** Takes up to `limit` due rows and holds them for a lease. */
  claim: (limit: number) => Promise<Row[]>
  /** Works one row off and writes its outcome. */
  work: (row: Row) => Promise<void>
  /** Holds rows that are still being worked on for another lease. */
  renew: (rows: Row[]) => Promise<void>
  /** Gives rows back that were not begun, or whose outcome could not be written. */
  release: (rows: Row[]) => Promise<void>
  /** Rows of the same key are worked off one after another, in the order they were claimed. */
  keyOf: (row: Row) => string
}

export type LoopOptions = {
  concurrency: number
  /** How long to wait for a wake-up before looking anyway. */
  pollMs: number
  renewEveryMs: number
  heartbeatEveryMs: number
  /** Ends the loop when it has run that long and nothing is being worked on, for its workflow to begin a new one. */
  runForMs: number
  /** How much longer it may take until nothing is being worked on. */
  lingerMs: number
  /** After how long a claim without an answer counts as failed. */
  answerWithinMs: number
  /** Ends the loop at once: rows that are being worked on are finished, others given back. */
  signal: AbortSignal
  heartbeat: (progress: Progress) => void
  /** Something failed that is not a row's own failure. */
  onError: (error: unknown) => void
}

export type Progress = { done: number; failed: number; working: number }

type Held<Row> = { row: Row; key: string; begun: boolean }

/** Takes due rows and works them off with bounded concurrency, until told to stop. */
export class FollowerLoop<Row> {
  readonly #work: Work<Row>
  readonly #options: LoopOptions
  readonly #held = new Set<Held<Row>>()
  readonly #chains = new Map<string, Promise<void>>()
  readonly #unsettled: Row[] = []
  readonly #progress: Progress = { done: 0, failed: 0, working: 0 }
  readonly #queue: (() => void)[] = []
  #running = 0
  #woken = true
  /** The last claim was not the end of what is due. */
  #more = false
  #wake: (() => void) | undefined

  constructor(work: Work<Row>, options: LoopOptions) {
    this.#work = work
    this.#options = options
  }

  /** There may be something to do. */
  wake = (): void => {
    this.#woken = true
    this.#wake?.()
  }

  async run(): Promise<Progress> {
    const { runForMs, lingerMs, signal, heartbeat, heartbeatEveryMs, renewEveryMs } = this.#options
    const endsAt = Date.now() + runForMs
    // One that takes long must not keep the others waiting for the next round.
    const isOver = () => Date.now() >= (this.#held.size ? endsAt + lingerMs : endsAt)
    const beats = setInterval(() => heartbeat({ ...this.#progress }), heartbeatEveryMs)
    const leases = setInterval(() => void this.#renew(), renewEveryMs)
    signal.addEventListener('abort', this.wake)
    heartbeat({ ...this.#progress })
    try {
      while (!signal.aborted && !isOver()) {
        if (!(await this.#take())) await this.#pause()
      }
      await this.#finish()
    } finally {
      clearInterval(beats)
      clearInterval(leases)
      signal.removeEventListener('abort', this.wake)
    }
    return { ...this.#progress }
  }

  /** Whether it is worth asking for more right away. */
  async #take(): Promise<boolean> {
    this.#woken = false
    // Some wait behind others of their key: holding twice as many keeps the hands full.
    const free =
      this.#held.size > this.#options.concurrency ? 0 : this.#options.concurrency * 2 - this.#held.size
    this.#more = true
    if (!free) return false
    try {
      await this.#giveBack()
      const rows = await this.#inTime(this.#work.claim(free))
      for (const row of rows) this.#begin(row)
      this.#more = rows.length === free
    } catch (error) {
      this.#more = false
      this.#options.onError(error)
    }
    return this.#more
  }

  /** Rows whose outcome could not be written are given back, so that they need not wait for the end of their lease. */
  async #giveBack(): Promise<void> {
    const rows = this.#unsettled.splice(0)
    if (!rows.length) return
    try {
      await this.#inTime(this.#work.release(rows))
    } catch (error) {
      this.#unsettled.push(...rows)
      throw error
    }
  }

  /** A database that goes away may leave a question without any answer; the loop must not wait for it forever. */
  async #inTime<T>(answer: Promise<T>): Promise<T> {
    const timeout = new AbortController()
    const late = sleep(this.#options.answerWithinMs, undefined, { signal: timeout.signal, ref: false }).then(
      () => {
        throw new Error(`no answer within ${this.#options.answerWithinMs} ms`)
      },
    )
    try {
      return await Promise.race([answer, late])
    } finally {
      timeout.abort()
      late.catch(() => undefined)
    }
  }

  #begin(row: Row): void {
    const held = { row, key: this.#work.keyOf(row), begun: false }
    this.#held.add(held)
    const before = this.#chains.get(held.key) ?? Promise.resolve()
    const mine = before.then(() => this.#inTurn(held))
    this.#chains.set(held.key, mine)
    void mine.then(() => {
      if (this.#chains.get(held.key) === mine) this.#chains.delete(held.key)
    })
  }

  async #inTurn(held: Held<Row>): Promise<void> {
    if (this.#running >= this.#options.concurrency) await new Promise<void>((go) => this.#queue.push(go))
    else this.#running++
    try {
      if (!this.#held.has(held)) return
      held.begun = true
      this.#progress.working = this.#running
      await this.#work.work(held.row)
      this.#progress.done++
    } catch (error) {
      this.#progress.failed++
      this.#unsettled.push(held.row)
      this.#options.onError(error)
    } finally {
      this.#held.delete(held)
      const next = this.#queue.shift()
      if (next) next()
      else this.#running--
      this.#progress.working = this.#running
      if (this.#more && this.#held.size <= this.#options.concurrency) this.wake()
    }
  }

  /** Until somebody wakes us, a row is done, or the poll interval is over. */
  async #pause(): Promise<void> {
    if (this.#woken || this.#options.signal.aborted) return
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, this.#options.pollMs)
      this.#wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })
    this.#wake = undefined
  }

  async #renew(): Promise<void> {
    if (!this.#held.size) return
    await this.#work.renew([...this.#held].map(({ row }) => row)).catch(this.#options.onError)
  }

  async #finish(): Promise<void> {
    const waiting = [...this.#held].filter(({ begun }) => !begun)
    for (const held of waiting) this.#held.delete(held)
    this.#unsettled.push(...waiting.map(({ row }) => row))
    await this.#giveBack().catch(this.#options.onError)
    await Promise.all(this.#chains.values())
  }
}
