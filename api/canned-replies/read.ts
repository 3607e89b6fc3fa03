import type { Database } from '#db/database.ts'
import { visibleTo } from '#db/sharing.ts'
import type { Sharer } from '#domain/access/sharing.ts'
import type { CannedReply } from '#domain/canned-replies/canned-reply.ts'
import { DomainError } from '#domain/errors.ts'
import { shownSharing } from '../access/sharing.ts'

/** The canned replies that `who` may use. */
export function repliesQuery(db: Database, who: Sharer) {
  return db
    .selectFrom('canned_reply')
    .leftJoin('person as owner', 'owner.id', 'canned_reply.owner_id')
    .leftJoin('team', 'team.id', 'canned_reply.team_id')
    .select(['canned_reply.id', 'canned_reply.name', 'category', 'tags', 'for', 'html'])
    .select(['owner_id', 'shared_with', 'team_id', 'uses', 'last_used_at'])
    .select(['owner.name as owner_name', 'owner.email as owner_email', 'team.name as team_name'])
    .where(visibleTo(who, 'canned_reply'))
}

type Row = Awaited<ReturnType<ReturnType<typeof repliesQuery>['execute']>>[number]

/** One as the API shows it to `who`. */
export function showReply(who: Sharer, row: Row): CannedReply {
  const { id, name, category, tags, for: purpose, html } = row
  return { id, name, category, tags, for: purpose, html, ...shownSharing(who, row) }
}

/** The canned reply of that id. Throws `not_found`, also for what `who` may not see. */
export async function readReply(db: Database, who: Sharer, id: string): Promise<CannedReply> {
  const row = await repliesQuery(db, who).where('canned_reply.id', '=', id).executeTakeFirst()
  if (!row) throw new DomainError('not_found', `There is no canned reply ${id}.`)
  return showReply(who, row)
}
