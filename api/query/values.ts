import { type RawBuilder, sql } from 'kysely'
import type { Database } from '#db/database.ts'
import type { Field } from '#domain/query/fields.ts'
import { containing } from '../like.ts'
import type { SignedIn } from '../plugins/viewer.ts'

/** A value to write behind a field, and what it stands for where that says more. */
export type FieldValue = { value: string; label: string }

const atMost = 20

/** What the names of a field's values are read from, and what who asks for them must be allowed to see. */
const sources: Record<string, { reads: string; values: (part: string) => RawBuilder<FieldValue> }> = {
  queue: {
    reads: 'Queue',
    values: (part) => sql`select key as value, name as label from queue
      where key ilike ${part} or name ilike ${part} order by position, name limit ${atMost}`,
  },
  team: {
    reads: 'Team',
    values: (part) => sql`select name as value, name as label from team
      where name ilike ${part} order by name limit ${atMost}`,
  },
  organization: {
    reads: 'Organization',
    values: (part) => sql`select name as value, name as label from organization
      where name ilike ${part} order by name limit ${atMost}`,
  },
  status: {
    reads: 'Settings',
    values: (part) => sql`select distinct status ->> 'key' as value, status ->> 'name' as label
      from lifecycle_version, jsonb_array_elements(definition -> 'statuses') as status
      where status ->> 'key' ilike ${part} or status ->> 'name' ilike ${part} order by 1 limit ${atMost}`,
  },
  tag: {
    reads: 'Tag',
    values: (part) => sql`select name as value, coalesce(nullif(description, ''), name) as label from tag
      where merged_into_id is null and name ilike ${part} order by name limit ${atMost}`,
  },
  requester: { reads: 'Person', values: people },
  assignee: { reads: 'Person', values: people },
}

function people(part: string): RawBuilder<FieldValue> {
  return sql`select email as value, name as label from person
    where merged_into_id is null and active and (name ilike ${part} or email ilike ${part})
    order by name, id limit ${atMost}`
}

/** The values of a field that have `text` in them, of those that `viewer` may see; none for a field without names. */
export async function valuesOf(
  db: Database,
  viewer: SignedIn,
  { name }: Field,
  text: string,
): Promise<FieldValue[]> {
  const source = sources[name]
  if (!source || !viewer.ability.can('read', source.reads)) return []
  return (await source.values(containing(text)).execute(db)).rows
}
