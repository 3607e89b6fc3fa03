import type { Database } from '#db/database.ts'
import { visibleTo } from '#db/sharing.ts'
import type { Sharer } from '#domain/access/sharing.ts'
import { DomainError } from '#domain/errors.ts'
import type { Macro, MacroStep } from '#domain/macros/macro.ts'
import { shownSharing } from '../access/sharing.ts'

/** The macros that `who` may run. */
export function macrosQuery(db: Database, who: Sharer) {
  return db
    .selectFrom('macro')
    .leftJoin('person as owner', 'owner.id', 'macro.owner_id')
    .leftJoin('team', 'team.id', 'macro.team_id')
    .select(['macro.id', 'macro.name', 'category', 'steps'])
    .select(['owner_id', 'shared_with', 'team_id', 'uses', 'last_used_at'])
    .select(['owner.name as owner_name', 'owner.email as owner_email', 'team.name as team_name'])
    .where(visibleTo(who, 'macro'))
}

type Row = Awaited<ReturnType<ReturnType<typeof macrosQuery>['execute']>>[number]

/** One as the API shows it to `who`. */
export function showMacro(who: Sharer, row: Row): Macro {
  const { id, name, category, steps } = row
  return { id, name, category, steps: steps as MacroStep[], ...shownSharing(who, row) }
}

/** The macro of that id. Throws `not_found`, also for what `who` may not see. */
export async function readMacro(db: Database, who: Sharer, id: string): Promise<Macro> {
  const row = await macrosQuery(db, who).where('macro.id', '=', id).executeTakeFirst()
  if (!row) throw new DomainError('not_found', `There is no macro ${id}.`)
  return showMacro(who, row)
}
