import { type Insertable, sql } from 'kysely'
import { v7 as uuid, v5 } from 'uuid'
import type { Database, Tables } from '#db/database.ts'
import { DomainError } from '#domain/errors.ts'
import type { SignedIn } from '../plugins/viewer.ts'
import type { Services } from '../services.ts'
import { breaks } from '../unique.ts'

/** The namespace in which a person's idempotency keys become those of occurrences. */
const idempotencyKeys = '9d1f7a57-0c34-4c2e-8a2f-2b1b0c6de7a4'

/** Has a ticket made now, beside the plan. Asking again under the same key makes no second one. */
export async function runNow(
  { db, announcer, now }: Services,
  viewer: SignedIn,
  id: string,
  key: string | null,
): Promise<void> {
  const asked_key = key === null ? uuid() : v5(`${viewer.id}/${key}`, idempotencyKeys)
  const values = { recurring_id: id, by_hand: true, asked_key }
  for (let at = now(); !(await isAdded(db, { ...values, at: new Date(at) })); ) at++
  announcer.announce({ type: 'recurring', id })
}

/** Whether it is there; not when there is another one at that instant. */
async function isAdded(db: Database, values: Insertable<Tables['recurring_occurrence']>): Promise<boolean> {
  try {
    await db
      .insertInto('recurring_occurrence')
      .values(values)
      .onConflict((conflict) => conflict.columns(['recurring_id', 'asked_key']).doNothing())
      .execute()
    return true
  } catch (error) {
    if (breaks(error, /recurring_occurrence_pkey/)) return false
    throw error
  }
}

/** Has one that failed tried again, with what the definition says by now. */
export async function retryOccurrence(services: Services, id: string, at: string): Promise<void> {
  await changeFailed(services, id, at, {
    ...{ state: 'due', code: null, field: null, detail: null, claimed_until: null },
    attempt: sql<number>`attempt + 1`,
  })
}

/** Leaves one aside that failed. */
export async function dismissOccurrence(services: Services, id: string, at: string): Promise<void> {
  await changeFailed(services, id, at, { state: 'skipped', code: 'dismissed' })
}

async function changeFailed(
  { db, announcer }: Services,
  id: string,
  at: string,
  change: object,
): Promise<void> {
  const row = await db
    .updateTable('recurring_occurrence')
    .set(change)
    .where('recurring_id', '=', id)
    .where('at', '=', new Date(at))
    .where('state', '=', 'failed')
    .returning('at')
    .executeTakeFirst()
  if (!row) throw new DomainError('conflict', 'There is nothing that failed at that time.')
  announcer.announce({ type: 'recurring', id })
}
