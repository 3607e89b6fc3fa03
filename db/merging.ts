import { type Expression, type RawBuilder, sql } from 'kysely'
import type { Database } from './database.ts'

/** As SQL, the ids of that ticket and of all that were merged into it, also by way of others. */
export function familyOf(ticketId: Expression<unknown> | string): RawBuilder<unknown> {
  return sql`(with recursive family as (
    select ${ticketId}::uuid as id
    union
    select merged.id from ticket as merged join family on merged.merged_into_ticket_id = family.id
  ) select id from family)`
}

/** The ticket in which that one goes on, by way of how many ever: itself when it was not merged. */
export async function goesOnIn(
  db: Database,
  number: string,
): Promise<{ number: string; isDeleted: boolean }> {
  const { rows } = await sql<{ number: string; isDeleted: boolean }>`
    with recursive onwards as (
      select number, deleted_at, merged_into_ticket_id as up, 0 as steps from ticket where number = ${number}
      union all
      select ticket.number, ticket.deleted_at, ticket.merged_into_ticket_id, steps + 1
        from ticket join onwards on ticket.id = onwards.up
    ) select number, deleted_at is not null as "isDeleted" from onwards order by steps desc limit 1`.execute(
    db,
  )
  return rows[0] ?? { number, isDeleted: false }
}
