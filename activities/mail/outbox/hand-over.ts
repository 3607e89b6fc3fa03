import { Readable } from 'node:stream'

/** The delivery is no longer ours: somebody else has it, or a person decided about it. */
export class ClaimLost extends Error {
  override name = 'ClaimLost'

  constructor() {
    super('the delivery is no longer ours')
  }
}

/**
 * A mail's bytes and, after the last one, the question `confirm` before the stream ends. The sender puts the final
 * dot only behind a stream that ends, so without confirmation there is no dot, and the server drops what it has.
 */
export class HandOver {
  readonly stream: Readable
  /** The first byte was asked for. */
  begun = false
  /** The question was asked: from then on the answer may be yes without us knowing. */
  asked = false
  /** Confirmed while the line still stood: the dot is on its way. */
  confirmed = false

  constructor(mail: AsyncIterable<Uint8Array>, confirm: () => Promise<boolean>) {
    this.stream = Readable.from(this.#bytes(mail, confirm), { objectMode: false })
  }

  async *#bytes(mail: AsyncIterable<Uint8Array>, confirm: () => Promise<boolean>) {
    this.begun = true
    yield* mail
    this.asked = true
    const yes = await confirm()
    this.confirmed = yes && !this.stream.destroyed
    if (!yes) throw new ClaimLost()
  }
}
