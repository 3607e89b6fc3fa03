import type { Subject } from '#domain/access/abilities.ts'
import { permissionNames, permissions } from '#domain/access/permissions.ts'
import { DomainError } from '#domain/errors.ts'
import type { SignedIn } from '../plugins/viewer.ts'

/** Throws `not_allowed` unless `viewer` may do `action` with `subject`. */
export function allow(viewer: SignedIn, action: string, subject: Subject): void {
  if (!viewer.ability.can(action, subject)) throw refused(viewer, action, subject)
}

function refused(viewer: SignedIn, action: string, subject: Subject): DomainError {
  const about = typeof subject === 'string' ? subject : subject.__caslSubjectType__
  const name = permissionNames.find(
    (each) => permissions[each].action === action && permissions[each].subject === about,
  )
  const what = name ? `"${permissions[name].says}" (${name})` : `to ${action} this ${about.toLowerCase()}`
  return new DomainError('not_allowed', `Your role (${viewer.roles.join(', ')}) does not allow ${what}.`)
}
