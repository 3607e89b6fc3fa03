import type { Kysely } from 'kysely'
import { defaultSecurity, type Security, securitySchema } from '#domain/access/security.ts'
import type { Tables } from './database.ts'

const name = 'security'

/** How people sign in here. */
export async function readSecurity(db: Kysely<Tables>): Promise<Security> {
  const row = await db.selectFrom('setting').select('value').where('name', '=', name).executeTakeFirst()
  return row ? securitySchema.parse(row.value) : defaultSecurity
}

/** Changes how people sign in. */
export async function writeSecurity(db: Kysely<Tables>, security: Security): Promise<void> {
  const value = JSON.stringify(security) as never
  await db
    .insertInto('setting')
    .values({ name, value })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value, updated_at: new Date() }))
    .execute()
}
