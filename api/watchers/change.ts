import { type Kysely, sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { Tables } from '#db/database.ts'
import { knownByAddress } from '#db/people.ts'
import type { Watching } from '#db/unwatching.ts'
import { asTicket } from '#domain/access/ticket-subject.ts'
import { DomainError } from '#domain/errors.ts'
import { mostWatchers, type NewWatcher } from '#domain/watchers/watcher.ts'
import { allow } from '../access/allow.ts'
import type { SignedIn } from '../plugins/viewer.ts'
import type { Services } from '../services.ts'
import { readsNotes, subjectColumns, type TicketKey } from '../tickets/find.ts'

type Db = Kysely<Tables>
type Who = { person: string; team: null } | { person: null; team: string }

const isId = (text: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)

/** Makes somebody watch; oneself by who may read the ticket, others by who may add watchers. Returns their row's id. */
export async function addWatcher(
  services: Services,
  viewer: SignedIn,
  ticket: TicketKey,
  wanted: NewWatcher,
): Promise<string> {
  const { db } = services
  const isSelf = wanted.person === 'me' || wanted.person === viewer.id
  if (!isSelf) allow(viewer, 'manage_watchers', asTicket(ticket))
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

/** Lets that person watch no more, whether or not they still do. */
export async function stopWatching(services: Services, { ticket: number, person }: Watching): Promise<void> {
  const ticket = await services.db
    .selectFrom('ticket')
    .select([...subjectColumns, 'id', 'number', 'seq', 'merged'])
    .where('number', '=', number)
    .executeTakeFirst()
  if (!ticket) return
  const { numDeletedRows } = await services.db
    .deleteFrom('ticket_watcher')
    .where('ticket_id', '=', ticket.id)
    .where('person_id', '=', person)
    .executeTakeFirst()
  if (numDeletedRows) tell(services, ticket)
}

function tell({ announcer }: Services, ticket: TicketKey): void {
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
