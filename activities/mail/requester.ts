import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { Database } from '#db/database.ts'
import { domainOf, type MailAddress, nameOf } from '#domain/mail/addresses.ts'

export type Requester = { id: string; organizationId: string | null }

/** For a mail that names no sender and was let in by a person (a domain that never exists, RFC 2606). */
export const unknownSender: MailAddress = { email: 'unknown-sender@perdure.invalid', name: 'Unknown sender' }

/** The person of that address; a new one is a requester without a password, in the organization of their mail domain. */
export async function requesterOf(db: Database, address: MailAddress): Promise<Requester> {
  const known = await find(db, address.email)
  if (known) return known
  await db
    .insertInto('person')
    .values({
      id: uuid(),
      name: nameOf(address).slice(0, 200),
      email: address.email,
      role: 'requester',
      organization_id: await organizationOf(db, domainOf(address.email)),
    })
    // Another mail of theirs may have been first.
    .onConflict((conflict) => conflict.column('email').doNothing())
    .execute()
  const made = await find(db, address.email)
  if (!made) throw new Error('the person who was just stored is gone')
  return made
}

async function find(db: Database, email: string): Promise<Requester | undefined> {
  const row = await db
    .selectFrom('person')
    .select(['id', 'organization_id'])
    .where('email', '=', email)
    .executeTakeFirst()
  return row && { id: row.id, organizationId: row.organization_id }
}

async function organizationOf(db: Database, domain: string): Promise<string | null> {
  const row = await db
    .selectFrom('organization')
    .select('id')
    .where(sql<boolean>`domains @> array[${domain}]::text[]`)
    .orderBy('created_at')
    .limit(1)
    .executeTakeFirst()
  return row?.id ?? null
}
