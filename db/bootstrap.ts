import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { defaultCalendar } from '#domain/sla/calendar.ts'
import { defaultSlaPolicy } from '#domain/sla/policy.ts'
import { defaultLifecycle } from '#domain/tickets/lifecycle.ts'
import { ticketKinds } from '#domain/tickets/types.ts'
import { writeBuiltInRoles } from './access.ts'
import type { Database } from './database.ts'

/** What a new installation starts with: a queue, its mailbox, a calendar, an SLA policy, lifecycles. Once, but for
 * what the built-in roles grant, which follows the version. */
export async function bootstrap(
  db: Database,
  { mailFrom, timeZone }: { mailFrom: string; timeZone: string },
) {
  await db.transaction().execute(async (trx) => {
    await sql`select pg_advisory_xact_lock(hashtext('perdure bootstrap'))`.execute(trx)
    await writeBuiltInRoles(trx)
    if (await trx.selectFrom('queue').select('id').limit(1).executeTakeFirst()) return
    const [queueId, calendarId, policyId] = [uuid(), uuid(), uuid()]
    await trx.insertInto('queue').values({ id: queueId, key: 'service-desk', name: 'Service desk' }).execute()
    await trx
      .insertInto('mailbox')
      .values({
        id: uuid(),
        address: mailFrom.toLowerCase(),
        name: 'Service desk',
        queue_id: queueId,
        is_default: true,
      })
      .execute()
    const calendar = { ...defaultCalendar, timeZone }
    await trx.insertInto('calendar').values({ id: calendarId, name: calendar.name, version: 1 }).execute()
    await trx
      .insertInto('calendar_version')
      .values({ calendar_id: calendarId, version: 1, definition: calendar })
      .execute()
    await trx
      .insertInto('sla_policy')
      .values({
        id: policyId,
        name: defaultSlaPolicy.name,
        version: 1,
        calendar_id: calendarId,
        is_default: true,
      })
      .execute()
    await trx
      .insertInto('sla_policy_version')
      .values({ policy_id: policyId, version: 1, definition: defaultSlaPolicy })
      .execute()
    await trx
      .insertInto('lifecycle_version')
      .values(ticketKinds.map((kind) => ({ kind, version: 1, definition: defaultLifecycle })))
      .execute()
  })
}
