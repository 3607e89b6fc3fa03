import { createHash } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { alertsOn, watchedIn } from '#domain/access/alerts.ts'
import { type AuditEntry, chainText, firstHash, plain, storable } from '#domain/access/audit.ts'
import { alertContext } from './audit-alerts.ts'
import { mailAlert } from './audit-mails.ts'
import type { Tables } from './database.ts'

/** Who did something, and from where. */
export type AuditActor = {
  personId: string | null
  /** Their name and address, as the record keeps them. */
  actor: string
  address?: string | null
  userAgent?: string | null
}

export type AuditWrite = AuditActor & { action: string; subject: string; before?: unknown; after?: unknown }

/** Perdure itself. */
export const system: AuditActor = { personId: null, actor: 'Perdure' }

/**
 * Records what has to be accounted for, in the transaction of the change itself: either both are there or none. One
 * record follows the other, so whoever writes one waits for those who are about to: take the locks on rows before it,
 * or two transactions may wait for each other. What administrators should look at becomes an alert beside it,
 * which they get by mail too.
 */
export async function audit(db: Kysely<Tables>, record: AuditWrite): Promise<void> {
  if (!db.isTransaction) return db.transaction().execute((trx) => audit(trx, record))
  await append(db, record)
  const watched = watchedIn(record)
  if (!watched) return
  for (const alert of alertsOn(record, watched, await alertContext(db, record, watched)))
    await append(db, { ...system, address: record.address ?? null, ...alert })
}

async function append(db: Kysely<Tables>, record: AuditWrite): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('perdure audit'))`.execute(db)
  await mailAlert(db, record)
  const last = await db
    .selectFrom('audit_record')
    .select(['seq', 'hash'])
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  const entry: AuditEntry = {
    id: uuid(),
    seq: (last?.seq ?? 0) + 1,
    at: new Date().toISOString(),
    personId: record.personId,
    actor: storable(record.actor, 600),
    action: storable(record.action, 100),
    subject: storable(record.subject, 200),
    address: record.address ? storable(record.address, 100) : null,
    userAgent: record.userAgent ? storable(record.userAgent, 500) : null,
    before: plain(record.before),
    after: plain(record.after),
  }
  await db
    .insertInto('audit_record')
    .values({
      id: entry.id,
      seq: entry.seq,
      at: new Date(entry.at),
      person_id: entry.personId,
      actor: entry.actor,
      action: entry.action,
      subject: entry.subject,
      address: entry.address,
      user_agent: entry.userAgent,
      before: entry.before === null ? null : (JSON.stringify(entry.before) as never),
      after: entry.after === null ? null : (JSON.stringify(entry.after) as never),
      hash: hashOf(last?.hash || firstHash, entry),
    })
    .execute()
}

/** The hash of a record that follows the one with the hash `previous`. */
export function hashOf(previous: string, entry: AuditEntry): string {
  return createHash('sha256').update(chainText(previous, entry)).digest('hex')
}
