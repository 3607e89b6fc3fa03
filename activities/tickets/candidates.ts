import { type RawBuilder, sql } from 'kysely'
import type { Configuration } from '#db/configuration.ts'
import { isLive } from '#db/live-tickets.ts'
import { defaultCapacity } from '#domain/people/agent.ts'
import type { Candidate } from '#domain/people/assign.ts'
import type { CommitTransaction } from './load.ts'

/** Who of the team worked on the requester's last other ticket, or null. */
export async function lastAgentOf(
  trx: CommitTransaction,
  ticketId: string,
  requesterId: string,
  teamId: string,
): Promise<string | null> {
  const row = await trx
    .selectFrom('ticket')
    .innerJoin('team_member as member', 'member.person_id', 'ticket.assignee_id')
    .select('assignee_id')
    .where('ticket.requester_id', '=', requesterId)
    .where('member.team_id', '=', teamId)
    .where('ticket.id', '<>', ticketId)
    .orderBy('ticket.updated_at', 'desc')
    .orderBy('ticket.id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.assignee_id ?? null
}

/**
 * Those who can be given a ticket of the team: its members, and who stands in for one now. They stay locked until the
 * transaction ends, in the order of their ids, so that two tickets at once see each other's choice; what they have is
 * counted after the lock, since a statement sees only what was there when it began.
 */
export async function lockCandidates(
  trx: CommitTransaction,
  { teamId, now }: { teamId: string; now: number },
  configuration: Configuration,
): Promise<Candidate[]> {
  const at = new Date(now)
  const { rows } = await sql<{ id: string }>`
    with member as (select person_id from team_member where team_id = ${teamId})
    select person_id as id from agent_profile where person_id in (
      select person_id from member union
      select substitute_id from absence join member using (person_id) where starts_at <= ${at} and ends_at > ${at}
    ) order by person_id for update`.execute(trx)
  const ids = rows.map(({ id }) => id)
  return readCandidates(trx, ids, { teamId, now }, configuration)
}

/** The team's leads, also those who are given tickets by hand only. */
export async function leadsOf(
  trx: CommitTransaction,
  teamId: string,
  now: number,
  configuration: Configuration,
) {
  const leads = await trx
    .selectFrom('team_member')
    .select('person_id')
    .where('team_id', '=', teamId)
    .where('is_lead', '=', true)
    .execute()
  return readCandidates(
    trx,
    leads.map((lead) => lead.person_id),
    { teamId, now },
    configuration,
  )
}

type Row = Omit<Candidate, 'absent' | 'lastAssignedAt'> & {
  absent: { until: string; substitute: string | null } | null
  lastAssignedAt: Date | null
}

async function readCandidates(
  trx: CommitTransaction,
  ids: string[],
  { teamId, now }: { teamId: string; now: number },
  configuration: Configuration,
): Promise<Candidate[]> {
  if (!ids.length) return []
  const { rows } = await candidatesQuery(
    ids,
    teamId,
    new Date(now),
    await configuration.workingRoles(),
  ).execute(trx)
  return rows.map(({ absent, lastAssignedAt, ...row }) => ({
    ...row,
    absent: absent && { until: Date.parse(absent.until), substitute: absent.substitute },
    lastAssignedAt: lastAssignedAt?.getTime() ?? null,
  }))
}

function candidatesQuery(ids: string[], teamId: string, at: Date, roles: string[]): RawBuilder<Row> {
  return sql<Row>`
    select person.id,
      exists (select from team_member where team_id = ${teamId} and person_id = person.id) as member,
      person.active and (person.role_key = any(${roles}::text[]) or exists (
        select from person_role where person_id = person.id and role_key = any(${roles}::text[])
      )) as active,
      coalesce(profile.on_duty, true) as "onDuty",
      coalesce(profile.capacity, ${defaultCapacity}) as capacity,
      profile.last_assigned_at as "lastAssignedAt",
      (
        select count(*)::int from ticket
        where assignee_id = person.id and ${isLive}
      ) as load,
      (
        select definition from calendar join calendar_version as version
          on version.calendar_id = calendar.id and version.version = calendar.version
        where calendar.id = profile.calendar_id
      ) as calendar,
      (
        select coalesce(jsonb_agg(jsonb_build_object('skill', skill.id, 'name', skill.name, 'level', level)
          order by skill.name), '[]')
        from person_skill join skill on skill.id = skill_id where person_skill.person_id = person.id
      ) as skills,
      (
        select jsonb_build_object('until', ends_at, 'substitute', substitute_id) from absence
        where absence.person_id = person.id and starts_at <= ${at} and ends_at > ${at}
        order by ends_at desc limit 1
      ) as absent
    from person left join agent_profile as profile on profile.person_id = person.id
    where person.id = any(${ids}::uuid[])`
}
