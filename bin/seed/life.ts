import type { SlaAgreement } from '#db/configuration.ts'
import { advance, type Clock } from '#domain/sla/advance.ts'
import { evaluate, type SlaEvent } from '#domain/sla/evaluate.ts'
import { slaEventOf } from '#domain/sla/history.ts'
import type { Channel, CommandBody, MessagePayload } from '#domain/tickets/commands.ts'
import { decide } from '#domain/tickets/decide.ts'
import type { TicketEvent } from '#domain/tickets/events.ts'
import { evolve } from '#domain/tickets/evolve.ts'
import type { Lifecycle } from '#domain/tickets/lifecycle.ts'
import type { TicketState } from '#domain/tickets/state.ts'
import { type Actor, systemActor } from '#domain/tickets/types.ts'

/** A message as it was said, with the number of its event. */
export type SaidMessage = { message: MessagePayload; seq: number; at: number }

/**
 * The life of one ticket, command by command, through the same `decide`, `evolve` and clock arithmetic as the
 * commit: what comes out is what would have come out if people had asked for it at those instants.
 */
export class Life {
  readonly number: string
  readonly channel: Channel
  readonly events: TicketEvent[] = []
  readonly said: SaidMessage[] = []
  clocks: Clock[] = []
  evaluatedAt = 0
  /** The next instant at which a clock warns or breaches, or null. */
  nextInstant: number | null = null
  #state: TicketState | null = null
  readonly #agreement: SlaAgreement
  readonly #lifecycle: Lifecycle
  readonly #history: SlaEvent[] = []

  constructor(
    number: string,
    channel: Channel,
    { agreement, lifecycle }: { agreement: SlaAgreement; lifecycle: Lifecycle },
  ) {
    this.number = number
    this.channel = channel
    this.#agreement = agreement
    this.#lifecycle = lifecycle
  }

  get state(): TicketState {
    if (!this.#state) throw new Error(`${this.number} was never created.`)
    return this.#state
  }

  /** Lets time pass until `at`: clocks warn and breach, and a resolved ticket is closed for good. */
  passUntil(at: number): void {
    const closesAt = this.#state?.category === 'resolved' ? this.#state.closesAt : null
    if (closesAt !== null && closesAt <= at) this.#do({ type: 'close', payload: {} }, systemActor, closesAt)
    while (this.nextInstant !== null && this.nextInstant <= at) this.#advance(this.nextInstant)
  }

  /** Carries out what somebody asks for at `at`. A command that is refused changes nothing, as always. */
  ask(body: CommandBody, actor: Actor, at: number): void {
    this.passUntil(at)
    this.#do(body, actor, at)
  }

  #do(body: CommandBody, actor: Actor, at: number): void {
    const command = { id: '', ticket: this.number, actor, ...body }
    const { events = [] } = decide(this.#state, command, { lifecycle: this.#lifecycle, now: at })
    for (const event of events) this.#happen(event)
    const message = body.type === 'create' || body.type === 'message' ? body.payload.message : null
    const first = events[0]
    if (message && first) this.said.push({ message, seq: first.seq, at })
    const moving = events.map(slaEventOf).filter((event) => event !== null)
    if (!moving.length) return
    this.#history.push(...moving)
    this.#advance(at)
  }

  #advance(at: number): void {
    const { policy, calendar } = this.#agreement
    const evaluation = evaluate(this.#history, policy, calendar, at)
    const { clocks, events } = advance(this.clocks, evaluation)
    this.clocks = clocks
    this.evaluatedAt = at
    this.nextInstant = evaluation.nextInstant
    for (const event of events) {
      const { seq, updatedAt } = this.state
      const numbered = {
        ...event,
        at: Math.max(event.at, updatedAt),
        seq: seq + 1,
        actor: systemActor,
        reason: null,
      }
      this.#happen(numbered as TicketEvent)
    }
  }

  #happen(event: TicketEvent): void {
    this.#state = evolve(this.#state, event)
    this.events.push(event)
  }
}
