import type { FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { DeleteQueryBuilder, DeleteResult } from 'kysely'
import { z } from 'zod'
import { audit } from '#db/audit.ts'
import type { Tables } from '#db/database.ts'
import { DomainError } from '#domain/errors.ts'
import type { SignedIn } from '../plugins/viewer.ts'
import type { Services } from '../services.ts'
import { allow } from './allow.ts'
import { auditor } from './auditor.ts'

const tags = ['access']
const instant = z.iso.datetime({ offset: true })
const sessionSchema = z.object({
  id: z.uuid(),
  address: z.string().nullable(),
  userAgent: z.string().nullable(),
  createdAt: instant,
  usedAt: instant.describe('Known to five minutes.'),
  isThis: z.boolean().describe('The one this was asked with.'),
})
const sessions = z.object({ sessions: z.array(sessionSchema) })
const endedSchema = z.object({ ended: z.int() })
const person = z.object({ id: z.uuid() })

/** Signed-in browsers: one's own, and others' for who may end them. */
export const sessionRoutes: FastifyPluginAsyncZod<{ services: Services }> = async (app, { services }) => {
  const { db } = services

  app.get(
    '/me/sessions',
    { schema: { tags, summary: 'List where I am signed in', response: { 200: sessions } } },
    async (request) => {
      const { id, proofId } = await request.viewer()
      return { sessions: await list(services, id, proofId) }
    },
  )

  app.delete(
    '/me/sessions',
    { schema: { tags, summary: 'End all my sessions but this one', response: { 200: endedSchema } } },
    async (request) => {
      const viewer = await request.viewer()
      return end(request, viewer, viewer.id, (sessions) => sessions.where('id', '<>', viewer.proofId))
    },
  )

  app.delete(
    '/me/sessions/:id',
    { schema: { tags, summary: 'End one of my sessions', params: person, response: { 200: endedSchema } } },
    async (request) => {
      const viewer = await request.viewer()
      const { id } = request.params
      const { ended } = await end(request, viewer, viewer.id, (sessions) => sessions.where('id', '=', id))
      if (!ended) throw new DomainError('not_found', `There is no session ${id} of yours.`)
      return { ended }
    },
  )

  app.get(
    '/people/:id/sessions',
    { schema: { tags, summary: "List somebody's sessions", params: person, response: { 200: sessions } } },
    async (request) => {
      const viewer = await request.viewer()
      allow(viewer, 'manage', 'Session')
      return { sessions: await list(services, request.params.id, viewer.proofId) }
    },
  )

  app.delete(
    '/people/:id/sessions',
    { schema: { tags, summary: "End somebody's sessions", params: person, response: { 200: endedSchema } } },
    async (request) => {
      const viewer = await request.viewer()
      allow(viewer, 'manage', 'Session')
      return end(request, viewer, request.params.id)
    },
  )

  /** Ends somebody's sessions, all or those `among` them, and records it. */
  async function end(
    request: FastifyRequest,
    viewer: SignedIn,
    personId: string,
    among: (sessions: Sessions) => Sessions = (sessions) => sessions,
  ) {
    const gone = await db.transaction().execute(async (trx) => {
      const found = await among(trx.deleteFrom('session').where('person_id', '=', personId))
        .returning('id')
        .execute()
      const record = { action: 'session.end', subject: personId, before: found }
      if (found.length) await audit(trx, { ...auditor(request, viewer), ...record })
      return found
    })
    app.forgetViewers()
    return { ended: gone.length }
  }
}

type Sessions = DeleteQueryBuilder<Tables, 'session', DeleteResult>

async function list({ db, now }: Services, personId: string, proofId: string) {
  const rows = await db
    .selectFrom('session')
    .select(['id', 'ip_address', 'user_agent', 'created_at', 'updated_at'])
    .where('person_id', '=', personId)
    .where('expires_at', '>', new Date(now()))
    .orderBy('updated_at', 'desc')
    .limit(200)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    address: row.ip_address,
    userAgent: row.user_agent,
    createdAt: row.created_at.toISOString(),
    usedAt: row.updated_at.toISOString(),
    isThis: row.id === proofId,
  }))
}
