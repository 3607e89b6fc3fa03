import { type Kysely, sql } from 'kysely'
import type { AuditRetention } from '#domain/access/audit.ts'
import { audit, system } from './audit.ts'
import { removalAction, writeAnchor } from './audit-chain.ts'
import type { Tables } from './database.ts'
import { readSetting, writeSetting } from './settings.ts'

type Db = Kysely<Tables>

const retentionSetting = 'audit.retentionDays'
const dayMs = 24 * 3_600_000

/** For how long audit records are kept. */
export async function readRetention(db: Db): Promise<AuditRetention> {
  return { days: await readSetting<number>(db, retentionSetting) }
}

/** Sets it. */
export const writeRetention = (db: Db, { days }: AuditRetention) => writeSetting(db, retentionSetting, days)

/**
 * Removes the oldest records that are older than the setting allows, at most `limit`, and says so in a record that
 * vouches for the chain's new beginning. Returns how many it removed; 0 when there is nothing (more) to remove.
 */
export async function removeExpired(db: Db, now: number, limit: number): Promise<number> {
  const { days } = await readRetention(db)
  if (days === null) return 0
  return db.transaction().execute(async (trx) => {
    // Whoever writes a record goes on from the newest one: the end of the chain is never removed.
    const last = await lastExpired(trx, new Date(now - days * dayMs), limit)
    if (!last) return 0
    await sql`set local perdure.audit_retention = 'on'`.execute(trx)
    const { numDeletedRows } = await trx
      .deleteFrom('audit_record')
      .where('seq', '<=', last.seq)
      .executeTakeFirst()
    await sql`set local perdure.audit_retention = 'off'`.execute(trx)
    const removed = Number(numDeletedRows)
    await writeAnchor(trx, last)
    await audit(trx, {
      ...system,
      action: removalAction,
      subject: 'audit',
      after: { through: last.seq, hash: last.hash, removed, days },
    })
    return removed
  })
}

/** The last of the oldest records that are all from before `cutoff`. */
async function lastExpired(db: Db, cutoff: Date, limit: number) {
  const { rows } = await sql<{ seq: number; hash: string }>`
    with oldest as (select seq, hash, at from audit_record order by seq limit ${limit}),
      kept as (
        select least(
          (select min(seq) from oldest where at >= ${cutoff}),
          (select max(seq) from audit_record)
        ) as seq
      )
    select seq, hash from oldest where seq < (select seq from kept) order by seq desc limit 1`.execute(db)
  return rows[0]
}
