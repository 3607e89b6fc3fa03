import { z } from 'zod'
import { type Grant, grantSchema } from './grant.ts'
import { type Permission, permissionNames, permissions } from './permissions.ts'
import { noRequirements, type SignInRequirements, signInRequirementsSchema } from './requirements.ts'

/** A named set of permissions. It has its parent's, too. */
export type Role = {
  key: string
  name: string
  description: string
  parent: string | null
  builtIn: boolean
  grants: Grant[]
  requirements: SignInRequirements
}

const key = z
  .string()
  .regex(/^[a-z][a-z0-9-]{1,58}$/, 'A key has 2 to 59 small letters, digits and hyphens, a letter first.')

const fields = {
  name: z.string().trim().min(1).max(200),
  description: z.string().trim().max(2_000),
  parent: z.string().max(60).nullable(),
  grants: z.array(grantSchema).max(200),
  requirements: signInRequirementsSchema,
}

/** A role somebody asks for. */
export const newRoleSchema = z.strictObject({
  key,
  name: fields.name,
  description: fields.description.default(''),
  parent: fields.parent.default(null),
  grants: fields.grants.default([]),
  requirements: fields.requirements.default(noRequirements),
})

/** What can be changed about one; what is left out stays. */
export const roleChangesSchema = z.strictObject(fields).partial()

const everywhere = (...names: Permission[]): Grant[] =>
  names.map((permission) => ({ permission, scope: 'all' }))
const own = (...names: Permission[]): Grant[] => names.map((permission) => ({ permission, scope: 'own' }))

const builtIn = (role: Omit<Role, 'builtIn' | 'requirements'>): Role => ({
  ...role,
  builtIn: true,
  requirements: noRequirements,
})

/** The role that may do everything, whatever comes to be; it can't be changed. */
export const administrator = 'administrator'

/** What a new installation starts with: Administrator > Manager > Agent > Viewer, and Requester. */
export const builtInRoles: readonly Role[] = [
  builtIn({
    key: 'requester',
    name: 'Requester',
    description: 'Asks, and follows what was asked.',
    parent: null,
    grants: [
      ...everywhere('ticket.create'),
      ...own('ticket.read', 'reply.create', 'watcher.manage'),
      { permission: 'ticket.read', scope: 'organization' },
    ],
  }),
  builtIn({
    key: 'viewer',
    name: 'Viewer',
    description: 'Sees the desk, and changes nothing.',
    parent: null,
    grants: everywhere(
      ...(['ticket.read', 'note.read', 'person.read', 'organization.read'] as const),
      ...(['team.read', 'queue.read', 'settings.read', 'process.read', 'tag.read', 'view.use'] as const),
    ),
  }),
  builtIn({
    key: 'agent',
    name: 'Agent',
    description: 'Works on tickets.',
    parent: 'viewer',
    grants: everywhere(
      ...(['ticket.create', 'ticket.open_for', 'ticket.update', 'ticket.assign', 'ticket.move'] as const),
      ...(['reply.create', 'note.create', 'intake.read', 'intake.repair'] as const),
      ...(['watcher.manage', 'tag.create', 'time.log'] as const),
      ...(['delivery.read', 'delivery.repair', 'token.create', 'delegation.create'] as const),
      'recurring.use',
      'file.remove',
      'file.log',
      ...(['canned_reply.use', 'macro.use', 'template.use', 'checklist.use'] as const),
    ),
  }),
  builtIn({
    key: 'manager',
    name: 'Manager',
    description: 'Leads teams: people, queues and what is promised.',
    parent: 'agent',
    grants: everywhere(
      ...(['person.create', 'person.update', 'person.merge', 'person.import', 'person.export'] as const),
      ...([
        'organization.manage',
        'team.manage',
        'queue.manage',
        'sla.manage',
        'lifecycle.manage',
        'field.manage',
      ] as const),
      'conversation.manage',
      'ticket.delete',
      'tag.manage',
      ...(['time.read', 'time.manage', 'time_type.manage'] as const),
      'recurring.manage',
      'view.manage',
      ...(['role.read', 'role.assign', 'delegation.manage', 'audit.read'] as const),
      ...(['canned_reply.manage', 'macro.manage', 'template.manage', 'checklist.manage'] as const),
    ),
  }),
  builtIn({
    key: administrator,
    name: 'Administrator',
    description: 'May do everything.',
    parent: 'manager',
    grants: everywhere(...permissionNames),
  }),
]

/** A grant with the role it comes from. */
export type InheritedGrant = Grant & { role: string }

/** All that a role grants, its own first, then its ancestors'. A cycle is walked once. */
export function grantsOf(roleKey: string, roles: ReadonlyMap<string, Role>): InheritedGrant[] {
  return lineage(roleKey, roles).flatMap((role) => role.grants.map((grant) => ({ ...grant, role: role.key })))
}

/** A role and its ancestors, the nearest first. */
export function lineage(roleKey: string, roles: ReadonlyMap<string, Role>): Role[] {
  const found: Role[] = []
  let role = roles.get(roleKey)
  while (role && !found.includes(role)) {
    found.push(role)
    role = role.parent === null ? undefined : roles.get(role.parent)
  }
  return found
}

/** Whether giving `role` that parent would make it its own ancestor. */
export function wouldCycle(role: string, parent: string | null, roles: ReadonlyMap<string, Role>): boolean {
  return parent !== null && (parent === role || lineage(parent, roles).some(({ key: each }) => each === role))
}

/** Whether one of `held` covers `wanted`: nobody gives what they do not have. */
export function covers(held: readonly Grant[], wanted: Grant): boolean {
  return held.some(
    ({ permission, scope, queues }) =>
      permission === wanted.permission &&
      (scope === 'all' ||
        (scope === wanted.scope &&
          (scope !== 'queue' || (wanted.queues ?? []).every((queue) => queues?.includes(queue))))),
  )
}

/** What in `wanted` nobody with `held` may give, in words; empty when all of it is covered. */
export function beyond(held: readonly Grant[], wanted: readonly Grant[]): string[] {
  return wanted
    .filter((grant) => !covers(held, grant))
    .map(({ permission, scope }) => `${permissions[permission].says} (${permission}, ${scope})`)
}
