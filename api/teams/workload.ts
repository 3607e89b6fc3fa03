import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { sql } from 'kysely'
import { z } from 'zod'
import type { Database } from '#db/database.ts'
import { isLive } from '#db/live-tickets.ts'
import type { PersonRef } from '#domain/people/person.ts'
import { countsOf, type Workload, workloadSchema } from '#domain/people/team.ts'
import { allow } from '../access/allow.ts'
import type { Services } from '../services.ts'
import { readTeam } from './teams.ts'

/** What a team has to do, and who does it. */
export const workloadRoutes: FastifyPluginAsyncZod<{ services: Services }> = async (app, { services }) => {
  const { db } = services

  app.get(
    '/teams/:id/workload',
    {
      schema: {
        tags: ['teams'],
        summary: "Read the workload of a team's agents",
        params: z.object({ id: z.uuid() }),
        response: { 200: z.object({ workload: workloadSchema }) },
      },
    },
    async (request) => {
      allow(await request.viewer(), 'read', 'Team')
      const { id } = await readTeam(db, request.params.id)
      const [agents, unassigned] = await Promise.all([
        agentsOf(db, id, new Date(services.now())),
        unassignedOf(db, id),
      ])
      return { workload: { agents, unassigned } }
    },
  )
}

type Counted = { priority: string; count: number }[]
type AgentRow = PersonRef & {
  isLead: boolean
  capacity: number | null
  onDuty: boolean
  counted: Counted
  absentUntil: Date | null
  substitute: PersonRef | null
}

async function agentsOf(db: Database, teamId: string, now: Date): Promise<Workload['agents']> {
  const { rows } = await sql<AgentRow>`
    select person.id, person.name, person.email, member.is_lead as "isLead",
      profile.capacity, coalesce(profile.on_duty, true) as "onDuty",
      (
        select coalesce(jsonb_agg(counted), '[]') from (
          select priority, count(*)::int as count from ticket
          where assignee_id = person.id and ${isLive} group by priority
        ) as counted
      ) as counted,
      away.ends_at as "absentUntil",
      case when substitute.id is not null then
        jsonb_build_object('id', substitute.id, 'name', substitute.name, 'email', substitute.email)
      end as substitute
    from team_member as member
      join person on person.id = member.person_id
      left join agent_profile as profile on profile.person_id = person.id
      left join lateral (
        select ends_at, substitute_id from absence
        where absence.person_id = person.id and starts_at <= ${now} and ends_at > ${now}
        order by ends_at desc limit 1
      ) as away on true
      left join person as substitute on substitute.id = away.substitute_id
    where member.team_id = ${teamId}
    order by person.name, person.id`.execute(db)
  return rows.map(({ counted, absentUntil, ...agent }) => ({
    ...agent,
    absentUntil: absentUntil?.toISOString() ?? null,
    open: countsOf(counted),
    total: counted.reduce((sum, { count }) => sum + count, 0),
  }))
}

async function unassignedOf(db: Database, teamId: string): Promise<Workload['unassigned']> {
  const { rows } = await sql<Counted[number]>`
    select priority, count(*)::int as count from ticket
    where ${isLive} and assignee_id is null
      and queue_id in (select id from queue where team_id = ${teamId})
    group by priority`.execute(db)
  return countsOf(rows)
}
