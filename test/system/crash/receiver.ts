import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { SMTPServer } from 'smtp-server'
import { headerFields } from '#domain/mail/head.ts'
import { messageId } from '#domain/mail/message-ids.ts'
import type { Random } from './random.ts'

/** A mail that arrived whole, whether or not its sender heard so. */
export type Arrived = {
  messageId: string
  inReplyTo: string | null
  to: string
  /** The number of the ticket it is about. */
  ticket: string
  /** How often it arrived. */
  times: number
}

/** The mail server of the world outside: takes mails slowly, refuses one now and then, counts each by Message-ID. */
export class Receiver {
  readonly #random: Random
  readonly #server: SMTPServer
  readonly #arrived = new Map<string, Arrived>()
  readonly #listeners: ((mail: Arrived) => void)[] = []
  #held: { messageId: string; answer: () => void }[] | undefined
  #port = 0
  refusals = 0
  refusing = true

  constructor(random: Random) {
    this.#random = random
    this.#server = new SMTPServer({
      disabledCommands: ['AUTH', 'STARTTLS'],
      logger: false,
      disableReverseLookup: true,
      onData: (stream, _session, answer) => {
        const chunks: Buffer[] = []
        stream.on('data', (chunk: Buffer) => chunks.push(chunk))
        stream.on('end', () => void this.#take(Buffer.concat(chunks)).then(answer))
      },
    })
    this.#server.on('error', () => undefined)
  }

  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve))
    this.#port = (this.#server.server.address() as AddressInfo).port
    return `smtp://127.0.0.1:${this.#port}`
  }

  close(): Promise<void> {
    this.release()
    return new Promise((resolve) => this.#server.close(() => resolve()))
  }

  onArrival(listener: (mail: Arrived) => void): void {
    this.#listeners.push(listener)
  }

  get arrived(): ReadonlyMap<string, Arrived> {
    return this.#arrived
  }

  /** From now on mails are taken, and the answer is held back. */
  hold(): void {
    this.#held ??= []
  }

  /** The mails that wait for their answer, by Message-ID. */
  get waiting(): string[] {
    return (this.#held ?? []).map(({ messageId }) => messageId)
  }

  /** Answers those that wait; the others as before. */
  release(): void {
    const held = this.#held ?? []
    this.#held = undefined
    for (const { answer } of held) answer()
  }

  async #take(raw: Buffer): Promise<Error | null> {
    if (this.refusing && this.#random.chance(0.02)) {
      this.refusals++
      return Object.assign(new Error('Come back later'), { responseCode: 451 })
    }
    const mail = this.#note(raw)
    for (const listener of this.#listeners) listener(mail)
    const { messageId } = mail
    if (this.#held) await new Promise<void>((answer) => this.#held?.push({ messageId, answer }))
    else await sleep(this.#random.between(0, 40))
    return null
  }

  #note(raw: Buffer): Arrived {
    const fields = headerFields(raw.toString())
    const id = messageId(fields.get('message-id')) ?? 'none'
    const known = this.#arrived.get(id)
    if (known) {
      known.times++
      return known
    }
    const mail = {
      messageId: id,
      inReplyTo: messageId(fields.get('in-reply-to')),
      to: fields.get('to') ?? '',
      ticket: fields.get('x-perdure-ticket') ?? '',
      times: 1,
    }
    this.#arrived.set(id, mail)
    return mail
  }
}
