import { sql } from 'kysely'
import { readRoles } from '#db/access.ts'
import type { Database } from '#db/database.ts'
import { isRunning } from '#db/delegations.ts'
import {
  type AccessReviewRow,
  type FailedSignInsRow,
  type PrivilegedActionRow,
  privilegedActions,
} from '#domain/access/audit-reports.ts'
import { grantsOf, type Role } from '#domain/access/roles.ts'
import { namesOf } from './names.ts'

export type Period = { from: Date; to: Date }

/** What fits on one report; a longer period is asked for in parts. */
export const mostRows = 10_000

type Person = Omit<
  AccessReviewRow,
  'roles' | 'permissions' | 'administers' | 'lastSignInAt' | 'createdAt'
> & {
  mainRole: string
  otherRoles: string[]
  lent: { from: string; role: string }[]
  lastSignInAt: Date | null
  createdAt: Date
}

/** Everybody who is more than a requester, with their roles and through what they have them. */
export async function accessReview(db: Database): Promise<AccessReviewRow[]> {
  const [people, roles] = await Promise.all([reviewedPeople(db), readRoles(db)])
  return people.map((person) => review(person, roles))
}

async function reviewedPeople(db: Database): Promise<Person[]> {
  const { rows } = await sql<Person>`
    select person.id, person.name, person.email, person.active, person.role_key as "mainRole",
      person.created_at as "createdAt",
      array(select role_key from person_role where person_id = person.id order by role_key) as "otherRoles",
      coalesce((
        select jsonb_agg(jsonb_build_object('from', lender.name, 'role', lender.role_key) order by lender.name)
        from delegation join person as lender on lender.id = delegation.from_id
        where delegation.to_id = person.id and ${isRunning}
      ), '[]') as lent,
      (select count(*) from api_key where person_id = person.id and enabled
        and (expires_at is null or expires_at > now())) as tokens,
      greatest(
        (select max(at) from audit_record where person_id = person.id and action = 'sign_in'),
        (select max(created_at) from session where person_id = person.id)
      ) as "lastSignInAt"
    from person
    where person.role_key <> 'requester'
      or exists (select from person_role where person_id = person.id)
      or exists (select from delegation where to_id = person.id and ${isRunning})
    order by person.name, person.id limit ${mostRows}`.execute(db)
  return rows
}

function review(
  { mainRole, otherRoles, lent, lastSignInAt, createdAt, ...person }: Person,
  roles: ReadonlyMap<string, Role>,
): AccessReviewRow {
  const named = (role: string, through: string) => ({ role, name: roles.get(role)?.name ?? role, through })
  const own = [mainRole, ...otherRoles.filter((role) => role !== mainRole)]
  const permissions = new Set(own.flatMap((role) => grantsOf(role, roles)).map((grant) => grant.permission))
  return {
    ...person,
    roles: [
      named(mainRole, 'main role'),
      ...otherRoles.filter((role) => role !== mainRole).map((role) => named(role, 'additional role')),
      ...lent.map(({ from, role }) => named(role, `lent by ${from}`)),
    ],
    permissions: permissions.size,
    administers: permissions.has('role.manage') || permissions.has('security.manage'),
    lastSignInAt: lastSignInAt?.toISOString() ?? null,
    createdAt: createdAt.toISOString(),
  }
}

/** What was done about access in that period, newest first. */
export async function privilegedActionsIn(
  db: Database,
  { from, to }: Period,
): Promise<PrivilegedActionRow[]> {
  const rows = await db
    .selectFrom('audit_record')
    .select(['seq', 'at', 'actor', 'action', 'subject', 'address'])
    .where('at', '>=', from)
    .where('at', '<', to)
    .where(sql<boolean>`action ^@ any(${[...privilegedActions]})`)
    .orderBy('seq', 'desc')
    .limit(mostRows)
    .execute()
  const names = await namesOf(
    db,
    rows.map(({ subject }) => subject),
  )
  return rows.map((row) => ({
    ...row,
    at: row.at.toISOString(),
    subjectName: names.get(row.subject) ?? null,
  }))
}

/** Failed sign-ins in that period per account and address, the most first. */
export async function failedSignInsIn(db: Database, { from, to }: Period): Promise<FailedSignInsRow[]> {
  const { rows } = await sql<Omit<FailedSignInsRow, 'firstAt' | 'lastAt'> & { firstAt: Date; lastAt: Date }>`
    select max(actor) as account, bool_or(person.id is not null) as known, address,
      count(*) filter (where action = 'sign_in.failed') as failed,
      count(*) filter (where action = 'sign_in.locked') as locked,
      min(at) as "firstAt", max(at) as "lastAt"
    from audit_record left join person on person.id::text = audit_record.subject
    where action in ('sign_in.failed', 'sign_in.locked') and at >= ${from} and at < ${to}
    group by subject, address order by count(*) desc, max(at) desc limit ${mostRows}`.execute(db)
  return rows.map((row) => ({
    ...row,
    firstAt: row.firstAt.toISOString(),
    lastAt: row.lastAt.toISOString(),
  }))
}
