import type { Permission } from './permissions.ts'
import { administrator, grantsOf, type Role } from './roles.ts'

/** What administrators should look at. Each is an audit record of the action `alert.<kind>`. */
export const alertKinds = [
  ...(['failed_sign_ins', 'failed_sign_ins_from', 'role_widened', 'administrator_made'] as const),
  ...(['administrator_token', 'mass_export', 'chain_broken'] as const),
] as const
export type AlertKind = (typeof alertKinds)[number]
export type Alert = { action: `alert.${AlertKind}`; subject: string; after: Record<string, unknown> }

/** How much is too much, and within which time. */
export const alertLimits = {
  signIns: { forAccount: 6, fromAddress: 20, withinMs: 10 * 60_000 },
  exports: { records: 5_000, times: 10, withinMs: 60 * 60_000 },
} as const

/** What a record is watched for. */
export type Watched = 'sign-ins' | 'exports' | 'tokens' | 'roles' | 'administrators'

/** What a rule has to know beside the record itself. */
export type AlertContext = {
  /** Failed sign-ins lately, this one too. */
  failures: { forAccount: number; fromAddress: number }
  /** Exports of this person lately, this one too. */
  exports: number
  /** Whether the token is an administrator's. */
  isAdministrator: boolean
  roles: ReadonlyMap<string, Role>
  /** What was alerted lately: `<action> <subject>`. */
  alerted: readonly string[]
}

type Watchable = {
  action: string
  subject: string
  actor: string
  address?: string | null
  before?: unknown
  after?: unknown
}

const rightsOfAdministrators = new Set<Permission>([
  ...(['role.manage', 'role.assign', 'security.manage', 'session.manage'] as const),
])

/** What a record of that action is watched for, if for anything. */
export function watchedIn({ action }: Pick<Watchable, 'action'>): Watched | undefined {
  if (action === 'sign_in.failed' || action === 'sign_in.locked') return 'sign-ins'
  if (action.endsWith('.export')) return 'exports'
  if (action === 'token.create') return 'tokens'
  if (action === 'role.create' || action === 'role.update') return 'roles'
  return action.startsWith('person.') ? 'administrators' : undefined
}

/** The alerts that a record gives rise to. */
export function alertsOn(record: Watchable, watched: Watched, context: AlertContext): Alert[] {
  return rules[watched](record, context).filter(
    ({ action, subject }) => !context.alerted.includes(`${action} ${subject}`),
  )
}

const rules: Record<Watched, (record: Watchable, context: AlertContext) => Alert[]> = {
  'sign-ins': ({ subject, actor, address }, { failures }) => {
    const { forAccount, fromAddress } = alertLimits.signIns
    return [
      ...when(
        failures.forAccount >= forAccount,
        alert('failed_sign_ins', subject, { account: actor, count: failures.forAccount }),
      ),
      ...when(
        Boolean(address) && failures.fromAddress >= fromAddress,
        alert('failed_sign_ins_from', address ?? '', { address, count: failures.fromAddress }),
      ),
    ]
  },
  exports: ({ action, subject, actor, after }, { exports }) => {
    const count = numberIn(after, 'count')
    const { records, times } = alertLimits.exports
    const facts = { actor, what: action, count, exports }
    return when(count >= records || exports >= times, alert('mass_export', subject, facts))
  },
  tokens: ({ subject, actor, after }, { isAdministrator }) =>
    when(isAdministrator, alert('administrator_token', subject, { actor, name: fieldIn(after, 'name') })),
  roles: ({ subject, actor, before, after }, { roles }) => {
    const had = rightsOf(before, roles)
    const gained = [...rightsOf(after, roles)].filter((right) => !had.has(right))
    return when(gained.length > 0, alert('role_widened', subject, { actor, gained }))
  },
  administrators: ({ subject, actor, before, after }) =>
    when(
      rolesIn(after).includes(administrator) && !rolesIn(before).includes(administrator),
      alert('administrator_made', subject, { actor, name: fieldIn(after, 'name') }),
    ),
}

function alert(kind: AlertKind, subject: string, after: Record<string, unknown>): Alert {
  return { action: `alert.${kind}`, subject, after }
}

const when = (holds: boolean, found: Alert): Alert[] => (holds ? [found] : [])

/** What of an administrator's rights a role grants, by itself or through its parent. */
function rightsOf(role: unknown, roles: ReadonlyMap<string, Role>): Set<Permission> {
  const { grants = [], parent } = (role ?? {}) as Partial<Role>
  const inherited = typeof parent === 'string' ? grantsOf(parent, roles) : []
  const all = [...grants, ...inherited].map(({ permission }) => permission)
  return new Set(all.filter((permission) => rightsOfAdministrators.has(permission)))
}

/** The roles a record tells of: of a person, or as a list. */
function rolesIn(person: unknown): unknown[] {
  if (Array.isArray(person)) return person
  const roles = fieldIn(person, 'roles')
  return [fieldIn(person, 'role'), ...(Array.isArray(roles) ? roles : [])]
}

function numberIn(value: unknown, name: string): number {
  const found = fieldIn(value, name)
  return typeof found === 'number' ? found : 0
}

function fieldIn(value: unknown, name: string): unknown {
  return value && typeof value === 'object' ? (value as Record<string, unknown>)[name] : undefined
}
