import { type Kysely, sql } from 'kysely'
import { alertMail } from '#domain/access/alert-mail.ts'
import { administrator } from '#domain/access/roles.ts'
import { hasRole } from './access.ts'
import type { AuditWrite } from './audit.ts'
import type { Tables } from './database.ts'
import { writeNotice } from './notices.ts'

/** Tells administrators by mail of an alert that is about to be recorded. Other records tell nobody. */
export async function mailAlert(db: Kysely<Tables>, { action, after }: AuditWrite): Promise<void> {
  const mail = alertMail(action, after)
  if (!mail || (mail.onceAnHour && (await wasRaisedLately(db, action)))) return
  const { subject, body } = mail
  for (const to of await administrators(db)) await writeNotice(db, { to, subject, body })
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
  return db
    .selectFrom('person')
    .select(['id', 'name', 'email'])
    .where('active', '=', true)
    .where((eb) => hasRole(eb, [administrator]))
    .orderBy('id')
    .execute()
}
