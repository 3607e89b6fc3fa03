import { sql } from 'kysely'
import { z } from 'zod'
import { historyGroupNames, historyGroups } from '#domain/history/groups.ts'
import type { EventType } from '#domain/tickets/events.ts'
import type { ShownEvent } from '#domain/tickets/ticket.ts'
import { isSeen, type Sight, sightOf } from '../conversation/visible.ts'
import { hiddenAmong, withoutHidden } from '../links/find.ts'
import { cut, decodeCursor, pageQuery } from '../paging.ts'
import type { SignedIn } from '../plugins/viewer.ts'
import type { Services } from '../services.ts'
import { readsNotes, type TicketKey } from './find.ts'

// What a requester sees of a ticket's history: no notes, no clocks.
const publicTypes = [
  'created',
  'replied',
  'status_changed',
  'subject_changed',
  'linked',
  'merged_into',
  'unmerged_from',
] as const

/** As SQL, whether an event is about no message, or about one that they see. */
function isOfSeenMessage(sight: Sight) {
  if (sight.restricted) return sql<boolean>`true`
  // A reply that is held or was deleted is none to the requester; to agents only notes for others are hidden.
  if (!sight.notes)
    return sql<boolean>`(event.type <> 'replied' or exists (
      select from message where message.ticket_id = event.ticket_id and message.seq = event.seq and ${isSeen(sight)}))`
  return sql<boolean>`(event.data ->> 'messageId' is null or event.type = 'replied' or not exists (
    select from message where message.id = (event.data ->> 'messageId')::uuid and not ${isSeen(sight)}))`
}

/** What `GET /tickets/:number/events` takes. */
export const eventsQuery = z.object({
  ...pageQuery,
  group: z
    .preprocess(
      (value) => (typeof value === 'string' ? value.split(',') : value),
      z.array(z.enum(historyGroupNames)).max(10).optional(),
    )
    .describe('Groups of events, separated by commas.'),
  by: z
    .enum(['person', 'automation'])
    .optional()
    .describe('What people did, or what rules, flows and Perdure did.'),
})
type EventsQuery = z.output<typeof eventsQuery>

/** What somebody wants to be reminded of is theirs. */
function privately(data: Record<string, unknown>, { id }: SignedIn): Record<string, unknown> {
  const others = typeof data.person === 'string' && data.person !== id && 'text' in data
  return others ? { ...data, text: null } : data
}

/** What happened to the ticket, newest first. */
export async function listEvents(
  services: Services,
  viewer: SignedIn,
  ticket: TicketKey,
  { cursor, limit, group, by }: EventsQuery,
): Promise<{ events: ShownEvent[]; next: string | null }> {
  const forAgents = readsNotes(viewer, ticket)
  let query = services.db
    .selectFrom('ticket_event as event')
    // A rule's or flow's id is no person's.
    .leftJoin('person', (join) =>
      join.on(
        'person.id',
        '=',
        sql<string>`case when event.actor_kind = 'person' then event.actor_id::uuid end`,
      ),
    )
    .select(['event.seq', 'event.type', 'event.at', 'event.reason', 'event.data'])
    .select(['event.actor_kind', 'event.actor_id', 'person.name as actor_name'])
    .where('event.ticket_id', '=', ticket.id)
  if (group)
    query = query.where(
      'event.type',
      'in',
      group.flatMap((name) => historyGroups[name] as readonly EventType[]),
    )
  if (by) query = query.where('event.actor_kind', by === 'person' ? '=' : '<>', 'person')
  if (!forAgents)
    query = query.where('event.type', 'in', publicTypes).where(
      // How agents order their work is theirs; that one's own ticket goes on in another one is not.
      sql<boolean>`(event.type <> 'linked' or event.data ->> 'relation' in ('continues', 'continued_by'))`,
    )
  query = query.where(isOfSeenMessage(sightOf(viewer, ticket)))
  if (cursor) query = query.where('event.seq', '<', Number(decodeCursor(cursor, 'position').value))
  const found = await query
    .orderBy('event.seq', 'desc')
    .limit(limit + 1)
    .execute()
  const { rows, next } = cut(found, limit, (row) => ({ value: row.seq, id: '' }))
  const hidden = await hiddenAmong(services, viewer, rows)
  const events = rows.map(({ actor_kind, actor_id, actor_name, at, reason, data, ...event }) => ({
    ...event,
    data: withoutHidden(privately(forAgents ? data : withoutFields(data), viewer), hidden),
    // What agents note as their reason is for agents.
    reason: forAgents ? reason : null,
    at: at.toISOString(),
    actor: { kind: actor_kind, id: actor_id, name: actor_name },
  }))
  return { events, next }
}

/** What a new ticket's fields held, and what planned it, is for agents. */
function withoutFields({
  fields: _,
  recurring: __,
  ...data
}: Record<string, unknown>): Record<string, unknown> {
  return data
}
