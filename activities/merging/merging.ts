import { sql } from 'kysely'
import type { Configuration } from '#db/configuration.ts'
import { type MergeFacts, mergedIntoStep } from '#domain/merging/decide.ts'
import type { Command } from '#domain/tickets/commands.ts'
import type { EventBody, TicketEvent } from '#domain/tickets/events.ts'
import { requireDrained } from '../tickets/earlier.ts'
import { type CommitTransaction, type LoadedTicket, lockTicket } from '../tickets/load.ts'
import type { Others } from '../tickets/others.ts'
import { leaveWatchers, takeWatchers } from './watchers.ts'

/** The tickets that a commit merges or parts: what is decided by, and what is written on the other one. */
export class Merging {
  readonly #trx: CommitTransaction
  readonly #ticket: LoadedTicket | null
  readonly #others: Others
  readonly #configuration: Configuration
  #anyEnded = false

  constructor(
    trx: CommitTransaction,
    ticket: LoadedTicket | null,
    others: Others,
    configuration: Configuration,
  ) {
    this.#trx = trx
    this.#ticket = ticket
    this.#others = others
    this.#configuration = configuration
  }

  /** Somebody may watch the ticket from now on since they came with a merged one. */
  get watched(): boolean {
    return this.#anyEnded
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
    const lifecycle = this.#configuration.lifecycleOf(other.state.kind, other.state.queueId)
    const ended = mergedIntoStep(other.state, state.number, lifecycle)
    await this.#others.tell(other, ended, event, command.id)
    this.#anyEnded = true
    const { kind, id } = command.actor
    const into = { id: this.#ticket.id, requesterId: state.requesterId }
    await takeWatchers(this.#trx, other.id, into, kind === 'person' ? (id ?? null) : null)
    await takeTimers(this.#trx, other.id, into.id)
  }

  async #part(event: Extract<TicketEvent, { type: 'unmerged_from' }>, command: Command): Promise<void> {
    const target = await lockTicket(this.#trx, event.data.ticket)
    if (!target || !this.#ticket) return
    const parted: EventBody = { type: 'unmerged', data: { ticket: command.ticket } }
    await this.#others.tell(target, parted, event, command.id)
    await leaveWatchers(this.#trx, this.#ticket.id, target.id)
  }
}

/** What somebody measures on a merged ticket is time on the one it goes on in. */
async function takeTimers(trx: CommitTransaction, mergedId: string, intoId: string): Promise<void> {
  await trx.updateTable('timer').set({ ticket_id: intoId }).where('ticket_id', '=', mergedId).execute()
}
