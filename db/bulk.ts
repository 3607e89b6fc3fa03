import { type Kysely, sql } from 'kysely'
import type { BulkItemState } from '#domain/bulk/bulk.ts'
import type { Tables } from './database.ts'

type Db = Kysely<Tables>

/** A ticket that waits for its change. */
export type BulkItem = { position: number; number: string; parent: string | null }

/** What became of one. */
export type ItemOutcome = {
  position: number
  state: Exclude<BulkItemState, 'pending'>
  code: string | null
  detail: string | null
  seq: number | null
}

/** The bulk change of that id, or undefined. */
export function findBulk(db: Db, id: string) {
  return db.selectFrom('bulk').selectAll().where('id', '=', id).executeTakeFirst()
}
export type BulkRow = NonNullable<Awaited<ReturnType<typeof findBulk>>>

/** The next tickets that wait. Children wait until there are no others. */
export async function nextItems(db: Db, id: string, limit: number): Promise<BulkItem[]> {
  const items = await db
    .selectFrom('bulk_item')
    .select(['position', 'ticket_number as number', 'parent_number as parent'])
    .where('bulk_id', '=', id)
    .where('state', '=', 'pending')
    .orderBy('position')
    .limit(limit)
    .execute()
  const others = items.filter(({ parent }) => parent === null)
  return others.length ? others : items
}

/** Writes outcomes and counts them; one that is written already is left as it is. */
export async function writeOutcomes(db: Db, id: string, outcomes: readonly ItemOutcome[]): Promise<void> {
  await sql`
    with outcome as (
      select * from jsonb_to_recordset(${JSON.stringify(outcomes)}::jsonb)
        as each (position int, state text, code text, detail text, seq int)
    ), written as (
      update bulk_item as item
      set state = outcome.state, code = outcome.code, detail = outcome.detail, seq = outcome.seq
      from outcome
      where item.bulk_id = ${id} and item.position = outcome.position and item.state = 'pending'
      returning item.state
    )
    update bulk set progressed_at = now(),
      done = done + (select count(*) from written where state = 'done'),
      refused = refused + (select count(*) from written where state = 'refused'),
      skipped = skipped + (select count(*) from written where state = 'skipped')
    where id = ${id}`.execute(db)
}

/** Ends it, unless somebody cancelled or paused it meanwhile. */
export async function finishBulk(db: Db, id: string): Promise<void> {
  await db
    .updateTable('bulk')
    .set({ state: 'done', ended_at: sql<Date>`now()` })
    .where('id', '=', id)
    .where('state', '=', 'running')
    .execute()
}

/** Those that should run and have come no further for half a minute; asked again, they are not told for another one. */
export async function leftBulks(db: Db): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    update bulk set progressed_at = now()
    where state = 'running' and progressed_at < now() - interval '30 seconds'
    returning id`.execute(db)
  return rows.map(({ id }) => id)
}
