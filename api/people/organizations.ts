import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { z } from 'zod'
import { audit } from '#db/audit.ts'
import {
  newOrganizationSchema,
  type OrganizationChanges,
  organizationChangesSchema,
  organizationSchema,
} from '#domain/people/organization.ts'
import { allow } from '../access/allow.ts'
import { auditor } from '../access/auditor.ts'
import { containing } from '../like.ts'
import { cut, decodeCursor, pageQuery } from '../paging.ts'
import type { Services } from '../services.ts'
import { checkOrganization, lockTree, mustBeUnused } from './organization-checks.ts'
import { findOrganization, organizations, showOrganization } from './organization-read.ts'

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
          sql<boolean>`(organization.name ilike ${containing(search)} or ${search.toLowerCase()} = any(organization.domains))`,
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
      return { organizations: rows.map(showOrganization), next }
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
        await checkOrganization(trx, id, request.body)
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
        await checkOrganization(trx, id, request.body)
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

function columnsOf({ parent, slaPolicy, ...plain }: OrganizationChanges) {
  const given = Object.fromEntries(Object.entries(plain).filter(([, value]) => value !== undefined))
  return {
    ...given,
    ...(parent !== undefined && { parent_id: parent }),
    ...(slaPolicy !== undefined && { sla_policy_id: slaPolicy }),
  }
}
