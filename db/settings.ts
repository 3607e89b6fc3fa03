import type { Kysely } from 'kysely'
import type { Tables } from './database.ts'

/** What was set for the whole installation under that name; null when nothing was. */
export async function readSetting<T>(db: Kysely<Tables>, name: string): Promise<T | null> {
  const row = await db.selectFrom('setting').select('value').where('name', '=', name).executeTakeFirst()
  return (row?.value ?? null) as T | null
}

/** Sets it. */
export async function writeSetting(db: Kysely<Tables>, name: string, value: unknown): Promise<void> {
  const text = JSON.stringify(value) as never
  await db
    .insertInto('setting')
    .values({ name, value: text })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value: text, updated_at: new Date() }))
    .execute()
}
