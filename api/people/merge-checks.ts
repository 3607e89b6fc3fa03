import type { Kysely } from 'kysely'
import { rolesGranting } from '#db/access.ts'
import type { Tables } from '#db/database.ts'
import { planMerge } from '#db/merges.ts'
import { DomainError } from '#domain/errors.ts'
import { type Moved, mergeRefusal } from '#domain/people/merge.ts'
import { allow } from '../access/allow.ts'
import type { SignedIn } from '../plugins/viewer.ts'
import { type LockedPerson, lockInOrder, lockPerson, mayChange } from './guard.ts'

/** What the merge moves, once everything allows it; both people are locked then. */
export async function prepareMerge(trx: Kysely<Tables>, viewer: SignedIn, fromId: string, intoId: string) {
  await lockInOrder(trx, [fromId, intoId])
  const going = await lockPerson(trx, fromId)
  const staying = await lockPerson(trx, intoId)
  const refusal = mergeRefusal(mergeable(going), mergeable(staying))
  if (refusal) throw new DomainError('merge_not_possible', refusal, 'from')
  await mayChange(trx, viewer, going)
  await mayChange(trx, viewer, staying)
  const role = await roleAfter(trx, viewer, going, staying)
  return { moved: await planMerge(trx, going, staying, role), going }
}

const mergeable = ({ id, name, active, merged_into_id }: LockedPerson) => ({
  ...{ id, name, active },
  mergedInto: merged_into_id,
})

/** An agent's tickets need an agent: who takes them on without being one is given the role, by somebody who may. */
async function roleAfter(
  trx: Kysely<Tables>,
  viewer: SignedIn,
  going: LockedPerson,
  staying: LockedPerson,
): Promise<string | null> {
  const working = await rolesGranting(trx, 'ticket.update')
  if (!working.includes(going.role_key) || working.includes(staying.role_key)) return null
  allow(viewer, 'assign', 'Role')
  return going.role_key
}

/** A merge that can be taken back; both people are locked then. */
export async function lockMerge(trx: Kysely<Tables>, viewer: SignedIn, id: string) {
  const row = await trx
    .selectFrom('person_merge')
    .select(['id', 'from_id', 'into_id', 'moved', 'undone_at'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new DomainError('not_found', `There is no merge ${id}.`)
  if (row.undone_at) throw new DomainError('merge_not_possible', 'This merge was taken back already.')
  await lockInOrder(trx, [row.from_id, row.into_id])
  for (const person of [row.from_id, row.into_id]) await mayChange(trx, viewer, await lockPerson(trx, person))
  const later = await trx
    .selectFrom('person')
    .select('merged_into_id')
    .where('id', '=', row.into_id)
    .where('merged_into_id', 'is not', null)
    .executeTakeFirst()
  if (later)
    throw new DomainError('merge_not_possible', 'They were merged again since. Take that back first.')
  return { id: row.id, from: row.from_id, into: row.into_id, moved: row.moved as Moved }
}
