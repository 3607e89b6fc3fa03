import { sql } from 'kysely'
import { readRoles } from '#db/access.ts'
import type { Configuration } from '#db/configuration.ts'
import { lineage } from '#domain/access/roles.ts'
import { dependsOnStanding } from '#domain/lifecycles/move.ts'
import type { Standing } from '#domain/lifecycles/transition.ts'
import type { Command } from '#domain/tickets/commands.ts'
import type { PublishedLifecycle } from '#domain/tickets/lifecycle.ts'
import type { TicketState } from '#domain/tickets/state.ts'
import type { CommitTransaction } from './load.ts'

type Around = { lifecycle: PublishedLifecycle; configuration: Configuration }

/** What the actor is to the ticket's team, asked for only when the decision depends on it. */
export async function standingFor(
  trx: CommitTransaction,
  state: TicketState | null,
  command: Command,
  { lifecycle, configuration }: Around,
): Promise<Standing | undefined> {
  const to = wantedStatus(command)
  const person = command.actor.kind === 'person' ? command.actor.id : undefined
  if (!state || to === undefined || !person || !dependsOnStanding(state, to, lifecycle)) return undefined
  return standingOf(trx, person, configuration.queue(state.queueId).teamId)
}

function wantedStatus(command: Command): string | undefined {
  if (command.type === 'change') return command.payload.changes.status
  return command.type === 'message' ? command.payload.status : undefined
}

async function standingOf(
  trx: CommitTransaction,
  person: string,
  teamId: string | null,
): Promise<Standing | undefined> {
  const [{ rows }, roles] = await Promise.all([
    sql<{ roles: string[]; team: boolean; lead: boolean }>`
      select array[person.role_key] || array(
          select role_key from person_role where person_id = person.id
        ) as roles,
        member.person_id is not null as team,
        coalesce(member.is_lead, false) as lead
      from person left join team_member as member on member.person_id = person.id and member.team_id = ${teamId}
      where person.id = ${person}`.execute(trx),
    readRoles(trx),
  ])
  const row = rows[0]
  return row && { ...row, roles: row.roles.flatMap((key) => lineage(key, roles).map((role) => role.key)) }
}
