import { type Kysely, sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { Ability } from '#domain/access/abilities.ts'
import { DomainError } from '#domain/errors.ts'
import { storableText } from './commands.ts'
import type { Database, Tables } from './database.ts'
import { fromNow } from './from-now.ts'

/** A tag that is still to be replaced, or taken away (`to` is null), and who wanted that. */
export type OpenTagChange = { id: string; from: string; to: string | null; by: string | null }

/** Has a tag replaced on all tickets that have it; the follower of tags does it. */
export async function askForTagChange(
  db: Kysely<Tables>,
  { from, to, by }: Omit<OpenTagChange, 'id'>,
): Promise<void> {
  await db.insertInto('tag_change').values({ id: uuid(), from_name: from, to_name: to, by_id: by }).execute()
}

/** Takes what waits, the oldest first, for `leaseMs`. */
export async function claimTagChanges(
  db: Database,
  limit: number,
  leaseMs: number,
): Promise<OpenTagChange[]> {
  const { rows } = await sql<OpenTagChange & { createdAt: Date }>`
    update tag_change set claimed_until = ${fromNow(leaseMs)}
    where id in (
      select id from tag_change
      where done_at is null and next_attempt_at <= now() and (claimed_until is null or claimed_until < now())
      order by created_at, id limit ${limit} for update skip locked
    )
    returning id, from_name as "from", to_name as "to", by_id as "by", created_at as "createdAt"`.execute(db)
  return rows
    .sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime())
    .map(({ createdAt: _, ...change }) => change)
}

/** Holds what is worked on for another `leaseMs`. */
export async function renewTagChanges(
  db: Database,
  changes: readonly OpenTagChange[],
  leaseMs: number,
): Promise<void> {
  await sql`
    update tag_change set claimed_until = ${fromNow(leaseMs)}
    where id = any(${changes.map(({ id }) => id)}::uuid[]) and done_at is null`.execute(db)
}

/** Counts the tickets that were changed. */
export async function progressTagChange(db: Database, id: string, changed: number): Promise<void> {
  await sql`update tag_change set changed = changed + ${changed} where id = ${id}`.execute(db)
}

/** Gives it back, to be taken up again after `waitMs`. */
export async function postponeTagChange(db: Database, id: string, waitMs: number): Promise<void> {
  await sql`
    update tag_change set claimed_until = null, next_attempt_at = ${fromNow(waitMs)}
    where id = ${id} and done_at is null`.execute(db)
}

/** No ticket has the tag any more. */
export async function finishTagChange(db: Database, id: string): Promise<void> {
  await sql`
    update tag_change set claimed_until = null, done_at = now() where id = ${id} and done_at is null`.execute(
    db,
  )
}

/** Some of the tickets that have that tag, with the number of their latest event. */
export async function ticketsTagged(
  db: Database,
  name: string,
  limit: number,
): Promise<{ number: string; seq: number }[]> {
  return db
    .selectFrom('ticket')
    .select(['number', 'seq'])
    .where(sql<boolean>`tags @> ${[name]}::text[]`)
    .limit(limit)
    .execute()
}

/** What each of those names stands for now: itself, or what it was renamed to or merged into. Unknown ones are left out. */
export async function tagsNamed(db: Kysely<Tables>, names: readonly string[]): Promise<Map<string, string>> {
  if (!names.length) return new Map()
  const { rows } = await sql<{ asked: string; name: string }>`
    with recursive meant as (
      select name as asked, id, name, merged_into_id from tag where name = any(${[...names]}::text[])
      union
      select meant.asked, tag.id, tag.name, tag.merged_into_id from meant join tag on tag.id = meant.merged_into_id
    )
    select asked, name from meant where merged_into_id is null`.execute(db)
  return new Map(rows.map(({ asked, name }) => [asked, name]))
}

/** Makes tags of names that are none yet. */
export async function addTags(db: Kysely<Tables>, names: readonly string[]): Promise<void> {
  if (!names.length) return
  await db
    .insertInto('tag')
    .values(names.map((name) => ({ id: uuid(), name })))
    .onConflict((conflict) => conflict.column('name').doNothing())
    .execute()
}

/**
 * The tags meant by those names: a merged or renamed one is what it became. A name that is no tag yet becomes one if who
 * has `ability` may make tags; otherwise throws `unknown_tag`, which says that `who` makes none. Nothing is made yet when
 * they are only `looking`.
 */
export async function meantTags(
  db: Database,
  ability: Ability,
  asked: readonly string[],
  { looking = false, who = 'your role' } = {},
): Promise<string[]> {
  const names = asked.map((name) => storableText(name).trim()).filter((name) => name !== '')
  const known = await tagsNamed(db, names)
  const unknown = [...new Set(names)].filter((name) => !known.has(name))
  const [first] = unknown
  if (first !== undefined && !ability.can('create', 'Tag'))
    throw new DomainError('unknown_tag', `There is no tag "${first}", and ${who} makes no new ones.`, 'tags')
  if (!looking) await addTags(db, unknown)
  return [...new Set(names.map((name) => known.get(name) ?? name))]
}

/** The same without making any: a name that is no tag stays as it is. */
export async function knownTags(db: Database, asked: readonly string[]): Promise<string[]> {
  const known = await tagsNamed(db, asked)
  return [...new Set(asked.map((name) => known.get(name) ?? name))]
}
