import { type Kysely, sql } from 'kysely'
import type { Tables } from '#db/database.ts'
import { administrator } from '#domain/access/roles.ts'
import { DomainError } from '#domain/errors.ts'
import { mayGive } from '../access/giving.ts'
import type { SignedIn } from '../plugins/viewer.ts'

/** A person's row, kept from changing until the transaction ends. */
export type LockedPerson = Awaited<ReturnType<typeof lockPerson>>

/**
 * The person of that id, locked. Tickets can still be written meanwhile: their commits only ask that the person goes on
 * to exist. Throws `not_found`.
 */
export async function lockPerson(trx: Kysely<Tables>, id: string) {
  const row = await trx
    .selectFrom('person')
    .selectAll()
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst()
  if (!row) throw new DomainError('not_found', `There is no person ${id}.`)
  return row
}

/** Locks them in the order of their ids, so that two who lock the same ones do not wait for each other for ever. */
export async function lockInOrder(trx: Kysely<Tables>, ids: string[]): Promise<void> {
  await trx.selectFrom('person').select('id').where('id', 'in', ids).orderBy('id').forNoKeyUpdate().execute()
}

/**
 * That person, locked, for somebody who is about to change them: throws `more_than_you_have` when one of their roles grants what
 * `viewer` does not have, `merge_not_possible` when they were merged into somebody else.
 */
export async function lockForChange(
  trx: Kysely<Tables>,
  viewer: SignedIn,
  id: string,
): Promise<LockedPerson> {
  const person = await lockPerson(trx, id)
  if (person.merged_into_id)
    throw new DomainError(
      'merge_not_possible',
      `${person.name} was merged into somebody else. Change that person.`,
    )
  if (id !== viewer.id) await mayChange(trx, viewer, person)
  return person
}

/** Throws `more_than_you_have` when one of their roles grants what `viewer` does not have. */
export async function mayChange(
  trx: Kysely<Tables>,
  viewer: SignedIn,
  person: { id: string; role_key: string },
): Promise<void> {
  const more = await trx
    .selectFrom('person_role')
    .select('role_key')
    .where('person_id', '=', person.id)
    .execute()
  for (const role of new Set([person.role_key, ...more.map((each) => each.role_key)]))
    await mayGive(trx, viewer, role)
}

/** Throws `last_administrator` when nobody but `id` administrates. */
export async function keepOne(trx: Kysely<Tables>, id: string): Promise<void> {
  // Two administrators who take the role from each other at once must not both succeed.
  await sql`select pg_advisory_xact_lock(hashtext('perdure administrators'))`.execute(trx)
  const other = await trx
    .selectFrom('person')
    .select('id')
    .where('role_key', '=', administrator)
    .where('active', '=', true)
    .where('id', '<>', id)
    .limit(1)
    .executeTakeFirst()
  if (!other)
    throw new DomainError('last_administrator', "The last administrator can't be taken away.", 'role')
}
