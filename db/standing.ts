import { type Kysely, sql } from 'kysely'
import { lineage } from '#domain/access/roles.ts'
import { dependsOnStanding } from '#domain/lifecycles/move.ts'
import { isRestricted, type Standing } from '#domain/lifecycles/transition.ts'
import type { ReadyStep } from '#domain/macros/run.ts'
import type { Command } from '#domain/tickets/commands.ts'
import type { PublishedLifecycle } from '#domain/tickets/lifecycle.ts'
import type { TicketState } from '#domain/tickets/state.ts'
import { readRoles } from './access.ts'
import type { Configuration } from './configuration.ts'
import type { Tables } from './database.ts'

type Around = { lifecycle: PublishedLifecycle; configuration: Configuration }

/** What the actor is to the ticket's team, asked for only when the decision depends on it. */
export async function standingFor(
  db: Kysely<Tables>,
  state: TicketState | null,
  command: Command,
  { lifecycle, configuration }: Around,
): Promise<Standing | undefined> {
  const person = command.actor.kind === 'person' ? command.actor.id : undefined
  if (!state || !person || !depends(state, command, lifecycle)) return undefined
  return standingOf(db, person, configuration.queue(state.queueId).teamId)
}

function depends(state: TicketState, command: Command, lifecycle: PublishedLifecycle): boolean {
  // Where a macro's later steps begin is not known before the ones ahead of them are decided.
  if (command.type === 'macro')
    return command.payload.steps.some(movesTo) && lifecycle.transitions.some(isRestricted)
  const to = command.type === 'change' ? command.payload.changes.status : statusWith(command)
  return to !== undefined && dependsOnStanding(state, to, lifecycle)
}

const movesTo = (step: ReadyStep) => step.do === 'change' && step.changes.status !== undefined
const statusWith = (command: Command) => (command.type === 'message' ? command.payload.status : undefined)

async function standingOf(
  db: Kysely<Tables>,
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
      where person.id = ${person}`.execute(db),
    readRoles(db),
  ])
  const row = rows[0]
  return row && { ...row, roles: row.roles.flatMap((key) => lineage(key, roles).map((role) => role.key)) }
}
