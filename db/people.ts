import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { Database } from './database.ts'

export type KnownPerson = { id: string; name: string; email: string; organizationId: string | null }

const columns = ['id', 'name', 'email', 'organization_id as organizationId'] as const

/**
 * The person with that mail address, made a requester without a password when there is none, in the
 * organization that has the address's domain. Safe when two ask at once.
 */
export async function personByEmail(db: Database, address: string, name?: string): Promise<KnownPerson> {
  const email = address.trim().toLowerCase()
  const known = await db.selectFrom('person').select(columns).where('email', '=', email).executeTakeFirst()
  if (known) return known
  const domain = email.slice(email.lastIndexOf('@') + 1)
  const organization = await db
    .selectFrom('organization')
    .select('id')
    .where(sql<boolean>`domains @> ${[domain]}::text[]`)
    .limit(1)
    .executeTakeFirst()
  await db
    .insertInto('person')
    .values({
      id: uuid(),
      email,
      name: name?.trim() || nameFrom(email),
      organization_id: organization?.id ?? null,
    })
    .onConflict((conflict) => conflict.column('email').doNothing())
    .execute()
  return db.selectFrom('person').select(columns).where('email', '=', email).executeTakeFirstOrThrow()
}

function nameFrom(email: string): string {
  return email.slice(0, email.lastIndexOf('@')) || email
}
