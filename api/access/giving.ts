import type { Kysely } from 'kysely'
import { readRoles } from '#db/access.ts'
import type { Tables } from '#db/database.ts'
import type { Grant } from '#domain/access/grant.ts'
import { beyond, grantsOf } from '#domain/access/roles.ts'
import { DomainError } from '#domain/errors.ts'
import type { SignedIn } from '../plugins/viewer.ts'

/**
 * Throws unless `viewer` may give or take `role`: `unknown_role` when there is none, `more_than_you_have` when it
 * grants what they do not have themselves.
 */
export async function mayGive(db: Kysely<Tables>, viewer: SignedIn, role: string): Promise<void> {
  const roles = await readRoles(db)
  if (!roles.has(role))
    throw new DomainError(
      'unknown_role',
      `There is no role "${role}". Use ${[...roles.keys()].join(', ')}.`,
      'role',
    )
  mayGrant(viewer, grantsOf(role, roles), 'role')
}

/** Throws `more_than_you_have` when `grants` hold what `viewer` does not have through a role. */
export function mayGrant(viewer: SignedIn, grants: readonly Grant[], field: string): void {
  const own = viewer.grants.filter(({ through }) => 'role' in through)
  const more = beyond(own, grants)
  if (!more.length) return
  const shown = more.slice(0, 3).join(', ') + (more.length > 3 ? ` and ${more.length - 3} more` : '')
  throw new DomainError('more_than_you_have', `Nobody gives what they do not have: ${shown}.`, field)
}
