import type { Kysely } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { Tables } from './database.ts'

/** Records who changed which configuration, from what to what. In the transaction of the change itself. */
export async function audit(
  db: Kysely<Tables>,
  record: { personId: string; action: string; subject: string; before?: unknown; after?: unknown },
): Promise<void> {
  await db
    .insertInto('audit_record')
    .values({
      id: uuid(),
      person_id: record.personId,
      action: record.action,
      subject: record.subject,
      before: jsonOrNull(record.before),
      after: jsonOrNull(record.after),
    })
    .execute()
}

function jsonOrNull(value: unknown) {
  return value === undefined ? null : (JSON.stringify(value) as never)
}
