import { type RawBuilder, sql } from 'kysely'
import type { Command, MessagePayload } from '#domain/tickets/commands.ts'
import { messageOf } from '#domain/tickets/commands.ts'
import { followedBy, isCopied } from '#domain/watchers/followed.ts'

type Watched = { id: string; requesterId: string; watched: boolean }

/** What the settled commands have to say to who watches. */
export type Telling = {
  /** Messages whose watchers get a copy. */
  copied: ReadonlySet<MessagePayload>
  /** Who is mentioned in notes. */
  mentioned: string[]
  /** Who watches, as SQL; null when nobody gets a copy. */
  watching: RawBuilder<unknown> | null
}

/** What there is to tell; null for a ticket that nobody watches, and a conversation that mentions nobody. */
export function tellingOf(commands: readonly Command[], ticket: Watched): Telling | null {
  const messages = commands.filter(({ type }) => type === 'message').flatMap((one) => messageOf(one) ?? [])
  const followed = messages.flatMap((message) => followedBy(message, ticket.requesterId) ?? [])
  const isWatched = ticket.watched || followed.length > 0
  const copied = new Set(isWatched ? messages.filter(isCopied) : [])
  const mentioned = followed.flatMap(({ told }) => told?.people ?? [])
  if (!copied.size && !mentioned.length) return null
  const people = followed.flatMap((each) => each.people)
  const teams = followed.flatMap((each) => each.teams)
  return { copied, mentioned, watching: copied.size ? watching(ticket.id, people, teams) : null }
}

/** The people who watch the ticket, also as members of a team, with those who do from this commit on. */
function watching(ticketId: string, people: readonly string[], teams: readonly string[]) {
  return sql`(
    select jsonb_agg(jsonb_build_object('id', id, 'name', name, 'email', email) order by id)
    from person where active and merged_into_id is null and id in (
      select person_id from ticket_watcher where ticket_id = ${ticketId}
      union select unnest(${[...people]}::uuid[])
      union select member.person_id from team_member as member where team_id in (
        select team_id from ticket_watcher where ticket_id = ${ticketId} union select unnest(${[...teams]}::uuid[])
      )
    ))`
}
