import { jsonObjectFrom } from 'kysely/helpers/postgres'
import type { Database } from '#db/database.ts'
import { DomainError } from '#domain/errors.ts'
import type { ShownQueue } from '#domain/people/queue.ts'

/** The queues in their order, each with one of its addresses. */
export function queuesQuery(db: Database) {
  return db
    .selectFrom('queue')
    .leftJoin('mailbox', 'mailbox.queue_id', 'queue.id')
    .select(['queue.id', 'queue.key', 'queue.name', 'mailbox.address', 'queue.description'])
    .select(['queue.assignment', 'queue.sla_policy_id as slaPolicy'])
    .select((eb) =>
      jsonObjectFrom(
        eb.selectFrom('team').select(['team.id', 'team.name']).whereRef('team.id', '=', 'queue.team_id'),
      ).as('team'),
    )
    .distinctOn(['queue.position', 'queue.id'])
    .orderBy('queue.position')
    .orderBy('queue.id')
}

/** The queue of that id. Throws `not_found`. */
export async function readQueue(db: Database, id: string): Promise<ShownQueue> {
  const row = await queuesQuery(db).where('queue.id', '=', id).executeTakeFirst()
  if (!row) throw new DomainError('not_found', `There is no queue ${id}.`)
  return row
}
