import { type Kysely, sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { Moved } from '#domain/people/merge.ts'
import type { Tables } from './database.ts'

type Db = Kysely<Tables>
type Person = { id: string; active: boolean; organization_id: string | null; role_key: string }

/** What merging `from` into `into` would move. `role` is what `into` becomes by it, or null. */
export async function planMerge(db: Db, from: Person, into: Person, role: string | null): Promise<Moved> {
  const { rows } = await sql<Omit<Moved, 'active' | 'role' | 'organization'>>`
    select
      array(select address from person_address where person_id = ${from.id} order by address) as addresses,
      array(select id::text from ticket where requester_id = ${from.id} order by id) as requested,
      array(select id::text from ticket where assignee_id = ${from.id} order by id) as assigned,
      array(select ticket_id::text from ticket_watcher where person_id = ${from.id} order by ticket_id) as watched,
      array(select id::text from time_entry where person_id = ${from.id} order by id) as logged,
      array(select id::text from recurring where maker_id = ${from.id} order by id) as recurring,
      array(select id::text from saved_view where owner_id = ${from.id} order by id) as views,
      array(select id::text from timer where person_id = ${from.id}) as timers,
      array(
        select organization_id::text from person_organization where person_id = ${from.id} and organization_id not in (
          select organization_id from person_organization where person_id = ${into.id}
        ) order by organization_id
      ) as organizations`.execute(db)
  const [held] = rows
  if (!held) throw new Error('A select without a table has a row.')
  return {
    ...held,
    active: from.active,
    role: role ? { before: into.role_key, after: role } : null,
    organization:
      !into.organization_id && from.organization_id ? { before: null, after: from.organization_id } : null,
  }
}

/**
 * Makes everything `moved` names that of `into`, and keeps it for the way back. Returns the merge's id.
 *
 * A ticket is otherwise written by its workflow only. This corrects whom its row points at, and is safe beside a commit:
 * each commit reads the row anew, under the same row lock that this update takes, and neither decides by who the
 * requester was before. The events keep the ids of those who acted then, and no event is added: nothing happened to the
 * ticket.
 */
export async function merge(trx: Db, from: string, into: string, by: string, moved: Moved): Promise<string> {
  await move(trx, moved, from, into)
  await trx
    .updateTable('person')
    .set({ active: false, merged_into_id: into, updated_at: new Date() })
    .where('id', '=', from)
    .execute()
  await trx
    .updateTable('person')
    .set({
      ...(moved.role && { role_key: moved.role.after }),
      ...(moved.organization && { organization_id: moved.organization.after }),
      updated_at: new Date(),
    })
    .where('id', '=', into)
    .execute()
  await trx.deleteFrom('session').where('person_id', '=', from).execute()
  const id = uuid()
  await trx
    .insertInto('person_merge')
    .values({ id, from_id: from, into_id: into, by_id: by, moved: JSON.stringify(moved) as never })
    .execute()
  return id
}

/** Gives back what a merge moved, as far as it is still with `into`. */
export async function undoMerge(
  trx: Db,
  row: { id: string; from: string; into: string; moved: Moved },
): Promise<void> {
  const { id, from, into, moved } = row
  await move(trx, moved, into, from)
  await trx
    .updateTable('person')
    .set({ active: moved.active, merged_into_id: null, updated_at: new Date() })
    .where('id', '=', from)
    .execute()
  if (moved.role)
    await trx
      .updateTable('person')
      .set({ role_key: moved.role.before })
      .where('id', '=', into)
      .where('role_key', '=', moved.role.after)
      .execute()
  if (moved.organization)
    await trx
      .updateTable('person')
      .set({ organization_id: moved.organization.before })
      .where('id', '=', into)
      .where('organization_id', '=', moved.organization.after)
      .execute()
  await trx.updateTable('person_merge').set({ undone_at: new Date() }).where('id', '=', id).execute()
}

async function move(trx: Db, moved: Moved, from: string, to: string): Promise<void> {
  // In the order of their ids, as everybody locks tickets.
  await sql`
    select id from ticket where id = any(${[...moved.requested, ...moved.assigned]}::uuid[])
    order by id for update`.execute(trx)
  await sql`
    update ticket set requester_id = ${to}
    where id = any(${moved.requested}::uuid[]) and requester_id = ${from}`.execute(trx)
  await sql`
    update ticket set assignee_id = ${to}
    where id = any(${moved.assigned}::uuid[]) and assignee_id = ${from}`.execute(trx)
  await sql`
    update person_address set person_id = ${to}
    where address = any(${moved.addresses}::text[]) and person_id = ${from}`.execute(trx)
  await sql`
    update person_organization set person_id = ${to}
    where organization_id = any(${moved.organizations}::uuid[]) and person_id = ${from}`.execute(trx)
  await moveWatches(trx, moved.watched ?? [], from, to)
  await sql`
    update time_entry set person_id = ${to}
    where id = any(${moved.logged ?? []}::uuid[]) and person_id = ${from}`.execute(trx)
  await sql`
    update recurring set maker_id = ${to}
    where id = any(${moved.recurring ?? []}::uuid[]) and maker_id = ${from}`.execute(trx)
  await sql`
    update saved_view set owner_id = ${to}
    where id = any(${moved.views ?? []}::uuid[]) and owner_id = ${from}`.execute(trx)
  // Nobody has two: of two timers, each stays where it is.
  await sql`
    update timer set person_id = ${to}
    where id = any(${moved.timers ?? []}::uuid[]) and person_id = ${from}
      and not exists (select from timer where person_id = ${to})`.execute(trx)
}

/** Who watched as both goes on as the one who stays. */
async function moveWatches(trx: Db, tickets: readonly string[], from: string, to: string): Promise<void> {
  await sql`
    update ticket_watcher as watch set person_id = ${to}
    where ticket_id = any(${[...tickets]}::uuid[]) and person_id = ${from} and not exists (
      select from ticket_watcher where ticket_id = watch.ticket_id and person_id = ${to}
    )`.execute(trx)
}

/** Groups of people who may be one and the same, the largest first, at most 100. */
export async function findDuplicates(db: Db) {
  const { rows } = await sql<{ reason: 'name' | 'address'; ids: string[] }>`
    with named as (
      select id, created_at, split_part(email, '@', 1) as mailbox,
        regexp_replace(lower(unaccent(trim(name))), '[\\s,.]+', ' ', 'g') as name
      from person where merged_into_id is null
    ), same_name as (
      select array_agg(id order by created_at, id) as ids from named where name <> '' group by name having count(*) > 1
    ), same_mailbox as (
      select array_agg(id order by created_at, id) as ids from named where length(mailbox) > 3
      group by mailbox having count(*) > 1 and similarity(min(name), max(name)) >= 0.4
    )
    select 'name' as reason, ids from same_name
    union all
    select 'address', ids from same_mailbox
      where not exists (select from same_name where same_name.ids @> same_mailbox.ids)
    order by 1 desc, ids limit 100`.execute(db)
  const ids = [...new Set(rows.flatMap((row) => row.ids.slice(0, mostInAGroup)))]
  const people = ids.length
    ? await db
        .selectFrom('person')
        .select(['id', 'name', 'email', 'role_key as role', 'created_at'])
        .where('id', 'in', ids)
        .execute()
    : []
  const byId = new Map(
    people.map(({ created_at, ...person }) => [
      person.id,
      { ...person, createdAt: created_at.toISOString() },
    ]),
  )
  return rows.map((row) => ({
    reason: row.reason,
    people: row.ids.slice(0, mostInAGroup).flatMap((id) => byId.get(id) ?? []),
  }))
}

const mostInAGroup = 20
