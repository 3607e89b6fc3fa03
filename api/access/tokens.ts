import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { audit } from '#db/audit.ts'
import { type Permission, permissionNames } from '#domain/access/permissions.ts'
import { DomainError } from '#domain/errors.ts'
import type { Services } from '../services.ts'
import { allow } from './allow.ts'
import { auditor } from './auditor.ts'

const tags = ['access']
const instant = z.iso.datetime({ offset: true })
const permission = z.enum(permissionNames as [Permission, ...Permission[]])
const tokenSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  start: z.string().nullable().describe('How it begins, to tell it from others.'),
  permissions: z.array(z.string()).nullable().describe('What it is narrowed to; null for all that I may do.'),
  createdAt: instant,
  expiresAt: instant.nullable(),
  usedAt: instant.nullable(),
})
const newTokenSchema = z.strictObject({
  name: z.string().trim().min(1).max(100),
  expiresInDays: z.int().min(1).max(3_650).nullable().default(null),
  permissions: z.array(permission).min(1).max(permissionNames.length).nullable().default(null),
})

/** My API tokens. A token is shown once, when it is made. */
export const tokenRoutes: FastifyPluginAsyncZod<{ services: Services }> = async (app, { services }) => {
  const { db, auth } = services

  app.get(
    '/me/tokens',
    {
      schema: {
        tags,
        summary: 'List my API tokens',
        response: { 200: z.object({ tokens: z.array(tokenSchema) }) },
      },
    },
    async (request) => ({ tokens: await list(services, (await request.viewer()).id) }),
  )

  app.post(
    '/me/tokens',
    {
      schema: {
        tags,
        summary: 'Make an API token; it is shown only now',
        body: newTokenSchema,
        response: { 201: z.object({ token: tokenSchema, secret: z.string() }) },
      },
    },
    async (request, reply) => {
      const viewer = await request.viewer()
      allow(viewer, 'create', 'Token')
      const { name, expiresInDays, permissions } = request.body
      // A token that was narrowed must not make a wider one.
      const narrowed = viewer.only
        ? (permissions ?? [...viewer.only]).filter((each) => viewer.only?.includes(each))
        : permissions
      const made = await auth.api.createApiKey({
        body: {
          ...{ userId: viewer.id, name },
          ...(expiresInDays ? { expiresIn: expiresInDays * 24 * 3600 } : {}),
          ...(narrowed ? { permissions: { perdure: narrowed } } : {}),
        },
      })
      const after = { name, expiresInDays, permissions: narrowed }
      await audit(db, { ...auditor(request, viewer), action: 'token.create', subject: made.id, after })
      const token = (await list(services, viewer.id)).find(({ id }) => id === made.id)
      if (!token) throw new DomainError('internal', 'The token was not stored.')
      return reply.code(201).send({ token, secret: made.key })
    },
  )

  app.delete(
    '/me/tokens/:id',
    {
      schema: {
        tags,
        summary: 'Revoke one of my API tokens',
        params: z.object({ id: z.uuid() }),
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const viewer = await request.viewer()
      await db.transaction().execute(async (trx) => {
        const gone = await trx
          .deleteFrom('api_key')
          .where('id', '=', request.params.id)
          .where('person_id', '=', viewer.id)
          .returning(['id', 'name'])
          .executeTakeFirst()
        if (!gone) throw new DomainError('not_found', `There is no token ${request.params.id} of yours.`)
        const record = { action: 'token.revoke', subject: gone.id, before: gone }
        await audit(trx, { ...auditor(request, viewer), ...record })
      })
      app.forgetViewers()
      return reply.code(204).send(null)
    },
  )
}

async function list({ db }: Services, personId: string) {
  const rows = await db
    .selectFrom('api_key')
    .select(['id', 'name', 'start', 'permissions', 'created_at', 'expires_at', 'last_request'])
    .where('person_id', '=', personId)
    .orderBy('created_at', 'desc')
    .limit(200)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    name: row.name ?? '',
    start: row.start,
    permissions: narrowedTo(row.permissions),
    createdAt: row.created_at.toISOString(),
    expiresAt: row.expires_at?.toISOString() ?? null,
    usedAt: row.last_request?.toISOString() ?? null,
  }))
}

/** The library keeps them as text. */
function narrowedTo(permissions: string | null): string[] | null {
  const { perdure } = (permissions ? JSON.parse(permissions) : {}) as { perdure?: string[] }
  return perdure ?? null
}
