import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { ownChangesSchema, personChangesSchema, profileSchema } from '#domain/people/profile.ts'
import { allow } from '../access/allow.ts'
import { auditor } from '../access/auditor.ts'
import type { Services } from '../services.ts'
import { changePerson } from './change.ts'
import { readProfile } from './read.ts'

const tags = ['people']
const params = z.object({ id: z.uuid() })
const response = { 200: z.object({ person: profileSchema }) }

/** One person, and oneself. */
export const profileRoutes: FastifyPluginAsyncZod<{ services: Services }> = async (app, { services }) => {
  const { db } = services

  app.get('/people/:id', { schema: { tags, summary: 'A person', params, response } }, async (request) => {
    allow(await request.viewer(), 'read', 'Person')
    return { person: await readProfile(db, request.params.id) }
  })

  app.patch(
    '/people/:id',
    { schema: { tags, summary: 'Change a person', params, body: personChangesSchema, response } },
    async (request) => {
      const viewer = await request.viewer()
      allow(viewer, 'update', 'Person')
      const { id } = request.params
      const by = { viewer, auditor: auditor(request, viewer) }
      await db.transaction().execute((trx) => changePerson(trx, by, id, request.body))
      app.forgetViewers()
      return { person: await readProfile(db, id) }
    },
  )

  app.get(
    '/me/profile',
    { schema: { tags, summary: 'What I say about myself', response } },
    async (request) => {
      const { id } = await request.viewer()
      return { person: await readProfile(db, id) }
    },
  )

  app.patch(
    '/me/profile',
    { schema: { tags, summary: 'Change what I say about myself', body: ownChangesSchema, response } },
    async (request) => {
      const viewer = await request.viewer()
      const by = { viewer, auditor: auditor(request, viewer) }
      await db.transaction().execute((trx) => changePerson(trx, by, viewer.id, request.body))
      app.forgetViewers()
      return { person: await readProfile(db, viewer.id) }
    },
  )
}
