import { createHash, randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { createTransport } from 'nodemailer'
import type { Random } from './random.ts'
import type { Arrived, Receiver } from './receiver.ts'

/** A mail that was handed over until the answer was 250. */
export type Sent = {
  messageId: string
  sha256: string
  /** The Message-ID of the mail that it continues, which was the first of its ticket. */
  continues: string | null
  tries: number
  taken: boolean
}

const receiptsToAnswer = 0.6

/** People who write mails and answer the receipts. Their mail server repeats what was not taken, as real ones do. */
export class Correspondents {
  readonly sent: Sent[] = []
  readonly #port: number
  readonly #random: Random
  #stopping = false
  #running: Promise<void>[] = []

  constructor(smtpPort: number, receiver: Receiver, random: Random) {
    this.#port = smtpPort
    this.#random = random
    receiver.onArrival((receipt) => this.#onMail(receipt))
  }

  start(count: number, pauseMs: number): void {
    for (let index = 0; index < count; index++) this.#running.push(this.#write(pauseMs))
  }

  /** Each mail that was begun is handed over. */
  async stop(): Promise<void> {
    this.#stopping = true
    await Promise.all(this.#running)
  }

  async #write(pauseMs: number): Promise<void> {
    while (!this.#stopping) {
      const name = randomUUID()
      await this.#handOver(`${name}@writers.test`, `mail-${name}@writers.test`, null)
      await sleep(this.#random.between(pauseMs / 2, pauseMs * 1.5))
    }
  }

  #onMail(receipt: Arrived): void {
    const first = this.sent.find((mail) => mail.messageId === receipt.inReplyTo && !mail.continues)
    if (this.#stopping || !first || receipt.times > 1 || !this.#random.chance(receiptsToAnswer)) return
    const from = first.messageId.replace(/^mail-/, '')
    this.#running.push(this.#handOver(from, `answer-${randomUUID()}@writers.test`, receipt, first.messageId))
  }

  async #handOver(
    from: string,
    messageId: string,
    answers: Arrived | null,
    continues: string | null = null,
  ): Promise<void> {
    const raw = mailOf(from, messageId, answers)
    const sha256 = createHash('sha256').update(raw).digest('hex')
    const mail: Sent = { messageId, sha256, continues, tries: 0, taken: false }
    this.sent.push(mail)
    for (let waitMs = 100; !mail.taken; waitMs = Math.min(waitMs * 2, 1_000)) {
      mail.tries++
      mail.taken = await this.#once(from, raw)
      if (!mail.taken) await sleep(waitMs)
    }
  }

  async #once(from: string, raw: string): Promise<boolean> {
    const server = createTransport({
      host: '127.0.0.1',
      port: this.#port,
      ignoreTLS: true,
      connectionTimeout: 2_000,
      greetingTimeout: 5_000,
      socketTimeout: 20_000,
    })
    try {
      const { response } = await server.sendMail({ envelope: { from, to: 'support@perdure.test' }, raw })
      return response.startsWith('250')
    } catch {
      return false
    } finally {
      server.close()
    }
  }
}

function mailOf(from: string, messageId: string, answers: Arrived | null): string {
  const thread = answers ? [`In-Reply-To: <${answers.messageId}>`, `References: <${answers.messageId}>`] : []
  return [
    `From: A Writer <${from}>`,
    'To: support@perdure.test',
    `Subject: ${answers ? 'Re: ' : ''}The printer is on fire`,
    `Message-ID: <${messageId}>`,
    `Date: ${new Date().toUTCString()}`,
    ...thread,
    'Content-Type: text/plain; charset=utf-8',
    '',
    answers ? 'It still is.' : 'It is the one on the second floor.',
    '.a line that begins with a dot',
    '',
  ].join('\r\n')
}
