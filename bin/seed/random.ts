const hex = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

/** Chance that repeats itself: the same seed gives the same numbers (mulberry32). */
export class Random {
  #state: number

  constructor(seed: number) {
    this.#state = seed >>> 0
  }

  /** At least 0, less than 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }

  /** A whole number from `from` to `to`, both included. */
  int(from: number, to: number): number {
    return from + Math.floor(this.next() * (to - from + 1))
  }

  chance(probability: number): boolean {
    return this.next() < probability
  }

  pick<T>(list: readonly T[]): T {
    return list[Math.floor(this.next() * list.length)] as T
  }

  /** One of the values, each as often as its weight says. */
  weighted<T>(table: readonly (readonly [T, number])[]): T {
    let left = this.next() * table.reduce((sum, [, weight]) => sum + weight, 0)
    for (const [value, weight] of table) {
      left -= weight
      if (left < 0) return value
    }
    return table.at(-1)![0]
  }

  /** An index below `length`; the first ones come up far more often, as people who write in do. */
  skewed(length: number): number {
    return Math.floor(this.next() ** 2.2 * length)
  }

  /** Half of the values lie below `median`; the larger `sigma`, the longer the tail. */
  logNormal(median: number, sigma: number): number {
    const normal = Math.sqrt(-2 * Math.log(1 - this.next())) * Math.cos(2 * Math.PI * this.next())
    return median * Math.exp(sigma * normal)
  }

  exponential(mean: number): number {
    return -mean * Math.log(1 - this.next())
  }

  /** A UUIDv7 (RFC 9562 section 5.7) of that instant in epoch milliseconds. */
  uuid(at: number): string {
    const time = Math.floor(at).toString(16).padStart(12, '0')
    const [a, b, c] = [this.#bits(), this.#bits(), this.#bits()]
    const version = `7${hex[a & 255]![0]}${hex[(a >>> 8) & 255]}`
    const variant = `${hex[0x80 | ((a >>> 16) & 0x3f)]}${hex[(a >>> 24) & 255]}`
    return `${time.slice(0, 8)}-${time.slice(8)}-${version}-${variant}-${hexOf(b)}${hexOf(c).slice(4)}`
  }

  #bits(): number {
    return Math.floor(this.next() * 4_294_967_296)
  }
}

function hexOf(bits: number): string {
  return `${hex[bits & 255]}${hex[(bits >>> 8) & 255]}${hex[(bits >>> 16) & 255]}${hex[(bits >>> 24) & 255]}`
}
