import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { type Kysely, sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { z } from 'zod'
import { audit } from '#db/audit.ts'
import type { Tables } from '#db/database.ts'
import { DomainError } from '#domain/errors.ts'
import {
  newOrganizationSchema,
  type Organization,
  type OrganizationChanges,
  organizationChangesSchema,
  organizationSchema,
  wouldCycle,
} from '#domain/people/organization.ts'
import { allow } from '../access/allow.ts'
import { auditor } from '../access/auditor.ts'
import { cut, decodeCursor, pageQuery } from '../paging.ts'
import type { Services } from '../services.ts'
import { escapeLike } from './find.ts'

const tags = ['organizations']
const params = z.object({ id: z.uuid() })
const one = z.object({ organization: organizationSchema })

/** The companies people write for, in a tree. */
export const organizationRoutes: FastifyPluginAsyncZod<{ services: Services }> = async (
  app,
  { services },
) => {
  const { db } = services

  app.get(
    '/organizations',
    {
      schema: {
        tags,
        summary: 'List organizations by name',
        querystring: z.object({
          search: z.string().trim().max(200).optional().describe('Part of a name, or a mail domain.'),
          ...pageQuery,
        }),
        response: {
          200: z.object({ organizations: z.array(organizationSchema), next: z.string().nullable() }),
        },
      },
    },
    async (request) => {
      allow(await request.viewer(), 'read', 'Organization')
      const { search, cursor, limit } = request.query
      let query = organizations(db)
      if (search)
        query = query.where(
          sql<boolean>`(organization.name ilike ${`%${escapeLike(search)}%`} or ${search.toLowerCase()} = any(organization.domains))`,
        )
      if (cursor) {
        const { value, id } = decodeCursor(cursor, 'text')
        query = query.where(sql<boolean>`(organization.name, organization.id) > (${value}, ${id})`)
      }
      const found = await query
        .orderBy('organization.name')
        .orderBy('organization.id')
        .limit(limit + 1)
        .execute()
      const { rows, next } = cut(found, limit, (row) => ({ value: row.name, id: row.id }))
      return { organizations: rows.map(show), next }
    },
  )

  app.get(
    '/organizations/:id',
    { schema: { tags, summary: 'An organization', params, response: { 200: one } } },
    async (request) => {
      allow(await request.viewer(), 'read', 'Organization')
      return { organization: await findOrganization(db, request.params.id) }
    },
  )

  app.post(
    '/organizations',
    { schema: { tags, summary: 'Add an organization', body: newOrganizationSchema, response: { 201: one } } },
    async (request, reply) => {
      const viewer = await request.viewer()
      allow(viewer, 'manage', 'Organization')
      const id = uuid()
      const organization = await db.transaction().execute(async (trx) => {
        await check(trx, id, request.body)
        const { name, domains, parent, notes, visibility, slaPolicy } = request.body
        await trx
          .insertInto('organization')
          .values({ id, name, domains, notes, visibility, parent_id: parent, sla_policy_id: slaPolicy })
          .execute()
        const record = { action: 'organization.create', subject: id, after: request.body }
        await audit(trx, { ...auditor(request, viewer), ...record })
        return findOrganization(trx, id)
      })
      return reply.code(201).send({ organization })
    },
  )

  app.patch(
    '/organizations/:id',
    {
      schema: {
        tags,
        summary: 'Change an organization',
        params,
        body: organizationChangesSchema,
        response: { 200: one },
      },
    },
    async (request) => {
      const viewer = await request.viewer()
      allow(viewer, 'manage', 'Organization')
      const { id } = request.params
      const organization = await db.transaction().execute(async (trx) => {
        await check(trx, id, request.body)
        const before = await findOrganization(trx, id)
        await trx
          .updateTable('organization')
          .set({ name: before.name, ...columnsOf(request.body) })
          .where('id', '=', id)
          .execute()
        const record = { action: 'organization.update', subject: id, before, after: request.body }
        await audit(trx, { ...auditor(request, viewer), ...record })
        return findOrganization(trx, id)
      })
      app.forgetViewers()
      return { organization }
    },
  )

  app.delete(
    '/organizations/:id',
    {
      schema: {
        tags,
        summary: 'Remove an organization that nothing is part of',
        params,
        response: { 204: z.undefined() },
      },
    },
    async (request, reply) => {
      const viewer = await request.viewer()
      allow(viewer, 'manage', 'Organization')
      const { id } = request.params
      await db.transaction().execute(async (trx) => {
        await lockTree(trx)
        const before = await findOrganization(trx, id)
        await mustBeUnused(trx, id)
        await trx.deleteFrom('organization').where('id', '=', id).execute()
        const record = { action: 'organization.delete', subject: id, before }
        await audit(trx, { ...auditor(request, viewer), ...record })
      })
      app.forgetViewers()
      return reply.code(204).send()
    },
  )
}

/**
 * The organization of that id. Throws `not_found`, or `unknown_organization` when it is named in a field of a request.
 */
export async function findOrganization(
  db: Kysely<Tables>,
  id: string,
  field?: string,
): Promise<Organization> {
  const row = await organizations(db).where('organization.id', '=', id).executeTakeFirst()
  if (row) return show(row)
  const code = field ? 'unknown_organization' : 'not_found'
  throw new DomainError(code, `There is no organization ${id}.`, field)
}

function organizations(db: Kysely<Tables>) {
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

function show({
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

function columnsOf({ parent, slaPolicy, ...plain }: OrganizationChanges) {
  const given = Object.fromEntries(Object.entries(plain).filter(([, value]) => value !== undefined))
  return {
    ...given,
    ...(parent !== undefined && { parent_id: parent }),
    ...(slaPolicy !== undefined && { sla_policy_id: slaPolicy }),
  }
}

/** Two changes at once must not make a cycle, or give a domain twice, that neither makes alone. */
async function lockTree(trx: Kysely<Tables>): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('perdure organizations'))`.execute(trx)
}

async function check(
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

async function mustBeUnused(trx: Kysely<Tables>, id: string): Promise<void> {
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
