import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { z } from 'zod'
import { audit } from '#db/audit.ts'
import type { Database } from '#db/database.ts'
import { DomainError } from '#domain/errors.ts'
import { newSkillSchema, type Skill, skillSchema } from '#domain/people/agent.ts'
import { allow } from '../access/allow.ts'
import { auditor } from '../access/auditor.ts'
import type { Services } from '../services.ts'
import { unlessTaken } from '../unique.ts'

const tags = ['teams']
const params = z.object({ id: z.uuid() })
const skill = z.object({ skill: skillSchema })

/** What agents can know. */
export const skillRoutes: FastifyPluginAsyncZod<{ services: Services }> = async (app, { services }) => {
  const { db } = services

  app.get(
    '/skills',
    {
      schema: {
        tags,
        summary: 'List the skills',
        response: { 200: z.object({ skills: z.array(skillSchema) }) },
      },
    },
    async (request) => {
      allow(await request.viewer(), 'read', 'Team')
      return { skills: await skillsQuery(db).execute() }
    },
  )

  app.post(
    '/skills',
    { schema: { tags, summary: 'Add a skill', body: newSkillSchema, response: { 201: skill } } },
    async (request, reply) => {
      const viewer = await request.viewer()
      allow(viewer, 'manage', 'Team')
      const { name } = request.body
      const id = uuid()
      await db.transaction().execute(async (trx) => {
        await unlessTaken(trx.insertInto('skill').values({ id, name }).execute(), nameTaken(name))
        await audit(trx, {
          ...auditor(request, viewer),
          action: 'skill.create',
          subject: id,
          after: request.body,
        })
      })
      return reply.code(201).send({ skill: { id, name, agents: 0 } })
    },
  )

  app.patch(
    '/skills/:id',
    { schema: { tags, summary: 'Rename a skill', params, body: newSkillSchema, response: { 200: skill } } },
    async (request) => {
      const viewer = await request.viewer()
      allow(viewer, 'manage', 'Team')
      const { id } = request.params
      const { name } = request.body
      return db.transaction().execute(async (trx) => {
        const before = await readSkill(trx, id)
        const renamed = trx.updateTable('skill').set({ name }).where('id', '=', id).execute()
        await unlessTaken(renamed, nameTaken(name))
        const after = { ...before, name }
        await audit(trx, { ...auditor(request, viewer), action: 'skill.update', subject: id, before, after })
        return { skill: after }
      })
    },
  )

  app.delete(
    '/skills/:id',
    {
      schema: { tags, summary: 'Delete a skill that no queue asks for', params, response: { 204: z.null() } },
    },
    async (request, reply) => {
      const viewer = await request.viewer()
      allow(viewer, 'manage', 'Team')
      const { id } = request.params
      await db.transaction().execute(async (trx) => {
        const before = await readSkill(trx, id)
        const queue = await queueAskingFor(trx, id)
        if (queue)
          throw new DomainError(
            'skill_in_use',
            `The queue ${queue} asks for it. Change its assignment first.`,
          )
        await trx.deleteFrom('skill').where('id', '=', id).execute()
        await audit(trx, { ...auditor(request, viewer), action: 'skill.delete', subject: id, before })
      })
      return reply.code(204).send(null)
    },
  )
}

const nameTaken = (name: string) => ({
  constraint: /^skill_name/,
  code: 'name_taken' as const,
  message: `There is a skill called ${name} already.`,
  field: 'name',
})

function skillsQuery(db: Database) {
  return db
    .selectFrom('skill')
    .select(['skill.id', 'skill.name'])
    .select(
      sql<number>`(select count(*)::int from person_skill where person_skill.skill_id = skill.id)`.as(
        'agents',
      ),
    )
    .orderBy('skill.name')
}

async function readSkill(trx: Database, id: string): Promise<Skill> {
  await trx.selectFrom('skill').select('id').where('id', '=', id).forUpdate().executeTakeFirst()
  const row = await skillsQuery(trx).where('skill.id', '=', id).executeTakeFirst()
  if (!row) throw new DomainError('not_found', `There is no skill ${id}.`)
  return row
}

async function queueAskingFor(trx: Database, skillId: string): Promise<string | null> {
  const asked = JSON.stringify({ skills: [{ skill: skillId }] })
  const row = await trx
    .selectFrom('queue')
    .select('name')
    .where(sql<boolean>`assignment @> ${asked}::jsonb`)
    .limit(1)
    .executeTakeFirst()
  return row?.name ?? null
}
