import { sql } from 'kysely'
import { familyOf } from '#db/merging.ts'
import type { Split, SplitFacts } from '#domain/splitting/split.ts'
import type { Command } from '#domain/tickets/commands.ts'
import type { TicketEvent } from '#domain/tickets/events.ts'
import { requireDrained } from '../tickets/earlier.ts'
import { type CommitTransaction, lockTicket } from '../tickets/load.ts'
import type { Others } from '../tickets/others.ts'
import type { Write } from '../tickets/write.ts'

/** What a new ticket takes over from the one it was split off from. */
export class Splits {
  readonly #trx: CommitTransaction
  readonly #others: Others
  #split: { split: Split; events: readonly TicketEvent[] } | null = null

  constructor(trx: CommitTransaction, others: Others) {
    this.#trx = trx
    this.#others = others
  }

  /** Whether the new ticket begins with messages of another one. */
  get any(): boolean {
    return this.#split !== null
  }

  /** What the messages of a new ticket are split off from, which is locked; null for any other command. */
  async factsFor(command: Command): Promise<SplitFacts | null> {
    const split = splitOf(command)
    if (!split) return null
    await requireDrained(this.#trx, command, [split.ticket])
    const ids = split.messages.map(({ of }) => of)
    const { rows } = await sql<SplitFacts>`
      select deleted_at is not null as deleted, merged_into ->> 'ticket' as "mergedInto", array(
        select id::text from unnest(${ids}::uuid[]) as asked(id)
        where not exists (
          select from message where message.id = asked.id and message.ticket_id in ${familyOf(sql`ticket.id`)}
            and deleted_at is null and (held_until is null or held_until <= now()))
      ) as missing
      from ticket where number = ${split.ticket}`.execute(this.#trx)
    return rows[0] ?? null
  }

  /** Tells the ticket that the messages come from. */
  async decided(command: Command, events: readonly TicketEvent[]): Promise<void> {
    const split = splitOf(command)
    const [created] = events
    if (!split || !created) return
    this.#split = { split, events }
    const other = await lockTicket(this.#trx, split.ticket)
    if (!other) return
    const { at, actor } = created
    const data = { ticket: command.ticket, messages: split.messages.map(({ of }) => of) }
    await this.#others.tell(other, { type: 'split_off', data }, { at, actor, reason: null }, command.id)
  }

  /** The messages of the new ticket, with their files, and the marks on those they are copies of. */
  writes(id: string): Write[] {
    if (!this.#split) return []
    const { split, events } = this.#split
    const copies = JSON.stringify(
      split.messages.map(({ of, id: copy }) => ({ of, copy, seq: seqOf(events, copy) })),
    )
    const copied = sql`jsonb_to_recordset(${copies}::jsonb) as copied ("of" uuid, copy uuid, seq int)`
    return [
      sql`
        insert into message (id, ticket_id, seq, kind, "from", author_id, text, html, created_at, audience,
          recipients, split_from_id)
        select copied.copy, ${id}, copied.seq, kind, "from", author_id, text, html, created_at, audience,
          recipients, (select id from ticket where number = ${split.ticket})
        from ${copied} join message on message.id = copied."of"`,
      sql`
        insert into attachment (id, message_id, uploaded_by_id, sha256, name, type, size, content_id, created_at,
          state, reason, preview, next_look_at, looks)
        select gen_random_uuid(), copied.copy, uploaded_by_id, sha256, name, type, size, content_id, created_at,
          state, reason, preview, next_look_at, looks
        from ${copied} join attachment on attachment.message_id = copied."of" where removed_at is null`,
      sql`
        update message set split_into_id = ${id} from ${copied} where message.id = copied."of"`,
    ]
  }
}

const splitOf = (command: Command): Split | null =>
  command.type === 'create' ? (command.payload.split ?? null) : null

function seqOf(events: readonly TicketEvent[], copy: string): number {
  const event = events.find(({ type, data }) => type === 'split_from' && data.messageId === copy)
  return event?.seq ?? 0
}
