import { type Kysely, sql } from 'kysely'
import { type AlertContext, alertLimits, type Watched } from '#domain/access/alerts.ts'
import { administrator } from '#domain/access/roles.ts'
import { hasRole, readRoles } from './access.ts'
import type { AuditWrite } from './audit.ts'
import type { Tables } from './database.ts'

type Db = Kysely<Tables>

const nothing: AlertContext = {
  failures: { forAccount: 0, fromAddress: 0 },
  exports: 0,
  isAdministrator: false,
  roles: new Map(),
  alerted: [],
}

/** What the rules have to know about a record that was just written. */
export async function alertContext(db: Db, record: AuditWrite, watched: Watched): Promise<AlertContext> {
  switch (watched) {
    case 'sign-ins':
      return { ...nothing, ...(await recentFailures(db, record)) }
    case 'exports':
      return { ...nothing, ...(await recentExports(db, record)) }
    case 'tokens':
      return { ...nothing, isAdministrator: await isAdministrator(db, ownerOf(record)) }
    case 'roles':
      return { ...nothing, roles: await readRoles(db) }
    case 'administrators':
      return nothing
  }
}

async function recentFailures(db: Db, { subject, address }: AuditWrite) {
  const since = new Date(Date.now() - alertLimits.signIns.withinMs)
  const failures = await db
    .selectFrom('audit_record')
    .select((eb) => [
      eb.fn.countAll<number>().filterWhere('subject', '=', subject).as('forAccount'),
      eb.fn
        .countAll<number>()
        .filterWhere('address', '=', address ?? '')
        .as('fromAddress'),
    ])
    .where('action', 'in', ['sign_in.failed', 'sign_in.locked'])
    .where('at', '>', since)
    .executeTakeFirstOrThrow()
  return { failures, alerted: await alertedSince(db, since) }
}

async function recentExports(db: Db, { personId }: AuditWrite) {
  const since = new Date(Date.now() - alertLimits.exports.withinMs)
  const { exports } = await db
    .selectFrom('audit_record')
    .select((eb) => eb.fn.countAll<number>().as('exports'))
    .where('person_id', '=', personId)
    .where('action', 'like', '%.export')
    .where('at', '>', since)
    .executeTakeFirstOrThrow()
  return { exports, alerted: await alertedSince(db, since) }
}

async function alertedSince(db: Db, since: Date): Promise<string[]> {
  const rows = await db
    .selectFrom('audit_record')
    .select(['action', 'subject'])
    .where('action', 'in', ['alert.failed_sign_ins', 'alert.failed_sign_ins_from', 'alert.mass_export'])
    .where('at', '>', since)
    .execute()
  return rows.map(({ action, subject }) => `${action} ${subject}`)
}

/** Whose token it is: their own, unless the record names somebody. */
function ownerOf({ after, personId }: AuditWrite): string | null {
  const named = (after as { person?: unknown } | undefined)?.person
  return typeof named === 'string' ? named : personId
}

async function isAdministrator(db: Db, personId: string | null): Promise<boolean> {
  if (!personId) return false
  const row = await db
    .selectFrom('person')
    .select('id')
    .where(sql<string>`person.id::text`, '=', personId)
    .where((eb) => hasRole(eb, [administrator]))
    .executeTakeFirst()
  return row !== undefined
}
