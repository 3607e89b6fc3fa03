import { type ExpressionBuilder, type Kysely, sql } from 'kysely'
import type { HeldGrant, Viewer } from '#domain/access/abilities.ts'
import { lentGrants } from '#domain/access/delegation.ts'
import type { Permission } from '#domain/access/permissions.ts'
import { type SignInRequirements, signInRequirementsSchema } from '#domain/access/requirements.ts'
import { builtInRoles, grantsOf, lineage, type Role } from '#domain/access/roles.ts'
import type { Factors } from '#domain/access/security.ts'
import { undoPreference, undoSecondsOf } from '#domain/conversation/hold.ts'
import { seenOrganizations } from '#domain/people/organization.ts'
import type { Database, Tables } from './database.ts'
import { isRunning } from './delegations.ts'

/** A person with all that decides what they may do. */
export type PersonAccess = Viewer & {
  name: string
  email: string
  /** Their main role. */
  role: string
  active: boolean
  /** Where their days begin and end, if they said so. */
  timeZone: string | null
  /** All their roles, the main one first. */
  roles: string[]
  /** What their roles ask of them. */
  requirements: SignInRequirements[]
  factors: Factors
  /** For how long their replies can be taken back, in seconds. */
  undoSeconds: number
}

type Row = {
  id: string
  name: string
  email: string
  role: string
  active: boolean
  timeZone: string | null
  roles: string[]
  teamQueueIds: string[]
  organizationIds: string[]
  factors: Factors
  undoSeconds: unknown
}

/** What decides what that person may do, at this moment; undefined when there is no such person. */
export async function accessOf(db: Database, personId: string): Promise<PersonAccess | undefined> {
  const [rows, roles, organizations] = await Promise.all([
    accessRows(db, personId),
    readRoles(db),
    organizationsAround(db, personId),
  ])
  const person = rows.find(({ id }) => id === personId)
  if (!person) return undefined
  const own = person.roles.flatMap((role) => grantsOf(role, roles).map(throughRole))
  const lent = rows.flatMap((lender) => lender.delegations.flatMap((each) => grantsLent(lender, each, roles)))
  return {
    ...person,
    grants: [...own, ...lent],
    requirements: requirementsOf(person.roles, roles),
    organizationIds: seenOrganizations(person.organizationIds, organizations),
    undoSeconds: undoSecondsOf({ [undoPreference]: person.undoSeconds }),
  }
}

/** What a role asks for, all who inherit it are asked for, too. */
function requirementsOf(held: readonly string[], roles: ReadonlyMap<string, Role>): SignInRequirements[] {
  const all = new Set(held.flatMap((key) => lineage(key, roles)))
  return [...all].map(({ requirements }) => requirements)
}

type Delegation = { id: string; queueId: string | null }

/** The person, and everybody who lends them rights now. */
async function accessRows(db: Database, personId: string) {
  const { rows } = await sql<Row & { delegations: Delegation[] }>`
    with lent as (
      select from_id, jsonb_agg(jsonb_build_object('id', id, 'queueId', queue_id)) as delegations from delegation
      where to_id = ${personId} and ${isRunning}
      group by from_id
    )
    select person.id, person.name, person.email, person.role_key as role, person.active, person.time_zone as "timeZone",
      array[person.role_key] || array(
        select role_key from person_role where person_id = person.id and role_key <> person.role_key order by role_key
      ) as roles,
      array(
        select queue.id from queue join team_member on team_member.team_id = queue.team_id
        where team_member.person_id = person.id
      ) as "teamQueueIds",
      array(
        select organization_id from person_organization where person_id = person.id
      ) as "organizationIds",
      jsonb_build_object(
        'secondFactor', person.two_factor_enabled,
        'passkey', exists (select from passkey where person_id = person.id),
        'passwordAt', (
          select floor(extract(epoch from max(updated_at)) * 1000) from account
          where person_id = person.id and provider_id = 'credential'
        )
      ) as factors,
      person.preferences -> ${undoPreference}::text as "undoSeconds",
      coalesce(lent.delegations, '[]') as delegations
    from person left join lent on lent.from_id = person.id
    where person.id = ${personId} or (lent.from_id is not null and person.active)`.execute(db)
  return rows
}

function throughRole({ role, ...grant }: ReturnType<typeof grantsOf>[number]): HeldGrant {
  return { ...grant, through: { role } }
}

function grantsLent(lender: Row, delegation: Delegation, roles: ReadonlyMap<string, Role>): HeldGrant[] {
  const grants = lender.roles.flatMap((role) => grantsOf(role, roles))
  return lentGrants(grants, lender.teamQueueIds, delegation.queueId).map((grant) => ({
    ...grant,
    through: { delegation: delegation.id, from: lender.name },
  }))
}

/** All roles, by key. */
export async function readRoles(db: Kysely<Tables>): Promise<Map<string, Role>> {
  const rows = await db
    .selectFrom('role')
    .select(['key', 'name', 'description', 'parent_key', 'built_in', 'grants', 'requirements'])
    .orderBy('created_at')
    .orderBy('key')
    .execute()
  return new Map(
    rows.map(({ parent_key: parent, built_in: builtIn, grants, requirements, ...role }) => [
      role.key,
      {
        ...role,
        parent,
        builtIn,
        grants: grants as Role['grants'],
        requirements: signInRequirementsSchema.parse(requirements),
      },
    ]),
  )
}

async function organizationsAround(db: Database, personId: string) {
  const { rows } = await sql<{
    id: string
    parentId: string | null
    visibility: 'own' | 'organization' | 'with_sub_organizations'
  }>`
    with recursive below as (
      select organization.id, parent_id, visibility from organization
        join person_organization on organization_id = organization.id and person_id = ${personId}
      union
      select child.id, child.parent_id, child.visibility from organization as child
        join below on child.parent_id = below.id
    )
    select id, parent_id as "parentId", visibility from below`.execute(db)
  return rows
}

/** The keys of the roles that grant `permission`, however far. */
export async function rolesGranting(db: Kysely<Tables>, permission: Permission): Promise<string[]> {
  const roles = await readRoles(db)
  return [...roles.keys()].filter((key) =>
    grantsOf(key, roles).some((grant) => grant.permission === permission),
  )
}

/** Whether a person has one of those roles, as their main one or beside it. */
export function hasRole(eb: ExpressionBuilder<Tables, 'person'>, roles: readonly string[]) {
  return eb.or([
    eb('person.role_key', 'in', roles),
    eb.exists(
      eb
        .selectFrom('person_role')
        .select('role_key')
        .whereRef('person_role.person_id', '=', 'person.id')
        .where('role_key', 'in', roles),
    ),
  ])
}

/** Writes what the built-in roles grant in this version. What is required of them stays as it was set. */
export async function writeBuiltInRoles(db: Kysely<Tables>): Promise<void> {
  for (const { key, name, description, parent, grants, requirements } of builtInRoles)
    await sql`
      insert into role (key, name, description, parent_key, built_in, grants, requirements)
      values (${key}, ${name}, ${description}, ${parent}, true, ${JSON.stringify(grants)}, ${JSON.stringify(requirements)})
      on conflict (key) do update set name = excluded.name, description = excluded.description,
        parent_key = excluded.parent_key, built_in = true, grants = excluded.grants,
        requirements = excluded.requirements || role.requirements`.execute(db)
}
