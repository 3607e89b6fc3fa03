import { p } from '@mikro-orm/core'
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { audiences, type Sharer } from '#domain/access/sharing.ts'
import type { Database } from './database.ts'
import { Person, Team } from './people.entity.ts'

/** The columns of what people write for themselves, a team or everybody. */
export const ownedColumns = {
  owner: () => p.manyToOne(Person).nullable().index().deleteRule('set null'),
  sharedWith: p.enum(audiences),
  team: () => p.manyToOne(Team).nullable().index().deleteRule('set null'),
  createdAt: p.datetime(3).defaultRaw('now()'),
  updatedAt: p.datetime(3).defaultRaw('now()'),
}

/** The same, and how often it was used. */
export const sharingColumns = {
  ...ownedColumns,
  uses: p.integer().default(0),
  lastUsedAt: p.datetime(3).nullable(),
}

/** The tables that count uses, and all that have an owner. */
export type SharedTable = 'canned_reply' | 'macro' | 'ticket_template' | 'checklist_template'
export type OwnedTable = SharedTable | 'saved_view'

/** Somebody with their teams. */
export async function sharerOf(db: Database, id: string, manages: boolean): Promise<Sharer> {
  const teams = await db
    .selectFrom('team_member')
    .select(['team_id as id', 'is_lead as isLead'])
    .where('person_id', '=', id)
    .execute()
  return { id, manages, teams }
}

/** The rows of `table` that `who` may see; the same as `maySee`. */
export function visibleTo(who: Sharer, table: OwnedTable): RawBuilder<SqlBool> {
  const column = (name: string) => sql.ref(`${table}.${name}`)
  const teams = who.manages
    ? sql`true`
    : sql`${column('team_id')} = any(${who.teams.map(({ id }) => id)}::uuid[])`
  return sql<SqlBool>`(${column('shared_with')} = 'all' or ${column('owner_id')} = ${who.id}
    or (${column('shared_with')} = 'team' and ${teams}))`
}

/** Counts a use. */
export async function countUse(db: Database, table: SharedTable, id: string): Promise<void> {
  await sql`update ${sql.table(table)} set uses = uses + 1, last_used_at = now() where id = ${id}`.execute(db)
}
