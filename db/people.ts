import { type Kysely, sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { DomainError } from '#domain/errors.ts'
import { domainOf, nameOf } from '#domain/mail/addresses.ts'
import { mostWatchers } from '#domain/watchers/watcher.ts'
import type { Database, Tables } from './database.ts'

export type KnownPerson = { id: string; name: string; email: string; organizationId: string | null }

/**
 * The person with that mail address, be it their main one or another, and whoever they were merged into. Made a
 * requester without a password when there is none, in the organization that has the address's domain. Safe when two
 * ask at once; not for use inside a transaction.
 */
export async function personByEmail(db: Database, address: string, name?: string): Promise<KnownPerson> {
  const email = address.trim().toLowerCase()
  const known = await knownByAddress(db, email)
  if (known) return known
  const organizationId = await organizationOfDomain(db, email)
  await insertPerson(db, { name: nameOf({ email, name: name?.trim() || null }), email, organizationId })
  const made = await knownByAddress(db, email)
  if (!made) throw new Error('An address was taken away while its person was looked up.')
  return made
}

/** Whose address that is now, in lower case; merged people are followed to who they are. */
export async function knownByAddress(db: Kysely<Tables>, address: string): Promise<KnownPerson | undefined> {
  const { rows } = await sql<KnownPerson>`
    with recursive known as (
      select person.id, person.merged_into_id from person_address
        join person on person.id = person_address.person_id where person_address.address = ${address}
      union
      select person.id, person.merged_into_id from known join person on person.id = known.merged_into_id
    )
    select person.id, person.name, person.email, person.organization_id as "organizationId"
    from known join person on person.id = known.id where known.merged_into_id is null`.execute(db)
  return rows[0]
}

/** Who of those who can still be reached has one of those addresses, by id. */
export async function peopleWithAddresses(
  db: Kysely<Tables>,
  addresses: readonly string[],
): Promise<string[]> {
  const rows = await db
    .selectFrom('person_address')
    .innerJoin('person', 'person.id', 'person_address.person_id')
    .select('person.id')
    .distinct()
    .where(sql<boolean>`person_address.address = any(${addresses.map((each) => each.toLowerCase())}::text[])`)
    .where('person.active', '=', true)
    .where('person.merged_into_id', 'is', null)
    .orderBy('person.id')
    .limit(mostWatchers)
    .execute()
  return rows.map(({ id }) => id)
}

/** The organization that has the domain of that address, by id. */
export async function organizationOfDomain(db: Kysely<Tables>, email: string): Promise<string | null> {
  const domain = domainOf(email)
  const row = await db
    .selectFrom('organization')
    .select('id')
    .where(sql<boolean>`domains @> ${[domain]}::text[]`)
    .limit(1)
    .executeTakeFirst()
  return row?.id ?? null
}

/**
 * What a requester writes for: the organization that is named, if they belong to it, or else their default one. Throws
 * `unknown_organization`.
 */
export async function organizationFor(
  db: Database,
  requester: KnownPerson,
  named: string | null | undefined,
): Promise<string | null> {
  if (!named || named === requester.organizationId) return requester.organizationId
  const member = await db
    .selectFrom('person_organization')
    .select('organization_id')
    .where('person_id', '=', requester.id)
    .where('organization_id', '=', named)
    .executeTakeFirst()
  if (member) return named
  throw new DomainError(
    'unknown_organization',
    `${requester.name} does not belong to that organization.`,
    'organization',
  )
}

/** Makes somebody a member; who had no organization writes for this one from now on. */
export async function joinOrganization(
  db: Kysely<Tables>,
  personId: string,
  organizationId: string,
  isContact?: boolean,
): Promise<void> {
  await db
    .insertInto('person_organization')
    .values({ person_id: personId, organization_id: organizationId, is_contact: isContact ?? false })
    .onConflict((conflict) => {
      const known = conflict.columns(['person_id', 'organization_id'])
      return isContact === undefined ? known.doNothing() : known.doUpdateSet({ is_contact: isContact })
    })
    .execute()
  await db
    .updateTable('person')
    .set({ organization_id: organizationId })
    .where('id', '=', personId)
    .where('organization_id', 'is', null)
    .execute()
}

/** Whether the database refused an address because it is somebody else's. */
export function isAddressTaken(error: unknown): boolean {
  const { code, constraint } = Object(error) as { code?: unknown; constraint?: unknown }
  return code === '23505' && (constraint === 'person_address_pkey' || constraint === 'person_email_unique')
}

async function insertPerson(
  db: Database,
  person: { name: string; email: string; organizationId: string | null },
): Promise<void> {
  const { name, email, organizationId } = person
  try {
    await sql`
      with made as (
        insert into person (id, name, email, organization_id) values (${uuid()}, ${name}, ${email}, ${organizationId})
        on conflict (email) do nothing returning id, organization_id
      )
      insert into person_organization (person_id, organization_id)
        select id, organization_id from made where organization_id is not null`.execute(db)
  } catch (error) {
    // Somebody was just given the address beside their own.
    if (!isAddressTaken(error)) throw error
  }
}
