import type { Configuration } from '#db/configuration.ts'
import type { EventBody, TicketEvent } from '#domain/tickets/events.ts'
import { evolve } from '#domain/tickets/evolve.ts'
import type { TicketState } from '#domain/tickets/state.ts'
import { advanceClocks, touchesClocks } from './clocks.ts'
import type { CommitTransaction, LoadedTicket } from './load.ts'
import { clockWrites, eventWrites, ticketWrite, writeTogether } from './write.ts'

/** The other tickets that a commit writes on. */
export class Others {
  readonly #trx: CommitTransaction
  readonly #around: { configuration: Configuration; now: number }
  /** Each as it is after all that was written on it, by its number. */
  readonly states = new Map<string, TicketState>()

  constructor(trx: CommitTransaction, around: { configuration: Configuration; now: number }) {
    this.#trx = trx
    this.#around = around
  }

  /** Adds what happened to another ticket, which is locked: at once, so that the next command sees it. */
  async tell(
    { id, state: before }: LoadedTicket,
    step: EventBody,
    { at, actor, reason }: Pick<TicketEvent, 'at' | 'actor' | 'reason'>,
    commandId: string,
  ): Promise<void> {
    const { configuration, now } = this.#around
    const trx = this.#trx
    const told = { ...step, seq: before.seq + 1, at, actor, reason } as TicketEvent
    const after = evolve(before, told)
    const clocks = touchesClocks(before, [], [told])
      ? await advanceClocks(trx, configuration, id, after, [told], now)
      : null
    const state = clocks?.state ?? after
    this.states.set(state.number, state)
    await writeTogether(trx, [
      ticketWrite(trx, id, false, state, clocks),
      ...eventWrites(trx, id, [
        { event: told, commandId },
        ...(clocks?.events ?? []).map((event) => ({ event, commandId: null })),
      ]),
      ...(clocks ? clockWrites(trx, id, clocks, now) : []),
    ])
  }
}
