import { type Kysely, sql } from 'kysely'
import type { ImportTarget, PlannedRow } from '#domain/people/import.ts'
import type { Tables } from './database.ts'

type Db = Kysely<Tables>

/** How a row is kept: its plan, and why it could not be carried out. */
export type KeptRow = PlannedRow & { failed?: true }

const atOnce = 5_000

/** Whose those addresses are, with all that an import compares. */
export async function readOwners(db: Db, addresses: readonly string[]): Promise<Map<string, ImportTarget>> {
  const owners = new Map<string, ImportTarget>()
  for (let from = 0; from < addresses.length; from += atOnce) {
    const { rows } = await sql<ImportTarget & { address: string }>`
      select owned.address, person.id, person.name, person.role_key as role, person.active, person.phone,
        person.job_title as "jobTitle", person.location, person.time_zone as "timeZone", person.language,
        array(
          select organization.name from person_organization as member
            join organization on organization.id = member.organization_id where member.person_id = person.id
            order by member.organization_id = person.organization_id desc, organization.name
        ) as organizations,
        array(
          select address from person_address as other where other.person_id = person.id and address <> person.email
          order by address
        ) as addresses
      from person_address as owned join person on person.id = owned.person_id
      where owned.address = any(${addresses.slice(from, from + atOnce)}::text[])`.execute(db)
    for (const { address, ...person } of rows) owners.set(address, person)
  }
  return owners
}

/** All organizations by their name in lower case; null where several have it. */
export async function organizationsByName(db: Db): Promise<Map<string, string | null>> {
  const rows = await db.selectFrom('organization').select(['id', 'name']).execute()
  const found = new Map<string, string | null>()
  for (const { id, name } of rows) {
    const key = name.toLowerCase()
    found.set(key, found.has(key) ? null : id)
  }
  return found
}

/** Keeps why rows failed, by their index. */
export async function keepFailures(
  db: Db,
  id: string,
  failures: ReadonlyMap<number, KeptRow>,
): Promise<void> {
  if (!failures.size) return
  const { rows } = await sql<{ rows: KeptRow[] }>`select rows from person_import where id = ${id}`.execute(db)
  const all = rows[0]?.rows ?? []
  for (const [index, row] of failures) all[index] = row
  await db
    .updateTable('person_import')
    .set({ rows: JSON.stringify(all) as never })
    .where('id', '=', id)
    .execute()
}
