/** Passes a stream of bytes on, keeping its first ones and counting all. */
export class HeadKeeper {
  readonly #max: number
  readonly #chunks: Buffer[] = []
  #kept = 0
  size = 0

  constructor(max: number) {
    this.#max = max
  }

  add(chunk: Buffer): void {
    this.size += chunk.length
    if (this.#kept >= this.#max) return
    const part = chunk.subarray(0, this.#max - this.#kept)
    this.#chunks.push(part)
    this.#kept += part.length
  }

  /** The first bytes. */
  get bytes(): Buffer {
    return Buffer.concat(this.#chunks)
  }

  /** The header alone, with the empty line that ends it, as far as it was kept. */
  get header(): Buffer {
    const bytes = this.bytes
    const end = /\r?\n\r?\n/.exec(bytes.toString('latin1'))
    return end ? bytes.subarray(0, end.index + end[0].length) : bytes
  }
}
