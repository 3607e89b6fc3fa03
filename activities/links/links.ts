import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { LinkFacts } from '#domain/links/decide.ts'
import { type KeptRelation, kept, type LinkCommand, type LinkPayload, mirrored } from '#domain/links/link.ts'
import type { Command } from '#domain/tickets/commands.ts'
import type { TicketEvent } from '#domain/tickets/events.ts'
import type { Actor } from '#domain/tickets/types.ts'
import { type CommitTransaction, lockTicket } from '../tickets/load.ts'
import type { Others } from '../tickets/others.ts'
import { type Write, writeTogether } from '../tickets/write.ts'

/** The links that a commit makes and ends: what is decided by, and what is written on the other ticket. */
export class Links {
  readonly #trx: CommitTransaction
  readonly #number: string
  readonly #others: Others

  constructor(trx: CommitTransaction, number: string, others: Others) {
    this.#trx = trx
    this.#number = number
    this.#others = others
  }

  /** How the two tickets stand to each other that a command is about; null for any other command. */
  async factsFor(command: Command): Promise<LinkFacts | null> {
    if (!isAboutLink(command) || command.payload.ticket === this.#number) return null
    const { relation, from, to } = this.#row(command.payload)
    // A link to a deleted ticket can be taken away, but not made.
    const taking = command.type === 'unlink' ? sql`true` : sql`deleted_at is null`
    // What two commits at once could close to a circle together, they look at one after the other.
    await sql`select pg_advisory_xact_lock(hashtext(${`links/${relation}`}))`.execute(this.#trx)
    const { rows } = await sql<LinkFacts>`
      with recursive pair as (
        select (select id from ticket where number = ${from}) as from_id,
          (select id from ticket where number = ${to}) as to_id
      ), beyond as (
        select to_id as id from pair
        union
        select link.to_id from beyond join ticket_link as link on link.from_id = beyond.id
          where link.relation = ${relation} and ${relation} <> 'related_to'
      )
      select (select count(*) from ticket where id in (from_id, to_id) and ${taking}) = 2 as exists,
        exists (select from ticket_link as link where link.relation = ${relation} and (
          (link.from_id = pair.from_id and link.to_id = pair.to_id)
          or (${relation} = 'related_to' and link.from_id = pair.to_id and link.to_id = pair.from_id)
        )) as present,
        array(select number from beyond join ticket using (id)) as beyond,
        (select ticket.number from ticket_link as link join ticket on ticket.id = link.to_id
          where link.from_id = pair.from_id and link.relation = 'child_of') as parent,
        greatest(
          (select count(*) from ticket_link where from_id = pair.from_id or to_id = pair.from_id),
          (select count(*) from ticket_link where from_id = pair.to_id or to_id = pair.to_id)
        )::int as count
      from pair`.execute(this.#trx)
    return rows[0] ?? null
  }

  /** Writes what was decided: the link itself at once, so that the next command sees it, and the other ticket's event. */
  async decided(command: Command, events: readonly TicketEvent[]): Promise<void> {
    for (const event of events) {
      if (event.type !== 'linked' && event.type !== 'unlinked') continue
      if (event.type === 'unlinked') await this.#remove(event.data)
      // The row of a new ticket comes with its own.
      else if (command.type !== 'create') await writeTogether(this.#trx, [this.#link(event)])
      if (event.data.relation !== 'continues') await this.#tellOther(event, command.id)
    }
  }

  /** The links that a new ticket begins with. */
  writes(id: string, events: readonly TicketEvent[]): Write[] {
    if (events[0]?.type !== 'created') return []
    return events.flatMap((event) => (event.type === 'linked' ? [this.#link(event, id)] : []))
  }

  async #tellOther(event: Extract<TicketEvent, { type: 'linked' | 'unlinked' }>, commandId: string) {
    const { type, data, actor, at } = event
    const other = await lockTicket(this.#trx, data.ticket)
    const seen = { relation: mirrored(data.relation), ticket: this.#number }
    if (other) await this.#others.tell(other, { type, data: seen }, { at, actor, reason: null }, commandId)
  }

  #link({ data, actor, at }: Extract<TicketEvent, { type: 'linked' }>, ownId: string | null = null): Write {
    const { relation, from, to } = this.#row(data)
    const idOf = (number: string) =>
      number === this.#number && ownId
        ? sql`${ownId}::uuid`
        : sql`(select id from ticket where number = ${number})`
    return sql`
      insert into ticket_link (id, from_id, to_id, relation, created_by_id, created_at)
      select ${uuid()}, link.from_id, link.to_id, ${relation}, ${personOf(actor)}::uuid, ${new Date(at)}
      from (select ${idOf(from)} as from_id, ${idOf(to)} as to_id) as link
      where link.from_id is not null and link.to_id is not null`
  }

  async #remove(link: LinkPayload): Promise<void> {
    const { relation, from, to } = this.#row(link)
    const id = (number: string) => sql`(select id from ticket where number = ${number})`
    const both = relation === 'related_to'
    await sql`
      delete from ticket_link where relation = ${relation} and (
        (from_id = ${id(from)} and to_id = ${id(to)})
        or (${both} and from_id = ${id(to)} and to_id = ${id(from)}))`.execute(this.#trx)
  }

  #row({ relation, ticket }: LinkPayload): { relation: KeptRelation; from: string; to: string } {
    const { relation: keptAs, turned } = kept(relation)
    return turned
      ? { relation: keptAs, from: ticket, to: this.#number }
      : { relation: keptAs, from: this.#number, to: ticket }
  }
}

const personOf = ({ kind, id }: Actor) => (kind === 'person' ? (id ?? null) : null)

function isAboutLink(command: Command): command is Extract<Command, { type: LinkCommand['type'] }> {
  return command.type === 'link' || command.type === 'unlink'
}
