import { packRules } from '@casl/ability/extra'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { acceptInvitationSchema, personRefSchema } from '#domain/people/person.ts'
import type { Services } from '../services.ts'
import { acceptInvitation, readInvitation } from './invitations.ts'

const me = personRefSchema.extend({ role: z.string() })
const tags = ['access']

/** Signing in, one-time links, and who I am. */
export const accessRoutes: FastifyPluginAsyncZod<{ services: Services }> = async (app, { services }) => {
  app.get(
    '/me',
    {
      config: { beforeRequirements: true },
      schema: {
        tags,
        summary: 'Who am I, and what may I do',
        response: {
          200: z.object({
            person: me,
            rules: z.array(z.unknown()).describe('Packed CASL rules.'),
            preferences: z.record(z.string(), z.unknown()).describe('What they chose for the console.'),
            secondFactor: z.boolean().describe('Whether a code is asked for after the password.'),
            missing: z
              .array(z.enum(['password', 'second_factor', 'passkey']))
              .describe('What their roles ask for before anything else.'),
            settings: z.object({ temporalUi: z.string().nullable(), outboundMail: z.boolean() }),
          }),
        },
      },
    },
    async (request) => {
      const { id, name, email, role, ability, missing, factors } = await request.viewer()
      const { temporalUi, outboundMail } = services.settings
      const seesProcesses = ability.can('read', 'Process')
      return {
        person: { id, name, email, role },
        rules: packRules(ability.rules as never),
        preferences: await preferencesOf(services, id),
        missing,
        secondFactor: factors.secondFactor,
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
}

async function preferencesOf({ db }: Services, id: string): Promise<Record<string, unknown>> {
  const row = await db.selectFrom('person').select('preferences').where('id', '=', id).executeTakeFirst()
  return (row?.preferences ?? {}) as Record<string, unknown>
}
