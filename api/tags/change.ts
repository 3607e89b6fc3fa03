import type { Kysely } from 'kysely'
import { v7 as uuid } from 'uuid'
import { type AuditActor, audit } from '#db/audit.ts'
import type { Tables } from '#db/database.ts'
import { askForTagChange } from '#db/tags.ts'
import { DomainError } from '#domain/errors.ts'
import type { TagChanges } from '#domain/tags/tag.ts'
import type { Services } from '../services.ts'
import { unlessTaken } from '../unique.ts'
import { lockTag } from './read.ts'

type Db = Kysely<Tables>

/** How to refuse a name that another tag has. */
export const nameTaken = (name: string) => ({
  constraint: /^tag_name/,
  code: 'name_taken' as const,
  message: `There is a tag called "${name}" already, or one that became another. Merge them instead.`,
  field: 'name',
})

/** Changes a tag. Under a new name its old one stays known, for whoever still asks for it. */
export async function changeTag(
  { db, announcer }: Services,
  id: string,
  changes: TagChanges,
  by: AuditActor,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const before = await lockTag(trx, id)
    const after = { ...before, ...changes }
    const { name, color, icon, description } = after
    if (name !== before.name) await freeName(trx, id, name, before.name)
    const update = trx
      .updateTable('tag')
      .set({ name, color, icon, description })
      .where('id', '=', id)
      .execute()
    await unlessTaken(update, nameTaken(name))
    if (name !== before.name) {
      await trx.insertInto('tag').values({ id: uuid(), name: before.name, merged_into_id: id }).execute()
      await askForTagChange(trx, { from: before.name, to: name, by: by.personId })
    }
    await audit(trx, { ...by, action: 'tag.update', subject: id, before, after })
  })
  announcer.announce({ type: 'tags' })
}

/** A tag may get a name back that it had before: nothing else is called that. */
async function freeName(trx: Db, id: string, wanted: string, current: string): Promise<void> {
  await refuseWhileChanging(trx, [wanted, current])
  await trx.deleteFrom('tag').where('name', '=', wanted).where('merged_into_id', '=', id).execute()
}

/** Makes `from` stand for `into` from now on, and has it replaced on its tickets. */
export async function mergeTag(
  { db, announcer }: Services,
  from: string,
  into: string,
  by: AuditActor,
): Promise<void> {
  if (from === into)
    throw new DomainError('invalid', 'A tag is not merged with itself: name another one.', 'into')
  await db.transaction().execute(async (trx) => {
    // In the order of their ids, so that two who merge them the other way round do not wait for each other.
    const [first, second] = from < into ? [from, into] : [into, from]
    const [one, other] = [await lockTag(trx, first), await lockTag(trx, second)]
    const [going, staying] = from < into ? [one, other] : [other, one]
    await refuseWhileChanging(trx, [going.name, staying.name])
    await trx.updateTable('tag').set({ merged_into_id: into }).where('id', '=', from).execute()
    await askForTagChange(trx, { from: going.name, to: staying.name, by: by.personId })
    const record = { action: 'tag.merge', subject: into, before: going, after: staying }
    await audit(trx, { ...by, ...record })
  })
  announcer.announce({ type: 'tags' })
}

/** Deletes a tag with the names it had before, and has it taken off its tickets. */
export async function deleteTag({ db, announcer }: Services, id: string, by: AuditActor): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const before = await lockTag(trx, id)
    await refuseWhileChanging(trx, [before.name])
    await trx.deleteFrom('tag').where('id', '=', id).execute()
    await askForTagChange(trx, { from: before.name, to: null, by: by.personId })
    await audit(trx, { ...by, action: 'tag.delete', subject: id, before })
  })
  announcer.announce({ type: 'tags' })
}

/** Changes of one tag go one after another: two at once could hand its tickets to and fro without end. */
async function refuseWhileChanging(trx: Db, names: readonly string[]): Promise<void> {
  const open = await trx
    .selectFrom('tag_change')
    .select('from_name')
    .where('done_at', 'is', null)
    .where((eb) => eb.or([eb('from_name', 'in', names), eb('to_name', 'in', names)]))
    .limit(1)
    .executeTakeFirst()
  if (open)
    throw new DomainError(
      'tag_in_change',
      `The tag "${open.from_name}" is still being changed on its tickets. Try again when that is done.`,
    )
}
