import type { Subject } from '#domain/access/abilities.ts'
import { permissionNames, permissions } from '#domain/access/permissions.ts'
import { DomainError } from '#domain/errors.ts'
import type { SignedIn } from '../plugins/viewer.ts'

/** Somebody was refused what their roles do not allow. */
export class NotAllowed extends DomainError {
  readonly viewer: SignedIn
  /** The permission's name, or what they wanted to do where it has none. */
  readonly permission: string

  constructor(viewer: SignedIn, permission: string, message: string) {
    super('not_allowed', message)
    this.viewer = viewer
    this.permission = permission
  }
}

/** Throws `not_allowed` unless `viewer` may do `action` with `subject`. */
export function allow(viewer: SignedIn, action: string, subject: Subject): void {
  if (!viewer.ability.can(action, subject)) throw refused(viewer, action, subject)
}

function refused(viewer: SignedIn, action: string, subject: Subject): NotAllowed {
  const about = typeof subject === 'string' ? subject : subject.__caslSubjectType__
  const name = permissionNames.find(
    (each) => permissions[each].action === action && permissions[each].subject === about,
  )
  const what = name ? `"${permissions[name].says}" (${name})` : `to ${action} this ${about.toLowerCase()}`
  const text = `Your role (${viewer.roles.join(', ')}) does not allow ${what}.`
  return new NotAllowed(viewer, name ?? `${action} ${about}`, text)
}
