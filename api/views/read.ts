import type { Database } from '#db/database.ts'
import { visibleTo } from '#db/sharing.ts'
import type { Sharer } from '#domain/access/sharing.ts'
import { DomainError } from '#domain/errors.ts'
import type { View } from '#domain/views/view.ts'
import { shownOwner } from '../access/sharing.ts'

/** The saved views that `who` has. */
export function savedViews(db: Database, who: Sharer) {
  return db
    .selectFrom('saved_view')
    .leftJoin('person as owner', 'owner.id', 'saved_view.owner_id')
    .leftJoin('team', 'team.id', 'saved_view.team_id')
    .select(['saved_view.id', 'saved_view.name', 'icon', 'filter', 'sort', 'columns'])
    .select(['owner_id', 'shared_with', 'saved_view.team_id'])
    .select(['owner.name as owner_name', 'owner.email as owner_email', 'team.name as team_name'])
    .where(visibleTo(who, 'saved_view'))
}

type Row = Awaited<ReturnType<ReturnType<typeof savedViews>['execute']>>[number]
export type Saved = Omit<View, 'count' | 'problem' | 'saved'> & { saved: NonNullable<View['saved']> }

/** One as it is kept. */
export function showView(who: Sharer, { id, name, icon, filter, sort, columns, ...row }: Row): Saved {
  return { key: id, name, icon, filter, sort, columns, saved: shownOwner(who, row) }
}

/** The view of that id. Throws `not_found`, also for what `who` may not see. */
export async function readView(db: Database, who: Sharer, id: string): Promise<Saved> {
  const row = await savedViews(db, who).where('saved_view.id', '=', id).executeTakeFirst()
  if (!row) throw new DomainError('not_found', `There is no view ${id}.`)
  return showView(who, row)
}
