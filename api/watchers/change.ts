import { type Kysely, sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { Tables } from '#db/database.ts'
import { knownByAddress } from '#db/people.ts'
import type { Watching } from '#db/unwatching.ts'
import { asTicket, type TicketSubject } from '#domain/access/ticket-subject.ts'
import { DomainError } from '#domain/errors.ts'
import { mostWatchers, type NewWatcher } from '#domain/watchers/watcher.ts'
import { allow } from '../access/allow.ts'
import { requireTaking } from '../merging/elsewhere.ts'
import type { SignedIn } from '../plugins/viewer.ts'
import type { Services } from '../services.ts'
import { readsNotes, type TicketKey } from '../tickets/find.ts'

type Db = Kysely<Tables>
type Who = { person: string; team: null } | { person: null; team: string }

const isId = (text: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)

/**
 * Makes somebody watch; oneself by who may read the ticket, others by who may add watchers. Returns their row's id. Throws
 * `ticket_merged` for a ticket that goes on in another one.
 */
export async function addWatcher(
  services: Services,
  viewer: SignedIn,
  ticket: TicketKey,
  wanted: NewWatcher,
): Promise<string> {
  const { db } = services
  const isSelf = wanted.person === 'me' || wanted.person === viewer.id
  if (!isSelf) allow(viewer, 'manage_watchers', asTicket(ticket))
  await requireTaking(services, viewer, ticket)
  const who = isSelf ? { person: viewer.id, team: null } : await named(db, viewer, wanted)
  const id = await db.transaction().execute(async (trx) => {
    // Commits lock it too: nobody watches a ticket unnoticed by one that is under way.
    await trx.selectFrom('ticket').select('id').where('id', '=', ticket.id).forUpdate().execute()
    const known = await watchOf(trx, ticket.id, who)
    if (known) return stay(trx, known, isSelf ? 'self' : 'added')
    await refuseBeyondMost(trx, ticket.id)
    const watch = uuid()
    await trx
      .insertInto('ticket_watcher')
      .values({
        ...{ id: watch, ticket_id: ticket.id, person_id: who.person, team_id: who.team },
        ...{ reason: isSelf ? 'self' : 'added', added_by_id: viewer.id },
      })
      .execute()
    await trx
      .updateTable('ticket')
      .set({ watched: true })
      .where('id', '=', ticket.id)
      .where('watched', '=', false)
      .execute()
    return watch
  })
  tell(services, ticket)
  return id
}

/** Lets somebody watch no more; "me" is oneself, and no error when one does not watch. Throws `not_found`. */
export async function removeWatcher(
  services: Services,
  viewer: SignedIn,
  ticket: TicketKey,
  watcher: string,
): Promise<void> {
  const { db } = services
  const own = await watchOf(db, ticket.id, { person: viewer.id, team: null })
  if (watcher === 'me' && !own) return
  const id = watcher === 'me' ? own : watcher
  if (id !== own) allow(viewer, 'manage_watchers', asTicket(ticket))
  let removal = db
    .deleteFrom('ticket_watcher')
    .where('ticket_id', '=', ticket.id)
    .where('id', '=', isId(id ?? '') ? (id as string) : null)
  if (!readsNotes(viewer, ticket))
    removal = removal.where((eb) =>
      eb.or([eb('person_id', '=', viewer.id), eb('added_by_id', '=', viewer.id), eb('reason', '=', 'mail')]),
    )
  const { numDeletedRows } = await removal.executeTakeFirst()
  if (!numDeletedRows) throw new DomainError('not_found', 'They do not watch this ticket.')
  tell(services, ticket)
}

/** Who came with a merged ticket, and is wanted for themselves, does not leave with it. */
async function stay(trx: Db, id: string, reason: 'self' | 'added'): Promise<string> {
  await trx
    .updateTable('ticket_watcher')
    .set({ reason })
    .where('id', '=', id)
    .where('reason', '=', 'merge')
    .execute()
  return id
}

/**
 * Lets that person watch no more, whether or not they still do: neither as whom they were merged into, nor where the ticket
 * goes on, as far as they watch that for it only.
 */
export async function stopWatching({ db, announcer }: Services, { ticket, person }: Watching): Promise<void> {
  const { rows } = await sql<Told>`
    with recursive onwards as (
      select id, merged_into_ticket_id as up, true as own from ticket where number = ${ticket}
      union
      select ticket.id, merged_into_ticket_id, false from ticket join onwards on ticket.id = onwards.up
    ), known as (
      select id, merged_into_id as up from person where id = ${person}
      union
      select person.id, merged_into_id from person join known on person.id = known.up
    ), gone as (
      delete from ticket_watcher as watch using onwards
      where watch.ticket_id = onwards.id and (own or watch.reason = 'merge')
        and watch.person_id in (select id from known)
      returning watch.ticket_id
    )
    select number, requester_id as "requesterId", assignee_id as "assigneeId", queue_id as "queueId",
      organization_id as "organizationId"
    from ticket where id in (select ticket_id from gone)`.execute(db)
  for (const each of rows) tell({ announcer }, each)
}

type Told = TicketSubject & Pick<TicketKey, 'number'>

function tell({ announcer }: Pick<Services, 'announcer'>, ticket: Told): void {
  const { number, requesterId, assigneeId, queueId, organizationId } = ticket
  announcer.announce({ type: 'watchers', number, requesterId, assigneeId, queueId, organizationId })
}

async function watchOf(db: Db, ticketId: string, { person, team }: Who): Promise<string | null> {
  const query = db.selectFrom('ticket_watcher').select('id').where('ticket_id', '=', ticketId)
  const row = await (person === null
    ? query.where('team_id', '=', team)
    : query.where('person_id', '=', person)
  ).executeTakeFirst()
  return row?.id ?? null
}

async function refuseBeyondMost(trx: Db, ticketId: string): Promise<void> {
  const { count } = await trx
    .selectFrom('ticket_watcher')
    .select(sql<number>`count(*)::int`.as('count'))
    .where('ticket_id', '=', ticketId)
    .where('reason', '<>', 'merge')
    .executeTakeFirstOrThrow()
  if (count < mostWatchers) return
  throw new DomainError(
    'too_many_watchers',
    `At most ${mostWatchers} watch one ticket: add a team, or remove somebody first.`,
  )
}

async function named(db: Db, viewer: SignedIn, { person, team }: NewWatcher): Promise<Who> {
  if (team !== undefined) return { person: null, team: await teamOf(db, viewer, team) }
  return { person: await personOf(db, viewer, person ?? ''), team: null }
}

async function teamOf(db: Db, viewer: SignedIn, id: string): Promise<string> {
  const row = viewer.ability.can('read', 'Team')
    ? await db.selectFrom('team').select('id').where('id', '=', id).executeTakeFirst()
    : undefined
  if (!row) throw new DomainError('unknown_team', `There is no team ${id}.`, 'team')
  return row.id
}

/** Somebody active. Who does not see people knows those of their own organizations only: others are nobody to them. */
async function personOf(db: Db, viewer: SignedIn, named: string): Promise<string> {
  const id = isId(named) ? named : (await knownByAddress(db, named.toLowerCase()))?.id
  let query = db
    .selectFrom('person')
    .select('person.id')
    .where('person.id', '=', id ?? null)
    .where('person.active', '=', true)
    .where('person.merged_into_id', 'is', null)
  if (!viewer.ability.can('read', 'Person'))
    query = query.where((eb) =>
      eb.exists(
        eb
          .selectFrom('person_organization as theirs')
          .innerJoin('person_organization as mine', 'mine.organization_id', 'theirs.organization_id')
          .select('theirs.person_id')
          .whereRef('theirs.person_id', '=', 'person.id')
          .where('mine.person_id', '=', viewer.id),
      ),
    )
  const row = await query.executeTakeFirst()
  if (row) return row.id
  throw new DomainError('unknown_person', `There is nobody with the id or address "${named}".`, 'person')
}
