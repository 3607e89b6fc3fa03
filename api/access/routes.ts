import { packRules } from '@casl/ability/extra'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import { z } from 'zod'
import { acceptInvitationSchema, personRefSchema } from '#domain/people/person.ts'
import type { SignedIn } from '../plugins/viewer.ts'
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
            standing: z
              .object({
                roles: z.array(z.string()),
                teams: z.array(z.object({ id: z.uuid(), lead: z.boolean() })),
              })
              .describe('Their roles, with those they inherit from, and their teams.'),
            settings: z.object({ temporalUi: z.string().nullable(), outboundMail: z.boolean() }),
          }),
        },
      },
    },
    async (request) => {
      const viewer = await request.viewer()
      const { id, name, email, role, ability, missing, factors } = viewer
      const { temporalUi, outboundMail } = services.settings
      const { preferences, teams } = await ownSettings(services, id)
      const seesProcesses = ability.can('read', 'Process')
      return {
        person: { id, name, email, role },
        rules: packRules(ability.rules as never),
        preferences,
        standing: { roles: rolesOf(viewer), teams },
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

async function ownSettings({ db }: Services, id: string) {
  const row = await db
    .selectFrom('person')
    .select((eb) => [
      'preferences',
      jsonArrayFrom(
        eb
          .selectFrom('team_member')
          .select(['team_id as id', 'is_lead as lead'])
          .whereRef('person_id', '=', 'person.id')
          .orderBy('team_id'),
      ).as('teams'),
    ])
    .where('id', '=', id)
    .executeTakeFirst()
  return { preferences: (row?.preferences ?? {}) as Record<string, unknown>, teams: row?.teams ?? [] }
}

/** Their roles, and those that theirs inherit from. */
function rolesOf({ roles, grants }: SignedIn): string[] {
  const inherited = grants.flatMap(({ through }) => ('role' in through ? [through.role] : []))
  return [...new Set([...roles, ...inherited])]
}
