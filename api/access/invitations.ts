import { createHash, randomBytes } from 'node:crypto'
import { hashPassword } from 'better-auth/crypto'
import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { z } from 'zod'
import type { Tables } from '#db/database.ts'
import { administrator } from '#domain/access/roles.ts'
import { DomainError } from '#domain/errors.ts'
import type { acceptInvitationSchema } from '#domain/people/person.ts'
import { forgetFailures } from './lockout.ts'

const lifetimeMs = 7 * 24 * 3_600_000

type Db = Kysely<Tables>

/** The path of a new one-time link with which somebody sets their password; without a person, the first administrator. */
export async function invite(db: Db, personId: string | null): Promise<string> {
  const token = randomBytes(24).toString('base64url')
  await db
    .insertInto('invitation')
    .values({
      token_hash: hashOf(token),
      kind: personId ? 'invitation' : 'administrator',
      person_id: personId,
      expires_at: new Date(Date.now() + lifetimeMs),
    })
    .execute()
  return `/setup?token=${token}`
}

/** Whom a one-time link is for. Throws `not_found` when it was used, ran out or never was. */
export async function readInvitation(db: Db, token: string) {
  const row = await db
    .selectFrom('invitation')
    .leftJoin('person', 'person.id', 'invitation.person_id')
    .select(['invitation.kind', 'person.name', 'person.email', 'person.id as personId'])
    .where('token_hash', '=', hashOf(token))
    .where('used_at', 'is', null)
    .where('expires_at', '>', sql<Date>`now()`)
    .executeTakeFirst()
  if (!row)
    throw new DomainError('not_found', 'This link was used or has run out. Ask for a new one.', 'token')
  return row
}

/** Uses a one-time link up: the account gets its password. Returns the person's id. */
export async function acceptInvitation(
  db: Db,
  accepted: z.output<typeof acceptInvitationSchema>,
): Promise<string> {
  const password = await hashPassword(accepted.password)
  return db.transaction().execute(async (trx) => {
    const invitation = await readInvitation(trx, accepted.token)
    const used = await trx
      .updateTable('invitation')
      .set({ used_at: new Date() })
      .where('token_hash', '=', hashOf(accepted.token))
      .where('used_at', 'is', null)
      .returning('token_hash')
      .executeTakeFirst()
    if (!used) throw new DomainError('not_found', 'This link was used already.', 'token')
    const personId = invitation.personId
      ? await rename(trx, invitation.personId, accepted.name)
      : await ensurePerson(trx, { ...accepted, role: administrator })
    await setPassword(trx, personId, password)
    // Whoever knew the old one is out, and who guessed at it no longer keeps its owner out.
    await trx.deleteFrom('session').where('person_id', '=', personId).execute()
    await forgetFailures(trx, invitation.email ?? accepted.email)
    return personId
  })
}

/** Whether anybody can administrate. */
export async function hasAdministrator(db: Db): Promise<boolean> {
  const row = await db
    .selectFrom('person')
    .innerJoin('account', 'account.person_id', 'person.id')
    .select('person.id')
    .where('person.role_key', '=', administrator)
    .where('person.active', '=', true)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** The person with that address, in that role; made when there is none. Returns their id. */
export async function ensurePerson(
  db: Db,
  person: { email: string; name: string; role: string },
): Promise<string> {
  const row = await db
    .insertInto('person')
    .values({
      id: uuid(),
      name: person.name,
      email: person.email.toLowerCase(),
      role_key: person.role,
      email_verified: true,
    })
    .onConflict((conflict) =>
      conflict.column('email').doUpdateSet({ role_key: person.role, name: person.name }),
    )
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

/** Gives the account its password, which must be hashed already. */
export async function setPassword(db: Db, personId: string, password: string): Promise<void> {
  await db
    .deleteFrom('account')
    .where('person_id', '=', personId)
    .where('provider_id', '=', 'credential')
    .execute()
  await db
    .insertInto('account')
    .values({ id: uuid(), person_id: personId, account_id: personId, provider_id: 'credential', password })
    .execute()
}

async function rename(db: Db, id: string, name: string): Promise<string> {
  await db.updateTable('person').set({ name }).where('id', '=', id).execute()
  return id
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
