import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { sql } from 'kysely'
import { z } from 'zod'
import { audit } from '#db/audit.ts'
import { DomainError } from '#domain/errors.ts'
import { listedPersonSchema, newPersonSchema, personSchema } from '#domain/people/person.ts'
import { allow } from '../access/allow.ts'
import { auditor } from '../access/auditor.ts'
import { mayGive } from '../access/giving.ts'
import { invite } from '../access/invitations.ts'
import { cut, decodeCursor, pageQuery } from '../paging.ts'
import type { Services } from '../services.ts'
import { insertPerson } from './add.ts'
import { addressRoutes } from './addresses.ts'
import { avatarRoutes } from './avatar.ts'
import { bulkRoutes } from './bulk.ts'
import { exportRoutes } from './export.ts'
import { findPeople, listColumns, listedPerson, peopleFilter } from './find.ts'
import { lockForChange } from './guard.ts'
import { importRoutes } from './imports.ts'
import { memberRoutes } from './members.ts'
import { mergeRoutes } from './merges.ts'
import { organizationRoutes } from './organizations.ts'
import { profileRoutes } from './profile.ts'
import { verificationRoutes } from './verifications.ts'

const tags = ['people']

/** A folder's worth of doors: each file is a part of what there is about people. */
const parts: FastifyPluginAsyncZod<{ services: Services }>[] = [
  profileRoutes,
  addressRoutes,
  verificationRoutes,
  avatarRoutes,
  mergeRoutes,
  importRoutes,
  exportRoutes,
  bulkRoutes,
  organizationRoutes,
  memberRoutes,
]

/** People and their organizations. */
export const peopleRoutes: FastifyPluginAsyncZod<{ services: Services }> = async (app, { services }) => {
  const { db } = services
  for (const part of parts) await app.register(part, { services })

  app.get(
    '/people',
    {
      schema: {
        tags,
        summary: 'List people by name',
        querystring: z.object({ ...peopleFilter, ...pageQuery }),
        response: { 200: z.object({ people: z.array(listedPersonSchema), next: z.string().nullable() }) },
      },
    },
    async (request) => {
      allow(await request.viewer(), 'read', 'Person')
      const { cursor, limit, ...filter } = request.query
      let query = (await findPeople(db, filter)).select(listColumns)
      if (cursor) {
        const { value, id } = decodeCursor(cursor, 'text')
        query = query.where(sql<boolean>`(person.name, person.id) > (${value}, ${id})`)
      }
      const found = await query.limit(limit + 1).execute()
      const { rows, next } = cut(found, limit, (row) => ({ value: row.name, id: row.id }))
      return { people: rows.map(listedPerson), next }
    },
  )

  app.post(
    '/people',
    {
      schema: {
        tags,
        summary: 'Add a person',
        body: newPersonSchema,
        response: { 201: z.object({ person: personSchema, inviteUrl: z.url() }) },
      },
    },
    async (request, reply) => {
      const viewer = await request.viewer()
      allow(viewer, 'create', 'Person')
      const { name, role } = request.body
      const email = request.body.email.toLowerCase()
      if (role !== 'requester') allow(viewer, 'assign', 'Role')
      await mayGive(db, viewer, role)
      const { person, path } = await db.transaction().execute(async (trx) => {
        const row = await insertPerson(trx, { name, email, role })
        const after = { name, email, role }
        await audit(trx, { ...auditor(request, viewer), action: 'person.create', subject: row.id, after })
        return { person: row, path: await invite(trx, row.id) }
      })
      return reply.code(201).send({ person, inviteUrl: services.settings.publicUrl + path })
    },
  )

  app.post(
    '/people/:id/invitation',
    {
      schema: {
        tags,
        summary: 'Make a one-time link with which a person chooses a new password',
        params: z.object({ id: z.uuid() }),
        response: { 201: z.object({ inviteUrl: z.url() }) },
      },
    },
    async (request, reply) => {
      const viewer = await request.viewer()
      allow(viewer, 'update', 'Person')
      const { id } = request.params
      const path = await db.transaction().execute(async (trx) => {
        const { active, name } = await lockForChange(trx, viewer, id)
        if (!active) throw new DomainError('conflict', `${name} may not sign in. Activate the account first.`)
        await audit(trx, { ...auditor(request, viewer), action: 'invitation.create', subject: id })
        return invite(trx, id)
      })
      return reply.code(201).send({ inviteUrl: services.settings.publicUrl + path })
    },
  )
}
