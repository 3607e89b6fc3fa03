import { type Kysely, sql } from 'kysely'
import type { Tables } from '#db/database.ts'
import { DomainError } from '#domain/errors.ts'
import { type OrganizationChanges, wouldCycle } from '#domain/people/organization.ts'
import { findOrganization } from './organization-read.ts'

/** Two changes at once must not make a cycle, or give a domain twice, that neither makes alone. */
export async function lockTree(trx: Kysely<Tables>): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('perdure organizations'))`.execute(trx)
}

/** Throws what the tree, the domains or the policies have against it; nobody else changes organizations meanwhile. */
export async function checkOrganization(
  trx: Kysely<Tables>,
  id: string,
  { parent, domains, slaPolicy }: OrganizationChanges,
): Promise<void> {
  await lockTree(trx)
  if (parent) await checkParent(trx, id, parent)
  if (domains?.length) await checkDomains(trx, id, domains)
  if (slaPolicy) await checkPolicy(trx, slaPolicy)
}

async function checkParent(trx: Kysely<Tables>, id: string, parent: string): Promise<void> {
  await findOrganization(trx, parent, 'parent')
  const tree = await trx.selectFrom('organization').select(['id', 'parent_id as parentId']).execute()
  if (wouldCycle(id, parent, tree))
    throw new DomainError('organization_cycle', "An organization can't be below itself.", 'parent')
}

async function checkDomains(trx: Kysely<Tables>, id: string, domains: string[]): Promise<void> {
  const other = await trx
    .selectFrom('organization')
    .select(['name', 'domains'])
    .where('id', '<>', id)
    .where(sql<boolean>`domains && ${domains}::text[]`)
    .limit(1)
    .executeTakeFirst()
  if (!other) return
  const taken = other.domains.find((each) => domains.includes(each))
  throw new DomainError('domain_taken', `The domain ${taken} belongs to ${other.name}.`, 'domains')
}

async function checkPolicy(trx: Kysely<Tables>, id: string): Promise<void> {
  const row = await trx.selectFrom('sla_policy').select('id').where('id', '=', id).executeTakeFirst()
  if (!row) throw new DomainError('not_found', `There is no SLA policy ${id}.`, 'slaPolicy')
}

/** Throws `organization_in_use` when something is part of it. */
export async function mustBeUnused(trx: Kysely<Tables>, id: string): Promise<void> {
  const below = await trx
    .selectFrom('organization')
    .select('name')
    .where('parent_id', '=', id)
    .executeTakeFirst()
  if (below)
    throw new DomainError('organization_in_use', `${below.name} is part of it. Move it somewhere else first.`)
  const ticket = await trx
    .selectFrom('ticket')
    .select('number')
    .where('organization_id', '=', id)
    .limit(1)
    .executeTakeFirst()
  if (ticket)
    throw new DomainError(
      'organization_in_use',
      `It has tickets, such as ${ticket.number}, and stays with them.`,
    )
}
