import { sql } from 'kysely'
import type { FileSettings } from '#domain/files/settings.ts'
import type { Blobs } from './blob.ts'
import type { Database } from './database.ts'

const dayMs = 86_400_000

/** Forgets files that were uploaded and never sent, at most `limit`. Gives how many. */
export async function forgetUnsent(
  db: Database,
  { unsentDays }: FileSettings,
  now: number,
  limit: number,
): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from attachment where message_id is null and id in (
      select id from attachment
      where message_id is null and created_at < ${new Date(now - unsentDays * dayMs)} limit ${limit}
    )`.execute(db)
  return Number(numAffectedRows ?? 0)
}

/** Forgets files that were removed and not brought back, at most `limit`. Their names stay in the ticket's history. */
export async function forgetRemoved(
  db: Database,
  { removedDays }: FileSettings,
  now: number,
  limit: number,
): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from attachment where removed_at is not null and id in (
      select id from attachment where removed_at < ${new Date(now - removedDays * dayMs)} limit ${limit}
    )`.execute(db)
  return Number(numAffectedRows ?? 0)
}

const batchSize = 500
// Whoever stores content writes down within that time what it belongs to.
const graceMs = 2 * dayMs

/** Removes content that nothing refers to any more. Gives how much it looked at, and how much it removed. */
export async function removeOrphans(
  db: Database,
  blobs: Blobs,
  now: number,
  onBatch: () => void,
): Promise<{ looked: number; removed: number }> {
  const storedBefore = new Date(now - graceMs)
  const kept = new Set([...(await ofPeople(db)), ...(await ofPendingCommands(db))])
  const done = { looked: 0, removed: 0 }
  let batch: string[] = []

  async function work(): Promise<void> {
    const known = await ofRows(db, batch)
    for (const sha256 of batch)
      if (!known.has(sha256) && (await blobs.remove(sha256, { storedBefore }))) done.removed++
    batch = []
    onBatch()
  }

  for await (const { sha256, storedAt } of blobs.list()) {
    done.looked++
    if (storedAt < storedBefore && !kept.has(sha256)) batch.push(sha256)
    if (batch.length >= batchSize) await work()
  }
  if (batch.length) await work()
  await blobs.removeBroken({ before: storedBefore })
  return done
}

async function ofRows(db: Database, hashes: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ sha256: string }>`
    select sha256 from attachment where sha256 = any(${hashes}::text[])
    union select preview from attachment where preview = any(${hashes}::text[])
    union select sha256 from intake where sha256 = any(${hashes}::text[])`.execute(db)
  return new Set(rows.map(({ sha256 }) => sha256))
}

async function ofPeople(db: Database): Promise<string[]> {
  const { rows } = await sql<{ sha256: string }>`
    select value as sha256 from person, jsonb_each_text(person.avatar::jsonb) where person.avatar is not null`.execute(
    db,
  )
  return rows.map(({ sha256 }) => sha256)
}

/** Mails whose ticket could not be reached yet. */
async function ofPendingCommands(db: Database): Promise<string[]> {
  const { rows } = await sql<{ sha256: string }>`
    select jsonb_path_query(payload::jsonb, '$.**.sha256') #>> '{}' as sha256
    from command where state = 'pending'`.execute(db)
  return rows.map(({ sha256 }) => sha256)
}
