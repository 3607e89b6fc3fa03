import { sql } from 'kysely'
import type { Database } from '#db/database.ts'

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** What the subjects of audit records are called now, by id or key; those that are unknown or gone are left out. */
export async function namesOf(
  db: Database,
  subjects: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const all = [...new Set(subjects)]
  const ids = all.filter((subject) => uuid.test(subject))
  const keys = all.filter((subject) => !uuid.test(subject))
  if (!all.length) return new Map()
  const { rows } = await sql<{ subject: string; name: string }>`
    select id::text as subject, name from person where id = any(${ids}::uuid[])
    union all select id::text, name from organization where id = any(${ids}::uuid[])
    union all select id::text, name from team where id = any(${ids}::uuid[])
    union all select id::text, name from queue where id = any(${ids}::uuid[])
    union all select id::text, name from calendar where id = any(${ids}::uuid[])
    union all select id::text, name from sla_policy where id = any(${ids}::uuid[])
    union all select id::text, name from recurring where id = any(${ids}::uuid[])
    union all select id::text, name from api_key where id = any(${ids}::uuid[]) and name is not null
    union all select key, name from role where key = any(${keys})`.execute(db)
  return new Map(rows.map(({ subject, name }) => [subject, name]))
}
