import { type Kysely, sql } from 'kysely'
import { audit } from '#db/audit.ts'
import type { Tables } from '#db/database.ts'
import { type KeptRow, keepFailures, organizationsByName } from '#db/imports.ts'
import { joinOrganization } from '#db/people.ts'
import { DomainError } from '#domain/errors.ts'
import { localPartOf } from '#domain/mail/addresses.ts'
import { listed, yesOrNo } from '#domain/people/import.ts'
import type { PersonChanges } from '#domain/people/profile.ts'
import { allow } from '../access/allow.ts'
import type { Services } from '../services.ts'
import { insertPerson } from './add.ts'
import { claim } from './addresses.ts'
import { type Changer, changePerson, columnsOf, mayAssign } from './change.ts'

// Each batch is one transaction: small enough that nobody waits for the audit log meanwhile.
const batchSize = 100
const patienceMs = 8_000

/**
 * Works an import off for some seconds, from where it stopped; its state says whether it is done. Each row is carried
 * out or not by itself. Throws `conflict` when somebody else is at it.
 */
export async function applyImport(services: Services, by: Changer, id: string): Promise<void> {
  const until = services.now() + patienceMs
  const rows = await readRows(services.db, id)
  const organizations = await organizationsByName(services.db)
  while (await applyBatch(services, by, { id, rows, organizations })) if (services.now() > until) return
}

type Work = { id: string; rows: KeptRow[]; organizations: ReadonlyMap<string, string | null> }

/** Whether there is more to do. */
async function applyBatch({ db }: Services, by: Changer, work: Work): Promise<boolean> {
  const { id, rows } = work
  return db.transaction().execute(async (trx) => {
    const from = await lockImport(trx, id)
    if (from === null) return false
    const failures = new Map<number, KeptRow>()
    const reached = Math.min(from + batchSize, rows.length)
    const batch = rows.slice(from, reached)
    await lockPeople(trx, batch)
    for (const [offset, row] of batch.entries()) {
      const problem = await tryRow(trx, by, row, work.organizations)
      if (problem) failures.set(from + offset, { ...row, problem, failed: true })
    }
    await keepFailures(trx, id, failures)
    const ended = reached === rows.length
    await trx
      .updateTable('person_import')
      .set({ done: reached, state: ended ? 'done' : 'running', ...(ended && { done_at: new Date() }) })
      .where('id', '=', id)
      .execute()
    const record = { action: 'person.import', subject: id, after: { rows: rows.length } }
    if (ended) await audit(trx, { ...by.auditor, ...record })
    return !ended
  })
}

async function readRows(db: Kysely<Tables>, id: string): Promise<KeptRow[]> {
  const row = await db.selectFrom('person_import').select('rows').where('id', '=', id).executeTakeFirst()
  if (!row) throw new DomainError('not_found', `There is no import ${id}.`)
  return row.rows as KeptRow[]
}

/** How many rows were worked off, or null when all were; nobody else can go on meanwhile. */
async function lockImport(trx: Kysely<Tables>, id: string): Promise<number | null> {
  const row = await trx
    .selectFrom('person_import')
    .select(['done', 'state'])
    .where('id', '=', id)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()
  if (!row) throw new DomainError('conflict', 'This import is being applied right now.')
  return row.state === 'done' ? null : row.done
}

/** Before the first record is written: whoever changes one of them has the person first and the audit log then, too. */
async function lockPeople(trx: Kysely<Tables>, batch: readonly KeptRow[]): Promise<void> {
  const ids = batch.flatMap(({ person }) => person ?? [])
  await sql`select id from person where id = any(${ids}::uuid[]) order by id for update`.execute(trx)
}

/** Carries a row out, or says why not and leaves nothing of it. */
async function tryRow(
  trx: Kysely<Tables>,
  by: Changer,
  row: KeptRow,
  organizations: ReadonlyMap<string, string | null>,
): Promise<KeptRow['problem']> {
  if (row.action !== 'create' && row.action !== 'update') return null
  await sql`savepoint import_row`.execute(trx)
  try {
    await applyRow(trx, by, row, organizations)
    return null
  } catch (error) {
    const problem = problemOf(error)
    if (!problem) throw error
    await sql`rollback to savepoint import_row`.execute(trx)
    return problem
  }
}

/** What the row is at fault for; null for what is no fault of its. */
function problemOf(error: unknown): KeptRow['problem'] {
  if (error instanceof DomainError)
    return { code: error.code, field: error.field ?? 'email', message: error.message }
  // PostgreSQL's classes 22 (data exception) and 23 (integrity constraint violation).
  const refused = /^2[23]/.test(String((error as { code?: unknown }).code))
  return refused ? { code: 'invalid', field: 'email', message: 'The database refused what it holds.' } : null
}

async function applyRow(
  trx: Kysely<Tables>,
  by: Changer,
  row: KeptRow,
  organizations: ReadonlyMap<string, string | null>,
): Promise<void> {
  const wanted = Object.fromEntries(row.changes.map(({ field, after }) => [field, after]))
  const changes = changesOf(wanted)
  const id = row.person ?? (await addPerson(trx, by, row.email, changes))
  if (row.person) await changePerson(trx, by, id, changes)
  for (const address of listed(wanted.addresses)) await claim(trx, id, address.toLowerCase())
  for (const name of listed(wanted.organization)) {
    const organization = organizations.get(name.toLowerCase())
    if (!organization)
      throw new DomainError('unknown_organization', `There is no organization ${name}.`, 'organization')
    await joinOrganization(trx, id, organization)
  }
}

async function addPerson(
  trx: Kysely<Tables>,
  { viewer, auditor }: Changer,
  email: string,
  changes: PersonChanges,
): Promise<string> {
  allow(viewer, 'create', 'Person')
  const { name = localPartOf(email), role = 'requester' } = changes
  if (role !== 'requester') await mayAssign(trx, viewer, role)
  const { id } = await insertPerson(trx, { name, email, role }, columnsOf(changes))
  const after = { ...changes, name, email, role }
  await audit(trx, { ...auditor, action: 'person.create', subject: id, after })
  return id
}

function changesOf({
  name,
  role,
  active,
  phone,
  location,
  language,
  ...rest
}: Record<string, string>): PersonChanges {
  return {
    ...{ name, role, phone, location, language },
    active: active === undefined ? undefined : (yesOrNo(active) ?? undefined),
    jobTitle: rest.job_title,
    timeZone: rest.time_zone,
  }
}
