import { type Kysely, sql } from 'kysely'
import { hasRole, rolesGranting } from '#db/access.ts'
import type { Database, Tables } from '#db/database.ts'
import { readable } from '#db/query/readable.ts'
import type { Field } from '#domain/query/fields.ts'
import { containing } from '../like.ts'
import type { SignedIn } from '../plugins/viewer.ts'

/** A value to write behind a field, and what it stands for where that says more. */
export type FieldValue = { value: string; label: string }

/** Where the names of a field's values are, and what who asks for them must be allowed to see. */
type Source = {
  reads: string
  values: (db: Kysely<Tables>, part: string, viewer: SignedIn) => Promise<FieldValue[]>
}

const atMost = 20

const sources: Record<string, Source> = {
  queue: { reads: 'Queue', values: queues },
  team: { reads: 'Team', values: (db, part) => named(db, 'team', part) },
  organization: { reads: 'Organization', values: (db, part) => named(db, 'organization', part) },
  status: { reads: 'Settings', values: statuses },
  parent: { reads: 'Ticket', values: tickets },
  linked: { reads: 'Ticket', values: tickets },
  tag: { reads: 'Tag', values: tags },
  requester: { reads: 'Person', values: (db, part) => people(db, part) },
  watcher: { reads: 'Person', values: (db, part) => people(db, part) },
  assignee: {
    reads: 'Person',
    values: async (db, part) => people(db, part, await rolesGranting(db, 'ticket.update')),
  },
}

/** Custom fields name people and organizations, too. */
const customSources: Partial<Record<Field['type'], Source>> = {
  person: { reads: 'Person', values: (db, part) => people(db, part) },
  name: { reads: 'Organization', values: (db, part) => named(db, 'organization', part) },
}

async function queues(db: Kysely<Tables>, part: string): Promise<FieldValue[]> {
  return db
    .selectFrom('queue')
    .select(['key as value', 'name as label'])
    .where((eb) => eb.or([eb('key', 'ilike', part), eb('name', 'ilike', part)]))
    .orderBy('position')
    .orderBy('name')
    .limit(atMost)
    .execute()
}

/** Of the tickets that were changed last, those of that number or subject. */
async function tickets(db: Kysely<Tables>, part: string, { ability }: SignedIn): Promise<FieldValue[]> {
  const latest = readable(db.selectFrom('ticket'), ability)
    .select(['ticket.number as value', 'ticket.subject as label', 'ticket.updated_at'])
    .orderBy('ticket.updated_at', 'desc')
    .limit(1_000)
  return db
    .selectFrom(latest.as('latest'))
    .select(['value', 'label'])
    .where((eb) => eb.or([eb('value', 'ilike', part), eb('label', 'ilike', part)]))
    .orderBy('updated_at', 'desc')
    .limit(atMost)
    .execute()
}

async function named(
  db: Kysely<Tables>,
  table: 'team' | 'organization',
  part: string,
): Promise<FieldValue[]> {
  return db
    .selectFrom(table)
    .select(['name as value', 'name as label'])
    .where('name', 'ilike', part)
    .orderBy('name')
    .limit(atMost)
    .execute()
}

async function tags(db: Kysely<Tables>, part: string): Promise<FieldValue[]> {
  return db
    .selectFrom('tag')
    .select(['name as value', sql<string>`coalesce(nullif(description, ''), name)`.as('label')])
    .where('merged_into_id', 'is', null)
    .where('name', 'ilike', part)
    .orderBy('name')
    .limit(atMost)
    .execute()
}

async function statuses(db: Kysely<Tables>, part: string): Promise<FieldValue[]> {
  const { rows } = await sql<FieldValue>`
    select distinct status ->> 'key' as value, status ->> 'name' as label
    from lifecycle_version, jsonb_array_elements(definition -> 'statuses') as status
    where status ->> 'key' ilike ${part} or status ->> 'name' ilike ${part}
    order by 1 limit ${atMost}`.execute(db)
  return rows
}

/** People who are active, with one of the roles if some are given. */
async function people(db: Kysely<Tables>, part: string, roles?: string[]): Promise<FieldValue[]> {
  let query = db
    .selectFrom('person')
    .select(['email as value', 'name as label'])
    .where('merged_into_id', 'is', null)
    .where('active', '=', true)
    .where((eb) => eb.or([eb('name', 'ilike', part), eb('email', 'ilike', part)]))
  if (roles) query = query.where((eb) => hasRole(eb, roles))
  return query.orderBy('name').orderBy('id').limit(atMost).execute()
}

/** The values of a field that have `text` in them, of those that `viewer` may see; none for a field without names. */
export async function valuesOf(
  db: Database,
  viewer: SignedIn,
  { name, key, type }: Field,
  text: string,
): Promise<FieldValue[]> {
  const source = key === undefined ? sources[name] : customSources[type]
  if (!source || !viewer.ability.can('read', source.reads)) return []
  return source.values(db, containing(text), viewer)
}
