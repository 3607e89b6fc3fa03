import { type SqlBool, sql } from 'kysely'
import type { Database } from '#db/database.ts'
import type { TicketKind } from '#domain/tickets/types.ts'

/**
 * How many tickets are in each status: of a team's queues, or of all whose team has no lifecycle of its own for that
 * kind.
 */
export async function countByStatus(db: Database, kind: TicketKind, team: string | null) {
  const { rows } = await sql<{ status: string; tickets: number }>`
    select status, count(*)::int as tickets from ticket join queue on queue.id = ticket.queue_id
    where kind = ${kind} and ${team === null ? withoutOwn(kind) : sql<SqlBool>`queue.team_id = ${team}`}
    group by status order by status`.execute(db)
  return rows
}

const withoutOwn = (kind: TicketKind) => sql<SqlBool>`(queue.team_id is null or queue.team_id not in (
  select team_id from (
    select distinct on (team_id) team_id, withdrawn from lifecycle_version
    where kind = ${kind} and team_id is not null order by team_id, version desc
  ) as latest where not withdrawn
))`
