import type { Kysely } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { Tables } from '#db/database.ts'
import { isAddressTaken, joinOrganization, organizationOfDomain } from '#db/people.ts'
import { addressTaken } from './addresses.ts'

type NewPerson = { name: string; email: string; role: string }

/** Adds somebody, in the organization of their address's domain. Throws `address_taken`. */
export async function insertPerson(trx: Kysely<Tables>, { name, email, role }: NewPerson, more: object = {}) {
  const { created_at, ...row } = await trx
    .insertInto('person')
    .values({ id: uuid(), name, email, role_key: role, ...more })
    .returning(['id', 'name', 'email', 'role_key as role', 'active', 'created_at'])
    .executeTakeFirstOrThrow()
    .catch((error: unknown) => {
      throw isAddressTaken(error) ? addressTaken(email, 'email') : error
    })
  const organization = await organizationOfDomain(trx, email)
  if (organization) await joinOrganization(trx, row.id, organization)
  return { ...row, createdAt: created_at.toISOString() }
}
