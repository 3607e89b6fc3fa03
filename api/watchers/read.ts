import { sql } from 'kysely'
import type { Watcher } from '#domain/watchers/watcher.ts'
import { pictureVersion } from '../people/read.ts'
import { personRef } from '../people/ref.ts'
import type { SignedIn } from '../plugins/viewer.ts'
import type { Services } from '../services.ts'
import { readsNotes, type TicketKey } from '../tickets/find.ts'

/**
 * Who watches the ticket, in the order in which they came. Who does not read notes sees those whom they know of anyway:
 * themselves, whom they added, and to whom a mail went. That somebody was mentioned is what a note says.
 */
export async function listWatchers(
  { db }: Services,
  viewer: SignedIn,
  ticket: TicketKey,
): Promise<Watcher[]> {
  let query = db
    .selectFrom('ticket_watcher as watch')
    .leftJoin('person', 'person.id', 'watch.person_id')
    .leftJoin('team', 'team.id', 'watch.team_id')
    .leftJoin('person as adding', 'adding.id', 'watch.added_by_id')
    .select(['watch.id', 'watch.reason', 'watch.created_at'])
    .select(['person.id as personId', 'person.name as personName', 'person.email', 'person.avatar'])
    .select(['team.id as teamId', 'team.name as teamName'])
    .select(sql<number>`(select count(*)::int from team_member where team_id = team.id)`.as('members'))
    .select(['adding.id as addingId', 'adding.name as addingName', 'adding.email as addingEmail'])
    .where('watch.ticket_id', '=', ticket.id)
  if (!readsNotes(viewer, ticket))
    query = query.where((eb) =>
      eb.or([
        eb('watch.person_id', '=', viewer.id),
        eb('watch.added_by_id', '=', viewer.id),
        eb('watch.reason', '=', 'mail'),
      ]),
    )
  const rows = await query.orderBy('watch.created_at').orderBy('watch.id').execute()
  return rows.map((row) => ({
    id: row.id,
    person: row.personId
      ? {
          ...{ id: row.personId, name: row.personName ?? '', email: row.email ?? '' },
          avatar: pictureVersion(row.avatar),
        }
      : null,
    team: row.teamId ? { id: row.teamId, name: row.teamName ?? '', members: row.members } : null,
    reason: row.reason,
    addedBy: personRef(row.addingId, row.addingName, row.addingEmail),
    createdAt: row.created_at.toISOString(),
  }))
}
