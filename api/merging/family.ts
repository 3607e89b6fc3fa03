import { type SqlBool, sql } from 'kysely'
import { familyOf } from '#db/merging.ts'
import { readable, subjectColumns } from '#db/query/readable.ts'
import type { TicketSubject } from '#domain/access/ticket-subject.ts'
import { isSeen, type Sight, sightOf } from '../conversation/visible.ts'
import type { SignedIn } from '../plugins/viewer.ts'
import type { Services } from '../services.ts'
import type { TicketKey } from '../tickets/find.ts'

/** A ticket and what `viewer` may see of its messages. */
export type Seen = { ticket: TicketSubject & Pick<TicketKey, 'id' | 'number'>; sight: Sight }

/**
 * A ticket with all that were merged into it and that `viewer` may read, itself first: they are read as one. Each keeps its
 * own rights. A ticket that nothing was merged into costs no statement.
 */
export async function familyFor(
  { db }: Pick<Services, 'db'>,
  viewer: SignedIn,
  ticket: TicketKey,
): Promise<Seen[]> {
  const own = { ticket, sight: sightOf(viewer, ticket) }
  if (!ticket.merged.length) return [own]
  const others = await readable(db.selectFrom('ticket'), viewer.ability)
    .select([...subjectColumns, 'id', 'number'])
    .where(sql<SqlBool>`ticket.id in ${familyOf(ticket.id)}`)
    .where('ticket.id', '<>', ticket.id)
    .execute()
  return [own, ...others.map((other) => ({ ticket: other, sight: sightOf(viewer, other) }))]
}

/** As SQL, whether a row of `message` belongs to one of those tickets, and is one that the viewer sees there. */
export function isSeenAmong(family: readonly Seen[]) {
  const groups = new Map<string, { sight: Sight; ids: string[] }>()
  for (const { ticket, sight } of family) {
    const key = JSON.stringify(sight)
    const group = groups.get(key) ?? { sight, ids: [] }
    group.ids.push(ticket.id)
    groups.set(key, group)
  }
  const either = [...groups.values()].map(({ ids, sight }) =>
    ids.length === 1
      ? sql<SqlBool>`(message.ticket_id = ${ids[0]} and ${isSeen(sight)})`
      : sql<SqlBool>`(message.ticket_id = any(${ids}::uuid[]) and ${isSeen(sight)})`,
  )
  return sql<SqlBool>`(${sql.join(either, sql` or `)})`
}
