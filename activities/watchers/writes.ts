import { sql } from 'kysely'
import { messageOf } from '#domain/tickets/commands.ts'
import type { TicketState } from '#domain/tickets/state.ts'
import { addedBy, type Followed, followedBy } from '#domain/watchers/followed.ts'
import { mostWatchers } from '#domain/watchers/watcher.ts'
import type { Settled, Write } from '../tickets/write.ts'

type Following = Followed & { by: string | null }

/** Whom the settled messages make watchers of the ticket. */
export function followings(settled: readonly Settled[], state: TicketState): Following[] {
  return settled.flatMap(({ command, rejection }) => {
    const followed = rejection ? null : followedBy(messageOf(command), state.requesterId)
    return followed ? [{ ...followed, by: addedBy(command.actor) }] : []
  })
}

/**
 * Their rows, as far as there is room; who watches already goes on to, no longer only as long as the ticket they came
 * with stays merged, and who is gone is left out.
 */
export function watcherWrites(ticketId: string, all: readonly Following[]): Write[] {
  if (!all.length) return []
  const wanted = all.flatMap(({ people, teams, reason, by }) => [
    ...people.map((id) => ({ person: id, team: null, reason, by })),
    ...teams.map((id) => ({ person: null, team: id, reason, by })),
  ])
  return [
    sql`
      insert into ticket_watcher (id, ticket_id, person_id, team_id, reason, added_by_id)
      select gen_random_uuid(), ${ticketId}, person.id, team.id, wanted.reason, adding.id
      from rows from (
          jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) as (person uuid, team uuid, reason text, by uuid)
        ) with ordinality as wanted(person, team, reason, by, place)
        left join person on person.id = wanted.person and person.active
        left join team on team.id = wanted.team
        left join person as adding on adding.id = wanted.by
      where (person.id is not null or team.id is not null)
        and (select count(*) from ticket_watcher where ticket_id = ${ticketId} and reason <> 'merge') + place <= ${mostWatchers}
      on conflict do nothing`,
    sql`
      update ticket_watcher set reason = wanted.reason
      from jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) as wanted(person uuid, team uuid, reason text)
      where ticket_id = ${ticketId} and ticket_watcher.reason = 'merge'
        and (ticket_watcher.person_id = wanted.person or ticket_watcher.team_id = wanted.team)`,
  ]
}
