import { sql } from 'kysely'
import { isAboutMessage } from '#domain/conversation/commands.ts'
import { type MessageFacts, messageAfter } from '#domain/conversation/decide.ts'
import type { Command } from '#domain/tickets/commands.ts'
import type { TicketEvent } from '#domain/tickets/events.ts'
import type { CommitTransaction, LoadedTicket } from '../tickets/load.ts'
import { documentWrites, type Write, writeTogether } from '../tickets/write.ts'
import { factsOf } from './facts.ts'

type Known = { before: MessageFacts; after: MessageFacts | null; writes: Write[] }

/** The messages that commands of one commit are about, each as it stands after the commands so far. */
export class MessagesAbout {
  readonly #trx: CommitTransaction
  readonly #ticket: LoadedTicket | null
  readonly #known = new Map<string, Known | null>()
  /** Tickets that were merged into this one, messages of which changed. */
  readonly elsewhere = new Set<string>()

  constructor(trx: CommitTransaction, ticket: LoadedTicket | null) {
    this.#trx = trx
    this.#ticket = ticket
  }

  /** The message that `command` is about, or null. Asks the database only for commands that are about one. */
  async of(command: Command): Promise<MessageFacts | null> {
    if (!this.#ticket || !isAboutMessage(command)) return null
    const { messageId } = command.payload
    if (!this.#known.has(messageId)) {
      // What is yet to be mailed is taken back on its own ticket, which it moved.
      const through = command.type !== 'take_back' && Boolean(this.#ticket.state.merged?.length)
      const found = await factsOf(this.#trx, { id: this.#ticket.id, through }, messageId)
      if (found && found.ticketId !== this.#ticket.id) this.elsewhere.add(found.ticketId)
      this.#known.set(messageId, found && { before: found.facts, after: found.facts, writes: [] })
    }
    return this.#known.get(messageId)?.after ?? null
  }

  /** Remembers what was decided about it. */
  decided(command: Command, events: readonly TicketEvent[]): void {
    const known = isAboutMessage(command) ? this.#known.get(command.payload.messageId) : null
    if (!known?.after || !isAboutMessage(command)) return
    for (const event of events) known.writes.push(...this.#aside(known.after, event))
    known.after = messageAfter(known.after, command, events)
  }

  /** What is written besides the message itself: the text it had, and what becomes of its mail. */
  #aside({ id, text, html }: MessageFacts, { type, at, actor, ...event }: TicketEvent): Write[] {
    const trx = this.#trx
    if (type === 'message_edited') {
      const { version } = event.data as { version: number }
      const replaced = { replaced_by_id: personOf(actor), replaced_at: new Date(at) }
      return [trx.insertInto('message_version').values({ message_id: id, version, text, html, ...replaced })]
    }
    if (type === 'message_deleted')
      return [
        trx
          .updateTable('delivery')
          .set({ state: 'discarded', next_attempt_at: null })
          .where('message_id', '=', id)
          .where('state', 'in', ['held', 'due', 'parked']),
      ]
    return []
  }

  /** The messages as they are now; those taken back leave with their mails, and their files wait to be sent again. */
  writes(): Write[] {
    return [...this.#known.values()].flatMap((known) => {
      if (!known || known.after === known.before) return []
      const { before, after, writes } = known
      return after ? [this.#update(before, after), ...writes] : this.#removal(before.id)
    })
  }

  #update(before: MessageFacts, after: MessageFacts): Write {
    const { text, html, versions, deletedAt, deletedById, pinnedAt } = after
    return this.#trx
      .updateTable('message')
      .set({
        ...{ text, html, pinned_at: date(pinnedAt) },
        ...{ deleted_at: date(deletedAt), deleted_by_id: deletedById },
        ...(versions === before.versions ? {} : { edited_at: sql<Date>`now()` }),
      })
      .where('id', '=', after.id)
  }

  #removal(id: string): Write[] {
    const trx = this.#trx
    return [
      trx.updateTable('attachment').set({ message_id: null }).where('message_id', '=', id),
      trx.deleteFrom('delivery').where('message_id', '=', id),
      trx.deleteFrom('message').where('id', '=', id),
    ]
  }
}

const date = (instant: number | null) => (instant === null ? null : new Date(instant))
const personOf = (actor: TicketEvent['actor']) => (actor.kind === 'person' ? (actor.id ?? null) : null)

const rewording: readonly string[] = ['taken_back', 'message_edited', 'message_deleted', 'message_restored']

/** Whether words that a ticket is found by may have gone. */
export function rewords(events: readonly TicketEvent[]): boolean {
  return events.some(({ type }) => rewording.includes(type))
}

/** Makes what the ticket is found by anew, from all that still stands on it. */
export async function documentAnew(trx: CommitTransaction, ticketId: string): Promise<void> {
  const { rows } = await sql<{ text: string }>`
    select text from (
      select 0 as part, 0 as seq, number || ' ' || subject as text from ticket where id = ${ticketId}
      union all
      select 1, seq, data ->> 'from' from ticket_event
        where ticket_id = ${ticketId} and type = 'subject_changed'
      union all
      select 2, seq, text from message
        where ticket_id = ${ticketId} and deleted_at is null and audience is null
    ) as said order by part, seq`.execute(trx)
  await trx
    .updateTable('ticket_document')
    .set({ search: sql<string>`''::tsvector` })
    .where('ticket_id', '=', ticketId)
    .execute()
  const texts = rows.map((row) => row.text)
  for (const piece of documentWrites(ticketId, texts)) await writeTogether(trx, [piece])
}
