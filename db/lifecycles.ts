import { type Kysely, sql } from 'kysely'
import type { Lifecycle, RemovedStatus } from '#domain/tickets/lifecycle.ts'
import type { TicketKind } from '#domain/tickets/types.ts'
import type { Tables } from './database.ts'

export type LifecycleRow = {
  kind: TicketKind
  version: number
  teamId: string | null
  definition: Lifecycle
  removed: RemovedStatus[]
}

/** The newest version of each kind's lifecycle, and of each team's that has its own. */
export async function latestLifecycles(db: Kysely<Tables>): Promise<LifecycleRow[]> {
  const { rows } = await sql<LifecycleRow>`
    select kind, version, team_id as "teamId", definition, removed from (
      select distinct on (kind, team_id) * from lifecycle_version order by kind, team_id nulls first, version desc
    ) as latest where not withdrawn order by kind, team_id nulls first`.execute(db)
  return rows
}
