import { sql } from 'kysely'
import { type AuditActor, audit } from '#db/audit.ts'
import type { Database } from '#db/database.ts'
import type { ShownAuditRecord } from '#domain/access/audit.ts'
import { DomainError } from '#domain/errors.ts'
import { readRecord, records, show } from './list.ts'

const acknowledged = 'alert.acknowledge'
const most = 100

/** Alerts that nobody has acknowledged yet, newest first. */
export async function openAlerts(db: Database): Promise<ShownAuditRecord[]> {
  const rows = await records(db, { action: 'alert.' })
    .where('audit_record.action', '<>', acknowledged)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('audit_record as later')
            .select('later.id')
            .where('later.action', '=', acknowledged)
            .where('later.subject', '=', sql<string>`audit_record.id::text`),
        ),
      ),
    )
    .orderBy('audit_record.seq', 'desc')
    .limit(most)
    .execute()
  return show(db, rows)
}

/** Records that `who` has seen an alert. Once: whoever comes second changes nothing. Throws `not_found`. */
export async function acknowledge(db: Database, who: AuditActor, id: string, note: string): Promise<void> {
  const { action, seq } = await readRecord(db, id)
  if (!action.startsWith('alert.') || action === acknowledged)
    throw new DomainError('not_found', `There is no alert ${id}.`)
  await db.transaction().execute(async (trx) => {
    await sql`select pg_advisory_xact_lock(hashtext(${`perdure alert ${id}`}))`.execute(trx)
    const known = await trx
      .selectFrom('audit_record')
      .select('id')
      .where('action', '=', acknowledged)
      .where('subject', '=', id)
      .executeTakeFirst()
    if (known) return
    await audit(trx, { ...who, action: acknowledged, subject: id, after: { alert: action, seq, note } })
  })
}
