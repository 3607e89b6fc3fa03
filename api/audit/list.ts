import { type SqlBool, sql } from 'kysely'
import type { Database } from '#db/database.ts'
import type { AuditFilter, ShownAuditRecord } from '#domain/access/audit.ts'
import { DomainError } from '#domain/errors.ts'
import { containing } from '../like.ts'
import { cut, decodeCursor } from '../paging.ts'
import { personRef } from '../people/ref.ts'
import { namesOf } from './names.ts'

export type AuditQuery = AuditFilter & { cursor?: string | undefined; limit: number }

/** Audit records, newest first. */
export async function listRecords(db: Database, { cursor, limit, ...filter }: AuditQuery) {
  let query = records(db, filter)
  if (cursor) query = query.where('audit_record.seq', '<', Number(decodeCursor(cursor, 'position').value))
  const found = await query
    .orderBy('audit_record.seq', 'desc')
    .limit(limit + 1)
    .execute()
  const { rows, next } = cut(found, limit, ({ seq }) => ({ value: seq, id: '' }))
  return { records: await show(db, rows), next }
}

/** One audit record. Throws `not_found`. */
export async function readRecord(db: Database, id: string): Promise<ShownAuditRecord> {
  const row = await records(db).where('audit_record.id', '=', id).executeTakeFirst()
  const [shown] = row ? await show(db, [row]) : []
  if (!shown) throw new DomainError('not_found', `There is no audit record ${id}.`)
  return shown
}

/** Looked up one after the other in their index, however long the log is. */
const actions = sql`
  with recursive known as (
    (select action from audit_record order by action limit 1)
    union all
    select (select action from audit_record where action > known.action order by action limit 1)
      from known where known.action is not null
  )
  select action from known`

/** The actions that are in the log, by name. */
export async function knownActions(db: Database): Promise<string[]> {
  const { rows } = await sql<{ action: string }>`${actions} where action is not null`.execute(db)
  return rows.map(({ action }) => action)
}

/** The records that fit `filter`, in no order yet. */
export function records(db: Database, filter: AuditFilter = {}) {
  const { action, person, subject, from, to, text } = filter
  let query = db
    .selectFrom('audit_record')
    .leftJoin('person', 'person.id', 'audit_record.person_id')
    .selectAll('audit_record')
    .select(['person.name as person_name', 'person.email as person_email'])
  if (action) query = query.where(beginsWith(action))
  if (person) query = query.where('audit_record.person_id', '=', person)
  if (subject) query = query.where('audit_record.subject', '=', subject)
  if (from) query = query.where('audit_record.at', '>=', new Date(from))
  if (to) query = query.where('audit_record.at', '<', new Date(to))
  if (text) query = query.where(mentions(text))
  return query
}

/** Asked of the few actions there are, so that the index of actions finds the records. */
function beginsWith(action: string) {
  return sql<SqlBool>`audit_record.action = any(array(${actions} where starts_with(action, ${action})))`
}

function mentions(text: string) {
  const pattern = containing(text)
  return sql<SqlBool>`concat_ws(' ', audit_record.actor, audit_record.action, audit_record.subject,
    audit_record.address, audit_record.user_agent, audit_record.before::text, audit_record.after::text) ilike ${pattern}`
}

type Row = Awaited<ReturnType<ReturnType<typeof records>['execute']>>[number]

/** Records with the names that their people and subjects have now. */
export async function show(db: Database, rows: readonly Row[]): Promise<ShownAuditRecord[]> {
  const names = await namesOf(
    db,
    rows.map(({ subject }) => subject),
  )
  return rows.map((row) => ({
    ...{ id: row.id, seq: row.seq, at: row.at.toISOString(), actor: row.actor },
    person: personRef(row.person_id, row.person_name, row.person_email),
    ...{ action: row.action, subject: row.subject, subjectName: names.get(row.subject) ?? null },
    ...{ address: row.address, userAgent: row.user_agent, before: row.before, after: row.after },
  }))
}
