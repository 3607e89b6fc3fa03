import { type SqlBool, sql } from 'kysely'
import { isAudience } from '#db/conversation.ts'
import { asTicket, type TicketSubject } from '#domain/access/ticket-subject.ts'
import type { SignedIn } from '../plugins/viewer.ts'

/** What `viewer` may see of a ticket's messages. */
export type Sight = {
  viewerId: string
  notes: boolean
  /** Notes for others, too. */
  restricted: boolean
  /** What deleted messages said. */
  deleted: boolean
}

export function sightOf({ id, ability }: SignedIn, ticket: TicketSubject): Sight {
  const may = (action: string) => ability.can(action, asTicket(ticket))
  return {
    viewerId: id,
    notes: may('read_notes'),
    restricted: may('read_restricted'),
    deleted: may('delete_messages'),
  }
}

/**
 * As SQL, whether a row of `message` is one they see. Agents see that something was deleted, and their own side's
 * replies before they are mailed; nobody reads a note that is for others. What one wrote oneself one sees.
 */
export function isSeen(sight: Sight) {
  if (!sight.notes)
    return sql<SqlBool>`(message.deleted_at is null and (message.author_id = ${sight.viewerId} or (
      message.kind = 'reply' and (message.held_until is null or message.held_until <= now()))))`
  return sight.restricted ? sql<SqlBool>`true` : isAudience(sight.viewerId)
}
