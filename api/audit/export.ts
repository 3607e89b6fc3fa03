import { sql } from 'kysely'
import type { Database } from '#db/database.ts'
import type { AuditFilter, ShownAuditRecord } from '#domain/access/audit.ts'
import { byteOrderMark, csvOf } from './csv.ts'
import { records, show } from './list.ts'

export const exportFormats = ['csv', 'jsonl'] as const
export type ExportFormat = (typeof exportFormats)[number]

/** The content type of each. */
export const contentTypes: Record<ExportFormat, string> = {
  csv: 'text/csv; charset=utf-8',
  jsonl: 'text/plain; charset=utf-8',
}

const batchSize = 1_000

/** How many records fit `filter` now, and the newest record's place. */
export async function measure(db: Database, filter: AuditFilter) {
  const found = await db
    .selectFrom(records(db, filter).as('found'))
    .select([sql<number>`count(*)`.as('count'), sql<number>`coalesce(max(seq), 0)`.as('through')])
    .executeTakeFirstOrThrow()
  return found
}

/** The records that fit `filter`, oldest first and through `through`, as text; a batch at a time. */
export async function* exportRecords(
  db: Database,
  { filter, through, format }: { filter: AuditFilter; through: number; format: ExportFormat },
): AsyncGenerator<string> {
  if (format === 'csv') yield byteOrderMark + csvOf([columns])
  for (let last = 0; last < through; ) {
    const rows = await records(db, filter)
      .where('audit_record.seq', '>', last)
      .where('audit_record.seq', '<=', through)
      .orderBy('audit_record.seq')
      .limit(batchSize)
      .execute()
    if (!rows.length) return
    yield write(await show(db, rows), format)
    last = rows.at(-1)?.seq ?? through
  }
}

const columns = [
  ...['seq', 'at', 'actor', 'person', 'action', 'subject', 'subjectName'],
  ...['address', 'userAgent', 'before', 'after', 'id'],
]

function write(shown: readonly ShownAuditRecord[], format: ExportFormat): string {
  if (format === 'jsonl') return shown.map((record) => `${JSON.stringify(record)}\n`).join('')
  return csvOf(
    shown.map((record) => [
      ...[record.seq, record.at, record.actor, record.person?.id, record.action],
      ...[record.subject, record.subjectName, record.address, record.userAgent],
      ...[record.before, record.after, record.id],
    ]),
  )
}
