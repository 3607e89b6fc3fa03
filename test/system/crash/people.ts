import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { priorities } from '#domain/tickets/types.ts'
import type { Random } from './random.ts'

export type AskedKind = 'create' | 'reply' | 'note' | 'change'

/** One thing that was asked of the API under one idempotency key, until there was an answer. */
export type Asked = {
  kind: AskedKind
  method: 'POST' | 'PATCH'
  path: string
  body: object
  /** A text by which what it made is found again; unique. */
  mark: string
  /** Since when there has been the ticket it is about. */
  ticketSince: number
  tries: number
  /** 0 as long as there is no answer. */
  status: number
}

/** An answer, for the time from a kill to the first one. */
export type Answer = {
  kind: AskedKind
  status: number
  begunAt: number
  answeredAt: number
  ticketSince: number
}

type Ticket = { number: string; since: number }

const patienceMs = 20_000

/** Agents at the API: they create tickets, reply, write notes and change priorities, and repeat what had no answer. */
export class Agents {
  readonly asked: Asked[] = []
  readonly answers: Answer[] = []
  /** Answers that no outage excuses. */
  readonly surprises: string[] = []
  readonly #url: string
  readonly #token: string
  readonly #random: Random
  readonly #tickets: Ticket[] = []
  #stopping = false
  #running: Promise<void>[] = []

  constructor(url: string, token: string, random: Random) {
    this.#url = url
    this.#token = token
    this.#random = random
  }

  /** Lets `count` of them work, each pausing about `pauseMs` between two things. */
  start(count: number, pauseMs: number): void {
    this.#running = Array.from({ length: count }, () => this.#work(pauseMs))
  }

  /** Each finishes what it has begun. */
  async stop(): Promise<void> {
    this.#stopping = true
    await Promise.all(this.#running)
  }

  /** There is such a ticket, to reply to. */
  know(number: string): void {
    if (number && !this.#tickets.some((ticket) => ticket.number === number))
      this.#tickets.push({ number, since: Date.now() })
  }

  async #work(pauseMs: number): Promise<void> {
    while (!this.#stopping) {
      await this.#ask()
      await sleep(this.#random.between(pauseMs / 2, pauseMs * 1.5))
    }
  }

  async #ask(): Promise<void> {
    const what = this.#random.next()
    if (!this.#tickets.length || what < 0.4) return this.#create()
    const ticket = this.#random.pick(this.#tickets)
    if (what < 0.75) return this.#say(ticket, 'reply')
    if (what < 0.85) return this.#say(ticket, 'note')
    return this.#change(ticket)
  }

  #create(): Promise<void> {
    const mark = `create-${randomUUID()}`
    const requester = { email: `${mark}@customers.test`, name: 'A Customer' }
    const body = { subject: mark, text: 'It does not work.', requester }
    return this.#send({
      kind: 'create',
      method: 'POST',
      path: '/tickets',
      body,
      mark,
      ticketSince: Date.now(),
    })
  }

  #say({ number, since }: Ticket, kind: 'reply' | 'note'): Promise<void> {
    const mark = `${kind}-${randomUUID()}`
    const path = `/tickets/${number}/messages`
    return this.#send({ kind, method: 'POST', path, body: { kind, text: mark }, mark, ticketSince: since })
  }

  #change({ number, since }: Ticket): Promise<void> {
    const mark = `change-${randomUUID()}`
    const body = { priority: this.#random.pick(priorities) }
    return this.#send({
      kind: 'change',
      method: 'PATCH',
      path: `/tickets/${number}`,
      body,
      mark,
      ticketSince: since,
    })
  }

  async #send(ask: Omit<Asked, 'tries' | 'status'>): Promise<void> {
    const asked: Asked = { ...ask, tries: 0, status: 0 }
    this.asked.push(asked)
    for (let waitMs = 100; !asked.status; waitMs = Math.min(waitMs * 2, 1_000)) {
      const begunAt = Date.now()
      const status = await this.#once(asked)
      if (status === 'again') await sleep(waitMs)
      else {
        asked.status = status
        const { kind, ticketSince } = asked
        this.answers.push({ kind, status, begunAt, answeredAt: Date.now(), ticketSince })
      }
    }
  }

  /** Asks for the same once more under the same keys, when all is done: it must change nothing. */
  async repeat(count: number): Promise<void> {
    for (let index = 0; index < count; index++) {
      const asked = this.#random.pick(this.asked)
      const status = await this.#once(asked)
      if (status !== 200 && status !== 201) this.surprises.push(`${asked.mark} asked again got ${status}`)
    }
  }

  async #once(asked: Asked): Promise<number | 'again'> {
    const { method, path, body } = asked
    asked.tries++
    try {
      const response = await fetch(`${this.#url}/api/v1${path}`, {
        method,
        headers: {
          authorization: `Bearer ${this.#token}`,
          'content-type': 'application/json',
          'idempotency-key': asked.mark,
        },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(patienceMs),
      })
      const text = await response.text()
      if (response.status === 503) return 'again'
      if (![200, 201, 202].includes(response.status))
        this.surprises.push(
          `${method} ${path} (try ${asked.tries}) got ${response.status}: ${text.slice(0, 300)}`,
        )
      // Repeated all the same: whether the command is lost is another question.
      if (response.status >= 500 || response.status === 401) return 'again'
      if (response.status === 201) this.know(JSON.parse(text).ticket.number)
      return response.status
    } catch {
      return 'again'
    }
  }
}
