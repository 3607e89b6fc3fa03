import { packRules } from '@casl/ability/extra'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { sql } from 'kysely'
import { z } from 'zod'
import { acceptInvitationSchema, personRefSchema } from '#domain/people/person.ts'
import { sendProblem } from '../plugins/errors.ts'
import type { Services } from '../services.ts'
import { authPath } from './auth.ts'
import { acceptInvitation, readInvitation } from './invitations.ts'
import { refusalOf } from './refusals.ts'

const me = personRefSchema.extend({ role: z.string() })
const tags = ['access']

/** Signing in, one-time links, and who I am. */
export const accessRoutes: FastifyPluginAsyncZod<{ services: Services }> = async (app, { services }) => {
  app.get(
    '/me',
    {
      schema: {
        tags,
        summary: 'Who am I, and what may I do',
        response: {
          200: z.object({
            person: me,
            rules: z.array(z.unknown()).describe('Packed CASL rules.'),
            settings: z.object({ temporalUi: z.string().nullable(), outboundMail: z.boolean() }),
          }),
        },
      },
    },
    async (request) => {
      const { id, name, email, role, ability } = await request.viewer()
      const { temporalUi, outboundMail } = services.settings
      const seesProcesses = ability.can('read', 'Process')
      return {
        person: { id, name, email, role },
        rules: packRules(ability.rules as never),
        settings: { temporalUi: seesProcesses ? temporalUi : null, outboundMail },
      }
    },
  )

  app.get(
    '/setup/:token',
    {
      schema: {
        tags,
        summary: 'Whom a one-time link is for',
        security: [],
        params: z.object({ token: z.string().max(200) }),
        response: {
          200: z.object({
            kind: z.enum(['administrator', 'invitation']),
            email: z.string().nullable(),
            name: z.string().nullable(),
          }),
        },
      },
    },
    async (request) => {
      const { kind, email, name } = await readInvitation(services.db, request.params.token)
      return { kind, email, name }
    },
  )

  app.post(
    '/setup',
    {
      schema: {
        tags,
        summary: 'Set a password with a one-time link',
        security: [],
        body: acceptInvitationSchema,
        response: { 201: z.object({ person: me }) },
      },
      config: { rateLimit: { max: 20, timeWindow: '1 minute' } },
    },
    async (request, reply) => {
      const id = await acceptInvitation(services.db, request.body)
      const person = await services.db
        .selectFrom('person')
        .select(['id', 'name', 'email', 'role_key as role'])
        .where('id', '=', id)
        .executeTakeFirstOrThrow()
      const { headers } = await services.auth.api.signInEmail({
        body: { email: person.email, password: request.body.password },
        returnHeaders: true,
      })
      for (const cookie of headers.getSetCookie()) reply.header('set-cookie', cookie)
      return reply.code(201).send({ person })
    },
  )

  app.route({
    method: ['GET', 'POST'],
    url: '/auth/*',
    schema: { hide: true },
    handler: async (request, reply) => {
      const response = await services.auth.handler(toWebRequest(services, request))
      if (request.url.startsWith(`${authPath}/sign-out`)) app.forgetViewers()
      reply.code(response.status)
      response.headers.forEach((value, name) => {
        if (name !== 'set-cookie') reply.header(name, value)
      })
      for (const cookie of response.headers.getSetCookie()) reply.header('set-cookie', cookie)
      if (response.ok) return reply.send(await response.text())
      // The library hides why it failed; a database that is away shows itself here.
      if (response.status >= 500) await sql`select 1`.execute(services.db)
      return sendProblem(request, reply, refusalOf(response.status, await response.text()))
    },
  })
}

function toWebRequest(
  { settings }: Services,
  request: { url: string; method: string; headers: object; body?: unknown; ip: string },
) {
  const headers = new Headers()
  for (const [name, value] of Object.entries(request.headers))
    if (value !== undefined && name !== 'content-length') headers.set(name, String(value))
  headers.set('x-forwarded-for', request.ip)
  const body = request.method === 'POST' ? JSON.stringify(request.body ?? {}) : undefined
  return new Request(new URL(request.url, settings.publicUrl), {
    method: request.method,
    headers,
    ...(body === undefined ? {} : { body }),
  })
}
