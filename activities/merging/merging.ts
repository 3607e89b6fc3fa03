import { sql } from 'kysely'
import type { Configuration } from '#db/configuration.ts'
import { type MergeFacts, mergedIntoStep } from '#domain/merging/decide.ts'
import type { Command } from '#domain/tickets/commands.ts'
import type { EventBody, TicketEvent } from '#domain/tickets/events.ts'
import { evolve } from '#domain/tickets/evolve.ts'
import type { TicketState } from '#domain/tickets/state.ts'
import { advanceClocks, touchesClocks } from '../tickets/clocks.ts'
import { type CommitTransaction, type LoadedTicket, lockTicket } from '../tickets/load.ts'
import { clockWrites, eventWrites, ticketWrite, writeTogether } from '../tickets/write.ts'
import { requireDrained } from './earlier.ts'
import { leaveWatchers, takeWatchers } from './watchers.ts'

/** What a commit needs to know around it. */
type Around = { configuration: Configuration; now: number }

/** The tickets that a commit merges or parts: what is decided by, and what is written on the other one. */
export class Merging {
  readonly #trx: CommitTransaction
  readonly #ticket: LoadedTicket | null
  readonly #around: Around
  /** The other tickets that something happened to. */
  readonly others = new Map<string, TicketState>()

  constructor(trx: CommitTransaction, ticket: LoadedTicket | null, around: Around) {
    this.#trx = trx
    this.#ticket = ticket
    this.#around = around
  }

  /** Somebody may watch the ticket from now on since they came with a merged one. */
  get watched(): boolean {
    return [...this.others.values()].some(
      ({ mergedInto }) => mergedInto?.ticket === this.#ticket?.state.number,
    )
  }

  /**
   * The tickets that a command would merge, which are locked and owe nothing that was accepted before; null for any other
   * command.
   */
  async factsFor(command: Command): Promise<MergeFacts | null> {
    if (command.type !== 'merge' || !this.#ticket) return null
    const { tickets } = command.payload
    await requireDrained(this.#trx, command, tickets)
    const rows = await this.#trx
      .selectFrom('ticket')
      .select(['number', sql<string | null>`merged_into ->> 'ticket'`.as('into')])
      .where('number', 'in', tickets)
      .where('deleted_at', 'is', null)
      .execute()
    return new Map(rows.map(({ number, into }) => [number, { mergedInto: into }]))
  }

  /** Writes what was decided on the other tickets at once, so that the next command sees it. */
  async decided(command: Command, events: readonly TicketEvent[]): Promise<void> {
    if (command.type !== 'merge' && command.type !== 'unmerge') return
    for (const event of events) {
      if (event.type === 'merged') await this.#end(event, command)
      if (event.type === 'unmerged_from') await this.#part(event, command)
    }
  }

  async #end(event: Extract<TicketEvent, { type: 'merged' }>, command: Command): Promise<void> {
    const other = await lockTicket(this.#trx, event.data.ticket)
    if (!other || !this.#ticket) return
    const { state } = this.#ticket
    const lifecycle = this.#around.configuration.lifecycleOf(other.state.kind, other.state.queueId)
    await this.#tell(other, mergedIntoStep(other.state, state.number, lifecycle), event, command)
    const { kind, id } = command.actor
    const into = { id: this.#ticket.id, requesterId: state.requesterId }
    await takeWatchers(this.#trx, other.id, into, kind === 'person' ? (id ?? null) : null)
    await takeTimers(this.#trx, other.id, into.id)
  }

  async #part(event: Extract<TicketEvent, { type: 'unmerged_from' }>, command: Command): Promise<void> {
    const target = await lockTicket(this.#trx, event.data.ticket)
    if (!target || !this.#ticket) return
    const parted: EventBody = { type: 'unmerged', data: { ticket: command.ticket } }
    await this.#tell(target, parted, event, command)
    await leaveWatchers(this.#trx, this.#ticket.id, target.id)
  }

  /** Adds what happened to the other ticket, in the same instant and for the same reason. */
  async #tell(
    { id, state: before }: LoadedTicket,
    step: EventBody,
    { at, actor, reason }: TicketEvent,
    { id: commandId }: Command,
  ): Promise<void> {
    const { configuration, now } = this.#around
    const trx = this.#trx
    const told = { ...step, seq: before.seq + 1, at, actor, reason } as TicketEvent
    const after = evolve(before, told)
    const clocks = touchesClocks(before, [], [told])
      ? await advanceClocks(trx, configuration, id, after, [told], now)
      : null
    const state = clocks?.state ?? after
    this.others.set(state.number, state)
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

/** What somebody measures on a merged ticket is time on the one it goes on in. */
async function takeTimers(trx: CommitTransaction, mergedId: string, intoId: string): Promise<void> {
  await trx.updateTable('timer').set({ ticket_id: intoId }).where('ticket_id', '=', mergedId).execute()
}
