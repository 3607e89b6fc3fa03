import { type Kysely, type Selectable, sql } from 'kysely'
import { type AuditEntry, firstHash } from '#domain/access/audit.ts'
import { breakAt, type ChainBreak, type Integrity, type Link } from '#domain/access/chain.ts'
import { hashOf } from './audit.ts'
import type { Tables } from './database.ts'
import { readSetting, writeSetting } from './settings.ts'

type Db = Kysely<Tables>

/** Where retention has taken the beginning away, and what was there at the last check. */
const anchorSetting = 'audit.anchor'
const checkpointSetting = 'audit.checkpoint'
/** The action of the record that vouches for the anchor. */
export const removalAction = 'audit.remove'
const batchSize = 2_000
const beforeAll: Link = { seq: 0, hash: '' }

/** A row as the chain knows it. */
export function entryOf(row: Selectable<Tables['audit_record']>): AuditEntry {
  const { id, seq, actor, action, subject, address, before, after } = row
  const shown = { id, seq, actor, action, subject, address, before, after }
  return { ...shown, at: row.at.toISOString(), personId: row.person_id, userAgent: row.user_agent }
}

/** Up to where records were removed by retention, or null. */
export const readAnchor = (db: Db) => readSetting<Link>(db, anchorSetting)
export const writeAnchor = (db: Db, anchor: Link) => writeSetting(db, anchorSetting, anchor)

/** What was the newest record at the last check, or null. */
export const readCheckpoint = (db: Db) => readSetting<Link>(db, checkpointSetting)
export const writeCheckpoint = (db: Db, head: Link) => writeSetting(db, checkpointSetting, head)

/**
 * Walks the chain, all of it or its `latest` records, and says whether it is what was written. It sees one instant of
 * the log, whoever writes meanwhile; memory stays that of one batch.
 */
export async function checkChain(
  db: Db,
  { latest, onBatch }: { latest?: number; onBatch?: () => void } = {},
): Promise<Integrity> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (trx) => {
      const anchor = await readAnchor(trx)
      const start = await startOf(trx, anchor ?? beforeAll, latest)
      const walked: Walked = await walk(trx, start, onBatch)
      const broken =
        (await beginningBreak(trx, anchor)) ?? walked.broken ?? (await cutBreak(trx, walked.last))
      const from = walked.checked ? start.seq + 1 : null
      return {
        holds: !broken,
        checked: walked.checked,
        from,
        to: walked.checked ? walked.last.seq : null,
        complete: start.seq === (anchor ?? beforeAll).seq,
        unchained: walked.unchained,
        removedThrough: anchor?.seq ?? null,
        head: walked.checked && !broken ? walked.last : null,
        broken: broken ?? null,
      }
    })
}

/** The link before the first record to look at. */
async function startOf(db: Db, beginning: Link, latest: number | undefined): Promise<Link> {
  if (latest === undefined) return beginning
  const found = await db
    .selectFrom('audit_record')
    .select(['seq', 'hash'])
    .where('seq', '>', beginning.seq)
    .orderBy('seq', 'desc')
    .offset(latest)
    .limit(1)
    .executeTakeFirst()
  return found ?? beginning
}

type Walked = { last: Link; checked: number; unchained: number; broken?: ChainBreak }

async function walk(db: Db, start: Link, onBatch?: () => void): Promise<Walked> {
  const walked = { last: start, checked: 0, unchained: 0 }
  for (;;) {
    const rows = await db
      .selectFrom('audit_record')
      .selectAll()
      .where('seq', '>', walked.last.seq)
      .orderBy('seq')
      .limit(batchSize)
      .execute()
    if (!rows.length) return walked
    for (const row of rows) {
      const broken = breakAt(walked.last, row, hashOf(walked.last.hash || firstHash, entryOf(row)))
      if (broken) return { ...walked, broken }
      walked.last = { seq: row.seq, hash: row.hash }
      walked.checked++
      if (row.hash === '') walked.unchained++
    }
    onBatch?.()
  }
}

/** A record from before the beginning, or a beginning that no record vouches for. */
async function beginningBreak(db: Db, anchor: Link | null): Promise<ChainBreak | undefined> {
  const extra = await db
    .selectFrom('audit_record')
    .select('seq')
    .where('seq', '<=', anchor?.seq ?? 0)
    .orderBy('seq')
    .limit(1)
    .executeTakeFirst()
  if (extra) return { seq: extra.seq, kind: 'extra' }
  if (!anchor) return undefined
  const vouching = await db
    .selectFrom('audit_record')
    .select('seq')
    .where('action', '=', removalAction)
    .where(sql<boolean>`after @> ${JSON.stringify({ through: anchor.seq, hash: anchor.hash })}`)
    .limit(1)
    .executeTakeFirst()
  return vouching ? undefined : { seq: anchor.seq, kind: 'beginning' }
}

/** Whether the record that was the newest one at the last check is there no more. */
async function cutBreak(db: Db, last: Link): Promise<ChainBreak | undefined> {
  const checkpoint = await readCheckpoint(db)
  if (!checkpoint) return undefined
  if (last.seq < checkpoint.seq) return { seq: last.seq + 1, kind: 'cut' }
  const then = await hashAt(db, checkpoint.seq)
  const isGone =
    then === null ? checkpoint.seq > ((await readAnchor(db))?.seq ?? 0) : then !== checkpoint.hash
  return isGone ? { seq: checkpoint.seq, kind: 'cut' } : undefined
}

/** The hash of the record at that place, or null when there is none. */
export async function hashAt(db: Db, seq: number): Promise<string | null> {
  const row = await db.selectFrom('audit_record').select('hash').where('seq', '=', seq).executeTakeFirst()
  return row?.hash ?? null
}
