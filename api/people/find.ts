import { sql } from 'kysely'
import { z } from 'zod'
import { hasRole, rolesGranting } from '#db/access.ts'
import type { Database } from '#db/database.ts'
import { type Permission, permissionNames } from '#domain/access/permissions.ts'
import type { ListedPerson } from '#domain/people/person.ts'
import { containing } from '../like.ts'
import { pictureVersion } from './read.ts'

/** What a list of people can be narrowed by. */
export const peopleFilter = {
  search: z.string().trim().max(200).optional().describe('Part of a name or address.'),
  role: z.string().max(600).optional().describe('One role or several, separated by commas.'),
  organization: z.uuid().optional().describe('Who belongs to it.'),
  can: z
    .enum(permissionNames as [Permission, ...Permission[]])
    .optional()
    .describe('Whose roles allow it, as far as they reach.'),
}

type Filter = {
  search?: string | undefined
  role?: string | undefined
  organization?: string | undefined
  can?: Permission | undefined
}

export const listColumns = [
  'person.id',
  'person.name',
  'person.email',
  'person.role_key as role',
  'person.active',
  'person.job_title as jobTitle',
  'person.avatar',
  'person.created_at',
  'organization.id as organizationId',
  'organization.name as organizationName',
] as const

/** The people a filter finds, by name; who was merged into somebody else is not among them. */
export async function findPeople(db: Database, { search, role, organization, can }: Filter) {
  let query = db
    .selectFrom('person')
    .leftJoin('organization', 'organization.id', 'person.organization_id')
    .where('person.merged_into_id', 'is', null)
    .orderBy('person.name')
    .orderBy('person.id')
  if (role)
    query = query.where(
      'person.role_key',
      'in',
      role.split(',').map((each) => each.trim()),
    )
  if (can) {
    const allowed = await rolesGranting(db, can)
    query = query.where((eb) => hasRole(eb, allowed))
  }
  if (organization)
    query = query.where('person.id', 'in', (eb) =>
      eb.selectFrom('person_organization').select('person_id').where('organization_id', '=', organization),
    )
  if (search) {
    const others = await ownersOf(db, search)
    query = query.where((eb) =>
      eb.or([
        sql<boolean>`(person."name" || ' ' || person."email") ilike ${containing(search)}`,
        ...(others.length ? [eb('person.id', 'in', others)] : []),
      ]),
    )
  }
  return query
}

/** Whose address exactly that is, which need not be their main one. */
async function ownersOf(db: Database, search: string): Promise<string[]> {
  if (!search.includes('@')) return []
  const rows = await db
    .selectFrom('person_address')
    .select('person_id')
    .where('address', '=', search.toLowerCase())
    .execute()
  return rows.map((row) => row.person_id)
}

type Row = Omit<ListedPerson, 'createdAt' | 'avatar' | 'organization'> & {
  created_at: Date
  avatar: unknown
  organizationId: string | null
  organizationName: string | null
}

/** A row of `listColumns` as the API shows it. */
export function listedPerson(row: Row): ListedPerson {
  const { created_at, avatar, organizationId, organizationName, ...person } = row
  return {
    ...person,
    avatar: pictureVersion(avatar),
    organization: organizationId ? { id: organizationId, name: organizationName ?? '' } : null,
    createdAt: created_at.toISOString(),
  }
}
