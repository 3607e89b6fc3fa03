import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { sql } from 'kysely'
import { z } from 'zod'
import { hasRole, rolesGranting } from '#db/access.ts'
import { asTicket } from '#domain/access/ticket-subject.ts'
import { type Mentionable, mentionableSchema } from '#domain/mentions/mentionable.ts'
import { allow } from '../access/allow.ts'
import { containing } from '../like.ts'
import type { Services } from '../services.ts'
import { findTicket } from '../tickets/find.ts'

const mostOffered = 8

/** Who can be mentioned while a message is written. */
export const mentionRoutes: FastifyPluginAsyncZod<{ services: Services }> = async (app, { services }) => {
  app.get(
    '/tickets/:number/mentions',
    {
      schema: {
        tags: ['tickets'],
        summary: 'Find people and teams to mention',
        params: z.object({ number: z.string().max(40) }),
        querystring: z.object({ search: z.string().trim().max(60).default('') }),
        response: { 200: z.object({ mentions: z.array(mentionableSchema) }) },
      },
    },
    async (request) => {
      const viewer = await request.viewer()
      const ticket = await findTicket(services, viewer, request.params.number)
      allow(viewer, 'note', asTicket(ticket))
      const { search } = request.query
      const [people, teams] = await Promise.all([peopleNamed(services, search), teamsNamed(services, search)])
      return { mentions: [...teams, ...people].slice(0, mostOffered) }
    },
  )
}

/** A word of the name begins with it, or the address does. */
const begins = (column: 'name' | 'email', search: string) =>
  sql<boolean>`(' ' || ${sql.ref(column)}) ilike ${containing(column === 'name' ? ` ${search}` : search)}`

async function peopleNamed({ db }: Services, search: string): Promise<Mentionable[]> {
  const reading = await rolesGranting(db, 'note.read')
  const rows = await db
    .selectFrom('person')
    .select(['id', 'name', 'email'])
    .where('active', '=', true)
    .where('merged_into_id', 'is', null)
    .where((eb) => hasRole(eb, reading))
    .where((eb) => eb.or([begins('name', search), begins('email', search)]))
    .orderBy('name')
    .orderBy('id')
    .limit(mostOffered)
    .execute()
  return rows.map(({ id, name, email }) => ({ kind: 'person', id, name: name || email, detail: email }))
}

async function teamsNamed({ db }: Services, search: string): Promise<Mentionable[]> {
  const rows = await db
    .selectFrom('team')
    .select(['id', 'name'])
    .select(sql<number>`(select count(*)::int from team_member where team_id = team.id)`.as('members'))
    .where(begins('name', search))
    .orderBy('name')
    .orderBy('id')
    .limit(3)
    .execute()
  return rows.map(({ id, name, members }) => ({ kind: 'team', id, name, detail: String(members) }))
}
