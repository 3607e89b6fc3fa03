import { type RawBuilder, sql } from 'kysely'
import type { Ticket } from '#domain/tickets/ticket.ts'

type Deletion = { by: string | null; reason: string | null }

/** Who deleted a row of `ticket`, and why. Nothing is looked up for one that was not. */
export const deletion: RawBuilder<Deletion | null> = sql<Deletion | null>`case when ticket.deleted_at is not null then (
  select jsonb_build_object('by', person.name, 'reason', event.reason) from ticket_event as event
    left join person on person.id = case when event.actor_kind = 'person' then event.actor_id::uuid end
  where event.ticket_id = ticket.id and event.type = 'deleted' order by event.seq desc limit 1) end`

/** Its deletion as the API shows it. */
export function shownDeletion(row: {
  deleted_at: Date | null
  deletion: Deletion | null
}): Ticket['deleted'] {
  const { by = null, reason = null } = row.deletion ?? {}
  return row.deleted_at && { at: row.deleted_at.toISOString(), by, reason }
}
