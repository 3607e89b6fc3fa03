import { serverBackoff } from '#domain/mail/backoff.ts'

/** Keeps everybody from a mail server that can't be reached; after a while one mail goes ahead and tries. */
export class Gate {
  readonly #now: () => number
  #failures = 0
  #opensAt = 0

  constructor(now: () => number = Date.now) {
    this.#now = now
  }

  /** How many mails may be tried now, at most `wanted`. */
  admits(wanted: number): number {
    if (this.#now() < this.#opensAt) return 0
    return this.#failures ? Math.min(wanted, 1) : wanted
  }

  /** Milliseconds until it opens. */
  get opensInMs(): number {
    return Math.max(0, this.#opensAt - this.#now())
  }

  /** The server could not be reached. Several that fail together count as one. */
  failed(): void {
    if (this.#now() < this.#opensAt) return
    this.#failures++
    this.#opensAt = this.#now() + serverBackoff(this.#failures)
  }

  worked(): void {
    this.#failures = 0
    this.#opensAt = 0
  }
}
