import { until } from '#test/support/until.ts'
import { Correspondents } from './correspondents.ts'
import { Agents, type AskedKind } from './people.ts'
import { type Kill, Product } from './product.ts'
import { Random } from './random.ts'
import { Receiver } from './receiver.ts'
import { settled } from './settled.ts'
import { violations } from './violations.ts'

export type Load = { agents: number; writers: number; pauseMs: number }

/** How long after a kill the first ticket was created, and the first reply went through on an older one. */
export type Recovery = { what: string; createMs: number; replyMs: number }

const recoverWithinMs = 60_000

/** A whole product with people who use it, and a mail server that receives from it. */
export class CrashWorld {
  readonly random: Random
  readonly receiver: Receiver
  readonly product: Product
  readonly agents: Agents
  readonly correspondents: Correspondents
  readonly recoveries: Recovery[] = []
  settledAfterMs = 0

  private constructor(random: Random, receiver: Receiver, product: Product, token: string) {
    this.random = random
    this.receiver = receiver
    this.product = product
    this.agents = new Agents(product.url, token, random)
    this.correspondents = new Correspondents(product.smtpPort, receiver, random)
    receiver.onArrival(({ ticket }) => this.agents.know(ticket))
  }

  static async start(seed: number): Promise<CrashWorld> {
    const random = new Random(seed)
    const receiver = new Receiver(random)
    const product = await Product.start(await receiver.listen())
    return new CrashWorld(random, receiver, product, await product.token())
  }

  work({ agents, writers, pauseMs }: Load): void {
    this.agents.start(agents, pauseMs)
    this.correspondents.start(writers, pauseMs)
  }

  /** Waits until the product works again after a kill, and notes how long that took. */
  async recovered({ what, at }: Kill): Promise<void> {
    const first = (...kinds: AskedKind[]) =>
      this.agents.answers.find(
        ({ kind, status, begunAt, ticketSince }) =>
          kinds.includes(kind) && status < 202 && begunAt > at && (kind === 'create' || ticketSince < at),
      )
    const back = () => first('create') && first('reply', 'note', 'change')
    await until(`it works again after the end of ${what}`, back, recoverWithinMs)
    const after = (...kinds: AskedKind[]) => (first(...kinds)?.answeredAt ?? 0) - at
    this.recoveries.push({ what, createMs: after('create'), replyMs: after('reply', 'note', 'change') })
  }

  /** Lets everybody finish, waits until nothing is on its way, and then asks for some of it once more. */
  async settle(withinMs: number): Promise<void> {
    const { databaseUrl } = await this.product.addresses()
    await this.correspondents.stop()
    await this.agents.stop()
    const began = Date.now()
    await settled(databaseUrl, withinMs)
    this.settledAfterMs = Date.now() - began
    await this.agents.repeat(20)
  }

  violations(): Promise<string[]> {
    return violations(this)
  }

  async stop({ keepData = false } = {}): Promise<void> {
    await this.product.stop({ keepData })
    await this.receiver.close()
  }
}
