import type { Selectable } from 'kysely'
import { audit } from '#db/audit.ts'
import type { Database, Tables } from '#db/database.ts'
import { type OwnedTable, type SharedTable, sharerOf } from '#db/sharing.ts'
import { mayChange, type Sharer, type Sharing } from '#domain/access/sharing.ts'
import { DomainError } from '#domain/errors.ts'
import { personRef } from '../people/ref.ts'
import type { SignedIn } from '../plugins/viewer.ts'

/** Who asks, for things that are shared under the permission to manage `subject`. */
export function sharer(db: Database, viewer: SignedIn, subject: string): Promise<Sharer> {
  return sharerOf(db, viewer.id, viewer.ability.can('manage', subject))
}

type Owned = Pick<Selectable<Tables[OwnedTable]>, 'owner_id' | 'shared_with' | 'team_id'> & {
  owner_name: string | null
  owner_email: string | null
  team_name: string | null
}
type Used = Pick<Selectable<Tables[SharedTable]>, 'uses' | 'last_used_at'>

/** Whose a row is, as it is shown to `who`. */
export function shownOwner(who: Sharer, row: Owned) {
  const { owner_id: ownerId, shared_with: sharedWith, team_id: teamId } = row
  return {
    sharedWith,
    team: teamId && row.team_name !== null ? { id: teamId, name: row.team_name } : null,
    owner: personRef(ownerId, row.owner_name, row.owner_email),
    mayChange: mayChange(who, { ownerId, sharedWith, teamId }),
  }
}

/** The same, and how often it was used. */
export function shownSharing(who: Sharer, row: Owned & Used) {
  const { uses, last_used_at: usedAt } = row
  return { ...shownOwner(who, row), uses, lastUsedAt: usedAt?.toISOString() ?? null }
}

/** What is shown of a sharing, as it is decided by. */
export const sharingOf = ({ owner, sharedWith, team }: Shown): Sharing => ({
  ownerId: owner?.id ?? null,
  sharedWith,
  teamId: team?.id ?? null,
})

type Shown = { owner: { id: string } | null; sharedWith: Sharing['sharedWith']; team: { id: string } | null }

/** The columns of somebody's own sharing wishes. Throws `not_allowed` and `unknown_team`. */
export async function sharingRow(
  db: Database,
  who: Sharer,
  {
    sharedWith,
    team,
    owner,
  }: { sharedWith: Sharing['sharedWith']; team: string | null; owner: string | null },
) {
  if (sharedWith === 'team' && team === null)
    throw new DomainError('unknown_team', 'Name the team it is shared with.', 'team')
  const teamId = sharedWith === 'team' ? team : null
  requireChange(who, { ownerId: owner, sharedWith, teamId }, 'sharedWith')
  if (teamId && !(await db.selectFrom('team').select('id').where('id', '=', teamId).executeTakeFirst()))
    throw new DomainError('unknown_team', `There is no team ${teamId}.`, 'team')
  return { owner_id: owner, shared_with: sharedWith, team_id: teamId }
}

/** Throws `not_allowed` unless `who` may change what is shared so. */
export function requireChange(who: Sharer, sharing: Sharing, field?: string): void {
  if (mayChange(who, sharing)) return
  const says = {
    me: 'This is not yours to change.',
    team: 'Only its leads and managers change what a team shares.',
    all: 'Your roles do not allow to change what everybody shares.',
  }
  throw new DomainError('not_allowed', says[sharing.sharedWith], field)
}

type Change = { action: string; subject: string; before?: object; after?: object }

/** Records a change of what is shared; what somebody keeps for themselves is theirs alone. */
export async function auditShared(
  trx: Database,
  by: Omit<Parameters<typeof audit>[1], 'action' | 'subject'>,
  change: Change,
) {
  const isShared = (one: object | undefined) =>
    one !== undefined && 'sharedWith' in one && one.sharedWith !== 'me'
  if (isShared(change.before) || isShared(change.after)) await audit(trx, { ...by, ...change })
}
