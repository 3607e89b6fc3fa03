import type { Kysely } from 'kysely'
import { type AuditActor, audit } from '#db/audit.ts'
import type { Tables } from '#db/database.ts'
import { administrator } from '#domain/access/roles.ts'
import type { PersonChanges } from '#domain/people/profile.ts'
import { allow } from '../access/allow.ts'
import { mayGive } from '../access/giving.ts'
import type { SignedIn } from '../plugins/viewer.ts'
import { keepOne, lockForChange } from './guard.ts'

const columnOf = {
  name: 'name',
  phone: 'phone',
  jobTitle: 'job_title',
  location: 'location',
  timeZone: 'time_zone',
  language: 'language',
  signature: 'signature',
  preferences: 'preferences',
  role: 'role_key',
  active: 'active',
} as const

type Field = keyof typeof columnOf

/** Who changes something, and as what. */
export type Changer = { viewer: SignedIn; auditor: AuditActor }

/**
 * Changes a person, within the transaction, and records what was other before. Whoever is made inactive is signed out.
 * Throws what the rules of roles refuse.
 */
export async function changePerson(
  trx: Kysely<Tables>,
  { viewer, auditor }: Changer,
  id: string,
  changes: PersonChanges,
): Promise<void> {
  if (changes.role !== undefined) await mayAssign(trx, viewer, changes.role)
  const row = await lockForChange(trx, viewer, id)
  const changed = (Object.keys(columnOf) as Field[]).filter(
    (field) =>
      changes[field] !== undefined && JSON.stringify(changes[field]) !== JSON.stringify(row[columnOf[field]]),
  )
  if (!changed.length) return
  const active = changes.active ?? row.active
  if (row.role_key === administrator && ((changes.role ?? administrator) !== administrator || !active))
    await keepOne(trx, id)
  await trx
    .updateTable('person')
    .set({ ...columnsOf(changes), updated_at: new Date() })
    .where('id', '=', id)
    .execute()
  if (!active) await trx.deleteFrom('session').where('person_id', '=', id).execute()
  await audit(trx, {
    ...auditor,
    action: 'person.update',
    subject: id,
    before: Object.fromEntries(changed.map((field) => [field, row[columnOf[field]]])),
    after: Object.fromEntries(changed.map((field) => [field, changes[field]])),
  })
}

/** What a change writes into which column. */
export function columnsOf(changes: PersonChanges) {
  const named = (Object.keys(columnOf) as Field[]).filter((field) => changes[field] !== undefined)
  return Object.fromEntries(
    named.map((field) => [
      columnOf[field],
      field === 'preferences' ? JSON.stringify(changes.preferences) : changes[field],
    ]),
  )
}

/** Throws unless `viewer` may give that role. */
export async function mayAssign(trx: Kysely<Tables>, viewer: SignedIn, role: string): Promise<void> {
  allow(viewer, 'assign', 'Role')
  await mayGive(trx, viewer, role)
}
