import type { SelectQueryBuilder } from 'kysely'
import type { Tables } from '#db/database.ts'
import { reachOf } from '#db/query/links.ts'
import { matching } from '#db/query/matching.ts'
import { isEverywhere, readable } from '#db/query/readable.ts'
import { inRestrictedNotes } from '#db/query/restricted.ts'
import { wordsComeFirst } from '#db/query/words.ts'
import { asksForDeleted, withoutDeleted } from '#domain/deletion/seen.ts'
import { catalogueForRequesters, catalogueWith } from '#domain/fields/conditions.ts'
import type { Asker } from '#domain/query/asker.ts'
import type { Catalogue } from '#domain/query/fields.ts'
import type { Query } from '#domain/query/tree.ts'
import type { SignedIn } from '../plugins/viewer.ts'
import type { Services } from '../services.ts'
import { readQuery } from './read.ts'

/** What `me`, `mine` and `today` mean when `viewer` asks. */
export async function askerOf({ configuration, now }: Services, viewer: SignedIn): Promise<Asker> {
  const zone = viewer.timeZone ?? (await configuration.current()).sla.calendar.timeZone
  return { personId: viewer.id, teamQueueIds: viewer.teamQueueIds, now: now(), zone }
}

/** What tickets can be filtered by, for those who may see it: fields that are for agents are not there for requesters. */
export async function catalogueFor({ configuration }: Services, viewer: SignedIn): Promise<Catalogue> {
  const { definitions } = (await configuration.current()).fields
  const seesAll = viewer.ability.can('read_notes', 'Ticket')
  const all = seesAll ? catalogueWith(definitions) : catalogueForRequesters(definitions)
  return viewer.ability.can('delete', 'Ticket') ? all : withoutDeleted(all)
}

/** The tickets `viewer` may read for which the filter holds. Throws `invalid_filter`. */
export async function ticketsFiltered(services: Services, viewer: SignedIn, filter: string) {
  const catalogue = await catalogueFor(services, viewer)
  return ticketsFor(services, viewer, readQuery(filter, catalogue), catalogue)
}

/** The tickets `viewer` may read for which `query` holds. */
export async function ticketsFor(
  services: Services,
  viewer: SignedIn,
  query: Query,
  catalogue: Catalogue,
): Promise<SelectQueryBuilder<Tables, 'ticket', object>> {
  const asker = await askerOf(services, viewer)
  const first = await wordsComeFirst(services.db, query, catalogue)
  const notes = isEverywhere(viewer.ability, 'read_notes')
  const reader = { personId: viewer.id, all: isEverywhere(viewer.ability, 'read_restricted') }
  const inNotes = notes ? await inRestrictedNotes(services.db, query, reader) : new Map()
  const search = { notes, first, inNotes }
  return readable(services.db.selectFrom('ticket'), viewer.ability, { deleted: asksForDeleted(query) }).where(
    (eb) => matching(eb, query, { asker, catalogue, search, reach: reachOf(services.db, viewer.ability) }),
  )
}
