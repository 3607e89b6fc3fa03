import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import { v7 as uuid } from 'uuid'
import { z } from 'zod'
import { audit } from '#db/audit.ts'
import type { Database } from '#db/database.ts'
import { DomainError } from '#domain/errors.ts'
import { type NewTeam, newTeamSchema, type Team, teamChangesSchema, teamSchema } from '#domain/people/team.ts'
import { allow } from '../access/allow.ts'
import { auditor } from '../access/auditor.ts'
import type { Services } from '../services.ts'
import { unlessTaken } from '../unique.ts'
import { requireAgents } from './agents.ts'

const tags = ['teams']
const params = z.object({ id: z.uuid() })
const team = z.object({ team: teamSchema })

/** Teams, their members and leads. */
export const teamRoutes: FastifyPluginAsyncZod<{ services: Services }> = async (app, { services }) => {
  const { db } = services

  app.get(
    '/teams',
    {
      schema: {
        tags,
        summary: 'List the teams',
        response: { 200: z.object({ teams: z.array(teamSchema) }) },
      },
    },
    async (request) => {
      allow(await request.viewer(), 'read', 'Team')
      return { teams: await teamsQuery(db).execute() }
    },
  )

  app.get(
    '/teams/:id',
    { schema: { tags, summary: 'Read a team', params, response: { 200: team } } },
    async (request) => {
      allow(await request.viewer(), 'read', 'Team')
      return { team: await readTeam(db, request.params.id) }
    },
  )

  app.post(
    '/teams',
    { schema: { tags, summary: 'Add a team', body: newTeamSchema, response: { 201: team } } },
    async (request, reply) => {
      const viewer = await request.viewer()
      allow(viewer, 'manage', 'Team')
      const { name, description, members } = request.body
      const id = uuid()
      const made = await db.transaction().execute(async (trx) => {
        await unlessTaken(trx.insertInto('team').values({ id, name, description }).execute(), nameTaken(name))
        await writeMembers(trx, id, members, [])
        const after = await readTeam(trx, id)
        await audit(trx, { ...auditor(request, viewer), action: 'team.create', subject: id, after })
        return after
      })
      app.forgetViewers()
      return reply.code(201).send({ team: made })
    },
  )

  app.patch(
    '/teams/:id',
    { schema: { tags, summary: 'Change a team', params, body: teamChangesSchema, response: { 200: team } } },
    async (request) => {
      const viewer = await request.viewer()
      allow(viewer, 'manage', 'Team')
      const { id } = request.params
      const { name, description, members } = request.body
      const changed = await db.transaction().execute(async (trx) => {
        await lockTeam(trx, id)
        const before = await readTeam(trx, id)
        const row = { name: name ?? before.name, description: description ?? before.description }
        await unlessTaken(
          trx.updateTable('team').set(row).where('id', '=', id).execute(),
          nameTaken(row.name),
        )
        if (members) await writeMembers(trx, id, members, before.members)
        const after = await readTeam(trx, id)
        await audit(trx, { ...auditor(request, viewer), action: 'team.update', subject: id, before, after })
        return after
      })
      app.forgetViewers()
      return { team: changed }
    },
  )

  app.delete(
    '/teams/:id',
    {
      schema: {
        tags,
        summary: 'Delete a team that no queue belongs to',
        params,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const viewer = await request.viewer()
      allow(viewer, 'manage', 'Team')
      const { id } = request.params
      await db.transaction().execute(async (trx) => {
        await lockTeam(trx, id)
        const before = await readTeam(trx, id)
        const [queue] = before.queues
        if (queue)
          throw new DomainError(
            'team_in_use',
            `The queue ${queue.name} belongs to this team. Give it to another one first.`,
          )
        await trx.deleteFrom('team').where('id', '=', id).execute()
        await audit(trx, { ...auditor(request, viewer), action: 'team.delete', subject: id, before })
      })
      app.forgetViewers()
      return reply.code(204).send(null)
    },
  )
}

const nameTaken = (name: string) => ({
  constraint: /^team_name/,
  code: 'name_taken' as const,
  message: `There is a team called ${name} already.`,
  field: 'name',
})

function teamsQuery(db: Database) {
  return db
    .selectFrom('team')
    .select(['team.id', 'team.name', 'team.description'])
    .select((eb) => [
      jsonArrayFrom(
        eb
          .selectFrom('team_member as member')
          .innerJoin('person', 'person.id', 'member.person_id')
          .select(['person.id', 'person.name', 'person.email', 'member.is_lead as isLead'])
          .whereRef('member.team_id', '=', 'team.id')
          .orderBy('member.is_lead', 'desc')
          .orderBy('person.name')
          .orderBy('person.id'),
      ).as('members'),
      jsonArrayFrom(
        eb
          .selectFrom('queue')
          .select(['queue.id', 'queue.key', 'queue.name'])
          .whereRef('queue.team_id', '=', 'team.id')
          .orderBy('queue.position')
          .orderBy('queue.id'),
      ).as('queues'),
    ])
    .orderBy('team.name')
}

/** The team of that id. Throws `not_found`. */
export async function readTeam(db: Database, id: string): Promise<Team> {
  const row = await teamsQuery(db).where('team.id', '=', id).executeTakeFirst()
  if (!row) throw new DomainError('not_found', `There is no team ${id}.`)
  return row
}

async function lockTeam(trx: Database, id: string): Promise<void> {
  await trx.selectFrom('team').select('id').where('id', '=', id).forUpdate().executeTakeFirst()
}

/** Who is in the team already may stay, also when they are no agent any more. */
async function writeMembers(
  trx: Database,
  id: string,
  members: NewTeam['members'],
  before: readonly { id: string }[],
): Promise<void> {
  const people = members.map(({ person }) => person)
  const joining = people.filter((person) => !before.some((member) => member.id === person))
  await requireAgents(trx, joining, 'members')
  await trx.deleteFrom('team_member').where('team_id', '=', id).execute()
  if (!members.length) return
  const rows = members.map(({ person, isLead }) => ({ team_id: id, person_id: person, is_lead: isLead }))
  await trx.insertInto('team_member').values(rows).execute()
}
