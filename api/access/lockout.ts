import { type Kysely, sql } from 'kysely'
import type { Database, Tables } from '#db/database.ts'
import { lockMs } from '#domain/access/lockout.ts'
import { DomainError } from '#domain/errors.ts'

/** Throws `locked_out` while sign-ins at that address are locked, whether or not there is such an account. */
export async function checkLock(db: Database, email: string): Promise<void> {
  const row = await db
    .selectFrom('sign_in_failures')
    .select('locked_until')
    .where('address', '=', keyOf(email))
    .where('locked_until', '>', sql<Date>`now()`)
    .executeTakeFirst()
  if (!row?.locked_until) return
  const minutes = Math.ceil((row.locked_until.getTime() - Date.now()) / 60_000)
  throw new DomainError(
    'locked_out',
    `Too many wrong passwords. Try again in ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}, or ask an administrator for a new link.`,
    'email',
  )
}

/** Counts a failed sign-in; from the fifth in a row on, the address is locked for longer and longer. */
export async function noteFailure(db: Database, email: string): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const row = await trx
      .insertInto('sign_in_failures')
      .values({ address: keyOf(email), count: 1, last_at: sql<Date>`now()` })
      .onConflict((conflict) =>
        conflict
          .column('address')
          .doUpdateSet({ count: sql<number>`sign_in_failures.count + 1`, last_at: sql<Date>`now()` }),
      )
      .returning('count')
      .executeTakeFirstOrThrow()
    const lock = lockMs(row.count)
    if (lock)
      await trx
        .updateTable('sign_in_failures')
        .set({ locked_until: new Date(Date.now() + lock) })
        .where('address', '=', keyOf(email))
        .execute()
  })
}

/** Forgets the failed sign-ins at that address, after one that succeeded or a new password. */
export async function forgetFailures(db: Kysely<Tables>, email: string): Promise<void> {
  await db.deleteFrom('sign_in_failures').where('address', '=', keyOf(email)).execute()
}

const keyOf = (email: string) => email.trim().toLowerCase().slice(0, 320)
