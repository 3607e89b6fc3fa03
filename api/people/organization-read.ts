import { type Kysely, sql } from 'kysely'
import type { Tables } from '#db/database.ts'
import { DomainError } from '#domain/errors.ts'
import type { Organization } from '#domain/people/organization.ts'

/**
 * The organization of that id. Throws `not_found`, or `unknown_organization` when it is named in a field of a request.
 */
export async function findOrganization(
  db: Kysely<Tables>,
  id: string,
  field?: string,
): Promise<Organization> {
  const row = await organizations(db).where('organization.id', '=', id).executeTakeFirst()
  if (row) return showOrganization(row)
  const code = field ? 'unknown_organization' : 'not_found'
  throw new DomainError(code, `There is no organization ${id}.`, field)
}

/** Organizations with what is shown of them, to be narrowed and sorted. */
export function organizations(db: Kysely<Tables>) {
  return db
    .selectFrom('organization')
    .leftJoin('organization as parent', 'parent.id', 'organization.parent_id')
    .leftJoin('sla_policy', 'sla_policy.id', 'organization.sla_policy_id')
    .select([
      'organization.id',
      'organization.name',
      'organization.domains',
      'organization.notes',
      'organization.visibility',
      'organization.created_at',
      'parent.id as parentId',
      'parent.name as parentName',
      'sla_policy.id as policyId',
      'sla_policy.name as policyName',
    ])
    .select(
      sql<number>`(
        select count(*)::int from person_organization as member join person on person.id = member.person_id
        where member.organization_id = organization.id and person.merged_into_id is null)`.as('people'),
    )
}

type Row = Pick<Organization, 'id' | 'name' | 'domains' | 'notes' | 'visibility' | 'people'> & {
  created_at: Date
  parentId: string | null
  parentName: string | null
  policyId: string | null
  policyName: string | null
}

/** A row of them as the API shows it. */
export function showOrganization({
  created_at,
  parentId,
  parentName,
  policyId,
  policyName,
  ...organization
}: Row): Organization {
  return {
    ...organization,
    parent: parentId ? { id: parentId, name: parentName ?? '' } : null,
    slaPolicy: policyId ? { id: policyId, name: policyName ?? '' } : null,
    createdAt: created_at.toISOString(),
  }
}
