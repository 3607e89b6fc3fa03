import { sql } from 'kysely'
import type { CommitTransaction } from '../tickets/load.ts'

/** Has those who follow a merged ticket follow the one it goes on in: its requester, and who watches it. */
export async function takeWatchers(
  trx: CommitTransaction,
  mergedId: string,
  into: { id: string; requesterId: string },
  by: string | null,
): Promise<void> {
  await sql`
    insert into ticket_watcher (id, ticket_id, person_id, team_id, reason, added_by_id)
    select gen_random_uuid(), ${into.id}, following.person_id, following.team_id, 'merge',
      (select id from person where id = ${by}::uuid)
    from (
      select requester_id as person_id, null::uuid as team_id from ticket where id = ${mergedId}
      union
      select person_id, team_id from ticket_watcher where ticket_id = ${mergedId}
    ) as following
    where following.person_id is distinct from ${into.requesterId}::uuid
    on conflict do nothing`.execute(trx)
}

/**
 * Takes away who came to watch with a ticket that leaves again, from the one it was merged into and from those that one
 * was merged into in turn; whoever another merged ticket brings, too, stays.
 */
export async function leaveWatchers(
  trx: CommitTransaction,
  leavingId: string,
  targetId: string,
): Promise<void> {
  let id: string | null = targetId
  while (id !== null) {
    await sql`
      delete from ticket_watcher as watch
      where watch.ticket_id = ${id} and watch.reason = 'merge' and not exists (
        select from ticket as merged left join ticket_watcher as other on other.ticket_id = merged.id
        where merged.merged_into_ticket_id = ${id} and merged.id <> ${leavingId}
          and (merged.requester_id = watch.person_id or other.person_id = watch.person_id
            or other.team_id = watch.team_id))`.execute(trx)
    id = await nextUp(trx, id)
  }
}

async function nextUp(trx: CommitTransaction, id: string): Promise<string | null> {
  const row = await trx
    .selectFrom('ticket')
    .select('merged_into_ticket_id as up')
    .where('id', '=', id)
    .executeTakeFirst()
  return row?.up ?? null
}
