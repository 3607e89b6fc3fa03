import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { type Kysely, sql } from 'kysely'
import { z } from 'zod'
import { audit } from '#db/audit.ts'
import type { Tables } from '#db/database.ts'
import { joinOrganization } from '#db/people.ts'
import { DomainError } from '#domain/errors.ts'
import { memberSchema } from '#domain/people/organization.ts'
import { allow } from '../access/allow.ts'
import { auditor } from '../access/auditor.ts'
import { cut, decodeCursor, pageQuery } from '../paging.ts'
import type { Services } from '../services.ts'
import type { Changer } from './change.ts'
import { lockForChange } from './guard.ts'
import { findOrganization } from './organization-read.ts'

const tags = ['organizations']
const params = z.object({ id: z.uuid() })
const memberParams = params.extend({ personId: z.uuid() })

/** Who belongs to an organization, and who speaks for it. */
export const memberRoutes: FastifyPluginAsyncZod<{ services: Services }> = async (app, { services }) => {
  const { db } = services

  app.get(
    '/organizations/:id/people',
    {
      schema: {
        tags,
        summary: 'The people of an organization, by name',
        params,
        querystring: z.object(pageQuery),
        response: { 200: z.object({ people: z.array(memberSchema), next: z.string().nullable() }) },
      },
    },
    async (request) => {
      allow(await request.viewer(), 'read', 'Organization')
      const { cursor, limit } = request.query
      await findOrganization(db, request.params.id)
      let query = db
        .selectFrom('person_organization as member')
        .innerJoin('person', 'person.id', 'member.person_id')
        .select(['person.id', 'name', 'email', 'role_key as role', 'active', 'is_contact as isContact'])
        .where('member.organization_id', '=', request.params.id)
        .where('person.merged_into_id', 'is', null)
      if (cursor) {
        const { value, id } = decodeCursor(cursor, 'text')
        query = query.where(sql<boolean>`(person.name, person.id) > (${value}, ${id})`)
      }
      const found = await query
        .orderBy('person.name')
        .orderBy('person.id')
        .limit(limit + 1)
        .execute()
      const { rows, next } = cut(found, limit, (row) => ({ value: row.name, id: row.id }))
      return { people: rows, next }
    },
  )

  app.put(
    '/organizations/:id/people/:personId',
    {
      schema: {
        tags,
        summary: 'Make a person a member or a contact',
        params: memberParams,
        body: z.strictObject({
          isContact: z.boolean().default(false),
          /** Whether they write for it unless they say otherwise. Left out, it stays as it is. */
          isDefault: z.literal(true).optional(),
        }),
        response: { 204: z.undefined() },
      },
    },
    async (request, reply) => {
      const viewer = await request.viewer()
      allow(viewer, 'manage', 'Organization')
      const { id, personId } = request.params
      const { isContact, isDefault } = request.body
      const by = { viewer, auditor: auditor(request, viewer) }
      await findOrganization(db, id)
      await db.transaction().execute(async (trx) => {
        await lockForChange(trx, viewer, personId)
        await joinOrganization(trx, personId, id, isContact)
        if (isDefault) await setDefaultOrganization(trx, by, personId, id)
        const after = { person: personId, isContact }
        await audit(trx, { ...by.auditor, action: 'organization.member', subject: id, after })
      })
      app.forgetViewers()
      return reply.code(204).send()
    },
  )

  app.delete(
    '/organizations/:id/people/:personId',
    {
      schema: {
        tags,
        summary: 'Take a person out of an organization',
        params: memberParams,
        response: { 204: z.undefined() },
      },
    },
    async (request, reply) => {
      const viewer = await request.viewer()
      allow(viewer, 'manage', 'Organization')
      const { id, personId } = request.params
      await db.transaction().execute(async (trx) => {
        await lockForChange(trx, viewer, personId)
        await leave(trx, personId, id)
        const record = { action: 'organization.member', subject: id, before: { person: personId } }
        await audit(trx, { ...auditor(request, viewer), ...record })
      })
      app.forgetViewers()
      return reply.code(204).send()
    },
  )
}

/** Makes an organization the one somebody writes for, and records it. */
export async function setDefaultOrganization(
  trx: Kysely<Tables>,
  { auditor: actor }: Changer,
  personId: string,
  organizationId: string | null,
): Promise<void> {
  const before = await trx
    .selectFrom('person')
    .select('organization_id')
    .where('id', '=', personId)
    .executeTakeFirstOrThrow()
  if (before.organization_id === organizationId) return
  await trx
    .updateTable('person')
    .set({ organization_id: organizationId, updated_at: new Date() })
    .where('id', '=', personId)
    .execute()
  await audit(trx, {
    ...actor,
    action: 'person.organization',
    subject: personId,
    before: { organization: before.organization_id },
    after: { organization: organizationId },
  })
}

async function leave(trx: Kysely<Tables>, personId: string, organizationId: string): Promise<void> {
  const { numDeletedRows } = await trx
    .deleteFrom('person_organization')
    .where('person_id', '=', personId)
    .where('organization_id', '=', organizationId)
    .executeTakeFirst()
  if (!numDeletedRows) throw new DomainError('not_found', 'They do not belong to this organization.')
  // They write for the one they have been in for longest instead.
  await sql`
    update person set organization_id = (
      select organization_id from person_organization where person_id = ${personId}
      order by created_at, organization_id limit 1
    ) where id = ${personId} and organization_id = ${organizationId}`.execute(trx)
}
