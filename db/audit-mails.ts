import { type Kysely, sql } from 'kysely'
import { alertMail, mailedOnceAnHour } from '#domain/access/alert-mail.ts'
import { administrator } from '#domain/access/roles.ts'
import type { AuditWrite } from './audit.ts'
import type { Tables } from './database.ts'
import { writeNotice } from './notices.ts'

/** Tells administrators by mail of an alert that is about to be recorded. Other records tell nobody. */
export async function mailAlert(db: Kysely<Tables>, { action, after }: AuditWrite): Promise<void> {
  const mail = alertMail(action, after)
  if (!mail || (mailedOnceAnHour.includes(action) && (await wasRaisedLately(db, action)))) return
  for (const to of await administrators(db)) await writeNotice(db, { to, ...mail })
}

async function wasRaisedLately(db: Kysely<Tables>, action: string): Promise<boolean> {
  const record = await db
    .selectFrom('audit_record')
    .select('id')
    .where('action', '=', action)
    .where('at', '>', sql<Date>`now() - interval '1 hour'`)
    .executeTakeFirst()
  return record !== undefined
}

async function administrators(db: Kysely<Tables>) {
  return await db
    .selectFrom('person')
    .select(['id', 'name', 'email'])
    .where('active', '=', true)
    .where((eb) =>
      eb.or([
        eb('role_key', '=', administrator),
        eb.exists(
          eb
            .selectFrom('person_role')
            .select('role_key')
            .whereRef('person_id', '=', 'person.id')
            .where('role_key', '=', administrator),
        ),
      ]),
    )
    .orderBy('id')
    .execute()
}
