import type { Action, Subject } from '#domain/access/abilities.ts'
import { DomainError } from '#domain/errors.ts'
import type { SignedIn } from '../plugins/viewer.ts'

/** Throws `not_allowed` unless `viewer` may do `action` with `subject`. */
export function allow(viewer: SignedIn, action: Action, subject: Subject): void {
  if (viewer.ability.can(action, subject)) return
  const what = typeof subject === 'string' ? subject.toLowerCase() : 'ticket'
  throw new DomainError('not_allowed', `Your role (${viewer.role}) does not allow to ${action} this ${what}.`)
}
