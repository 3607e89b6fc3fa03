import { AbilityBuilder, createMongoAbility, type MongoAbility } from '@casl/ability'
import type { Grant } from './grant.ts'
import { type Permission, permissions } from './permissions.ts'
import { administrator } from './roles.ts'
import type { TicketSubject } from './ticket-subject.ts'

export type Subject = string | (TicketSubject & { __caslSubjectType__: 'Ticket' })
export type Ability = MongoAbility<[string, Subject]>

/** A grant somebody has, and through what: a role, or rights that somebody lent them. */
export type HeldGrant = Grant & { through: { role: string } | { delegation: string; from: string } }

/** Who is asking, and what their scopes reach. */
export type Viewer = {
  id: string
  grants: readonly HeldGrant[]
  /** The queues of their teams. */
  teamQueueIds: readonly string[]
  /** The organizations whose tickets they may see. */
  organizationIds: readonly string[]
  /** What the token they came with was narrowed to; everything they may when left out. */
  only?: readonly Permission[]
}

/** What `viewer` may do. One definition: the API asks it, lists become SQL from it, the console shows by it. */
export function abilityFor(viewer: Viewer): Ability {
  const { can, build } = new AbilityBuilder<Ability>(createMongoAbility)
  if (isAdministrator(viewer) && !viewer.only) can('manage', 'all')
  for (const grant of viewer.grants) {
    if (viewer.only && !viewer.only.includes(grant.permission)) continue
    const { action, subject: about } = permissions[grant.permission]
    if (grant.scope === 'all') can(action, about)
    else for (const conditions of conditionsOf(grant, viewer)) can(action, about, conditions as never)
  }
  return build()
}

const isAdministrator = ({ grants }: Viewer) =>
  grants.some(({ through }) => 'role' in through && through.role === administrator)

/** What a ticket has to be like for a grant to reach it; nothing when it reaches none. */
function conditionsOf({ scope, queues = [] }: Grant, viewer: Viewer): object[] {
  const among = (field: keyof TicketSubject, ids: readonly string[]) =>
    ids.length ? [{ [field]: { $in: [...ids] } }] : []
  switch (scope) {
    case 'own':
      return [{ requesterId: viewer.id }, { assigneeId: viewer.id }]
    case 'team':
      return among('queueId', viewer.teamQueueIds)
    case 'queue':
      return among('queueId', queues)
    case 'organization':
      return among('organizationId', viewer.organizationIds)
    case 'all':
      return [{}]
  }
}
