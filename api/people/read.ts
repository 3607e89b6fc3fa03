import { type Kysely, sql } from 'kysely'
import type { Tables } from '#db/database.ts'
import { DomainError } from '#domain/errors.ts'
import type { Address, Profile } from '#domain/people/profile.ts'
import { personRef } from './ref.ts'

type Db = Kysely<Tables>

/** Everything about the person of that id. Throws `not_found`. */
export async function readProfile(db: Db, id: string): Promise<Profile> {
  const [person, addresses, organizations] = await Promise.all([
    db
      .selectFrom('person')
      .leftJoin('person as other', 'other.id', 'person.merged_into_id')
      .selectAll('person')
      .select(['other.name as otherName', 'other.email as otherEmail'])
      .where('person.id', '=', id)
      .executeTakeFirst(),
    readAddresses(db, id),
    db
      .selectFrom('person_organization as member')
      .innerJoin('organization', 'organization.id', 'member.organization_id')
      .select(['organization.id', 'organization.name', 'member.is_contact as isContact'])
      .where('member.person_id', '=', id)
      .orderBy('organization.name')
      .orderBy('organization.id')
      .execute(),
  ])
  if (!person) throw new DomainError('not_found', `There is no person ${id}.`)
  const { name, email, active, phone, location, language, signature } = person
  return {
    ...{ id, name, email, active, phone, location, language, signature },
    role: person.role_key,
    jobTitle: person.job_title,
    timeZone: person.time_zone,
    preferences: person.preferences as Profile['preferences'],
    avatar: pictureVersion(person.avatar),
    addresses,
    organizations: organizations.map((each) => ({ ...each, isDefault: each.id === person.organization_id })),
    mergedInto: personRef(person.merged_into_id, person.otherName, person.otherEmail),
    createdAt: person.created_at.toISOString(),
    updatedAt: person.updated_at.toISOString(),
  }
}

/** Somebody's addresses, the main one first. */
export async function readAddresses(db: Db, personId: string): Promise<Address[]> {
  const rows = await db
    .selectFrom('person_address')
    .innerJoin('person', 'person.id', 'person_address.person_id')
    .select(['address', 'verified_at', 'person_address.created_at'])
    .select(sql<boolean>`person.email = person_address.address`.as('main'))
    .where('person_id', '=', personId)
    .orderBy('main', 'desc')
    .orderBy('address')
    .execute()
  return rows.map(({ verified_at, created_at, ...address }) => ({
    ...address,
    verifiedAt: verified_at?.toISOString() ?? null,
    createdAt: created_at.toISOString(),
  }))
}

/** What tells a picture from the one before it: the start of its thumbnail's SHA-256. */
export function pictureVersion(avatar: unknown): string | null {
  return (avatar as { thumbnail: string } | null)?.thumbnail.slice(0, 16) ?? null
}
