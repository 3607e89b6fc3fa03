import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { sql } from 'kysely'
import { z } from 'zod'
import { audit } from '#db/audit.ts'
import type { Database } from '#db/database.ts'
import { DomainError } from '#domain/errors.ts'
import {
  type AgentProfile,
  agentProfileSchema,
  defaultCapacity,
  dutySchema,
  newDutySchema,
  type ShownAgent,
  shownAgentSchema,
} from '#domain/people/agent.ts'
import { allow } from '../access/allow.ts'
import { auditor } from '../access/auditor.ts'
import type { Services } from '../services.ts'
import { requireAgents } from './agents.ts'

const tags = ['teams']
const params = z.object({ id: z.uuid() })
const shown = z.object({ agent: shownAgentSchema })

/** What agents can take on and know, and whether they are on duty. */
export const profileRoutes: FastifyPluginAsyncZod<{ services: Services }> = async (app, { services }) => {
  const { db } = services

  app.get(
    '/people/:id/agent',
    { schema: { tags, summary: 'Read what an agent can take on', params, response: { 200: shown } } },
    async (request) => {
      allow(await request.viewer(), 'read', 'Team')
      return { agent: await readAgent(db, request.params.id) }
    },
  )

  app.put(
    '/people/:id/agent',
    {
      schema: {
        tags,
        summary: 'Set what an agent can take on',
        params,
        body: agentProfileSchema,
        response: { 200: shown },
      },
    },
    async (request) => {
      const viewer = await request.viewer()
      allow(viewer, 'manage', 'Team')
      const { id } = request.params
      const agent = await db.transaction().execute(async (trx) => {
        const before = await readAgent(trx, id)
        await requireAgents(trx, [id], 'id')
        await writeProfile(trx, id, request.body)
        await writeSkills(trx, id, request.body.skills)
        const after = await readAgent(trx, id)
        await audit(trx, { ...auditor(request, viewer), action: 'agent.update', subject: id, before, after })
        return after
      })
      return { agent }
    },
  )

  app.get(
    '/me/duty',
    {
      schema: {
        tags,
        summary: 'Read whether you are on duty',
        response: { 200: z.object({ duty: dutySchema }) },
      },
    },
    async (request) => {
      const { id } = await request.viewer()
      const { rows } = await dutyOf(db, id)
      return { duty: { onDuty: rows[0]?.onDuty ?? false, automatic: rows.length > 0 } }
    },
  )

  app.put(
    '/me/duty',
    {
      schema: {
        tags,
        summary: 'Go on or off duty',
        body: newDutySchema,
        response: { 200: z.object({ duty: dutySchema }) },
      },
    },
    async (request) => {
      const viewer = await request.viewer()
      const after = request.body
      await db.transaction().execute(async (trx) => {
        const { rows } = await sql`
          update agent_profile set on_duty = ${after.onDuty} where person_id = ${viewer.id} returning 1`.execute(
          trx,
        )
        if (!rows.length)
          throw new DomainError(
            'no_agent_profile',
            'You are given tickets by hand only: there is no duty to switch.',
          )
        await audit(trx, { ...auditor(request, viewer), action: 'agent.duty', subject: viewer.id, after })
      })
      return { duty: { ...after, automatic: true } }
    },
  )
}

const dutyOf = (db: Database, id: string) =>
  sql<{ onDuty: boolean }>`select on_duty as "onDuty" from agent_profile where person_id = ${id}`.execute(db)

async function readAgent(db: Database, id: string): Promise<ShownAgent> {
  const { rows } = await sql<ShownAgent>`
    select jsonb_build_object('id', person.id, 'name', person.name, 'email', person.email) as person,
      profile.person_id is not null as automatic,
      coalesce(profile.capacity, ${defaultCapacity}) as capacity,
      profile.calendar_id as calendar,
      coalesce(profile.on_duty, true) as "onDuty",
      (
        select coalesce(jsonb_agg(jsonb_build_object('skill', skill.id, 'name', skill.name, 'level', level)
          order by skill.name), '[]')
        from person_skill join skill on skill.id = skill_id where person_skill.person_id = person.id
      ) as skills,
      (
        select coalesce(jsonb_agg(jsonb_build_object('id', team.id, 'name', team.name, 'isLead', is_lead)
          order by team.name), '[]')
        from team_member join team on team.id = team_id where team_member.person_id = person.id
      ) as teams
    from person left join agent_profile as profile on profile.person_id = person.id
    where person.id = ${id}`.execute(db)
  if (!rows[0]) throw new DomainError('not_found', `There is no person ${id}.`)
  return rows[0]
}

async function writeProfile(trx: Database, id: string, profile: AgentProfile): Promise<void> {
  const { automatic, capacity, calendar, onDuty } = profile
  if (!automatic) return void (await sql`delete from agent_profile where person_id = ${id}`.execute(trx))
  await requireCalendar(trx, calendar)
  await sql`
    insert into agent_profile (person_id, capacity, calendar_id, on_duty)
    values (${id}, ${capacity}, ${calendar}, ${onDuty})
    on conflict (person_id) do update
      set capacity = excluded.capacity, calendar_id = excluded.calendar_id, on_duty = excluded.on_duty`.execute(
    trx,
  )
}

async function requireCalendar(trx: Database, id: string | null): Promise<void> {
  if (id === null || (await trx.selectFrom('calendar').select('id').where('id', '=', id).executeTakeFirst()))
    return
  throw new DomainError('unknown_calendar', `There is no calendar ${id}.`, 'calendar')
}

async function writeSkills(trx: Database, id: string, skills: AgentProfile['skills']): Promise<void> {
  await requireSkills(
    trx,
    skills.map(({ skill }) => skill),
    'skills',
  )
  await trx.deleteFrom('person_skill').where('person_id', '=', id).execute()
  if (!skills.length) return
  const rows = skills.map(({ skill, level }) => ({ person_id: id, skill_id: skill, level }))
  await trx.insertInto('person_skill').values(rows).execute()
}

/** Throws `unknown_skill`, with that field, unless there are all of them; they are there until the transaction ends. */
export async function requireSkills(trx: Database, ids: readonly string[], field: string): Promise<void> {
  if (!ids.length) return
  const known = await trx.selectFrom('skill').select('id').where('id', 'in', ids).forKeyShare().execute()
  const missing = ids.find((id) => !known.some((skill) => skill.id === id))
  if (missing) throw new DomainError('unknown_skill', `There is no skill ${missing}.`, field)
}
