import { type Kysely, sql } from 'kysely'
import { v7 as uuid, v5 } from 'uuid'
import type { Tables } from '#db/database.ts'
import { countUse } from '#db/sharing.ts'
import { type Bulk, isUndoable, type NewBulk } from '#domain/bulk/bulk.ts'
import type { BulkGiven, KeptGiven } from '#domain/bulk/given.ts'
import type { BulkMacro } from '#domain/bulk/macro.ts'
import { DomainError } from '#domain/errors.ts'
import { sharer } from '../access/sharing.ts'
import { defined } from '../defined.ts'
import { readMacro } from '../macros/read.ts'
import { preparedMacro } from '../macros/ready.ts'
import { requireMergeable } from '../merging/tickets.ts'
import type { SignedIn } from '../plugins/viewer.ts'
import { ticketsFiltered } from '../query/tickets.ts'
import type { Services } from '../services.ts'
import { changesOf } from '../tickets/commands.ts'
import { takeChildren } from './children.ts'

type Db = Kysely<Tables>

/** The namespace in which a person's idempotency keys become ids of bulk changes. */
const idempotencyKeys = '6cf0d0a5-7a1f-4a53-9f5d-0c6cb1f1a9f4'

/**
 * Stores a bulk change with the tickets that are selected at this moment, and has it begun. Asking again under the same
 * key gives the first one's id.
 */
export async function startBulk(
  services: Services,
  viewer: SignedIn,
  { filter, numbers, changes: asked = {}, macro, given, children, reason }: NewBulk,
  key: string | null,
): Promise<string> {
  const id =
    key === null
      ? uuid()
      : v5(JSON.stringify([viewer.id, key, filter, numbers, macro ?? asked]), idempotencyKeys)
  const { mergeInto, ...plain } = asked
  if (mergeInto) await requireMergeable(services, viewer, [mergeInto])
  const changes = await changesOf(services, viewer, plain)
  const run = macro === undefined ? null : await macroFor(services, viewer, macro)
  const select =
    filter === undefined
      ? (trx: Db) =>
          takeNumbers(
            trx,
            id,
            (numbers ?? []).filter((number) => number !== mergeInto),
          )
      : await takeFiltered(services, viewer, id, filter)
  await services.db.transaction().execute(async (trx) => {
    const row = {
      ...owned(viewer),
      id,
      filter: filter ?? null,
      reason: reason || null,
      asked: { ...defined(asked), ...(asked.assignee ? { assignee: changes.assigneeId ?? null } : {}) },
      changes,
      macro: run,
      given: given ? await keptGiven(services, viewer, given) : null,
      children: children ?? false,
    }
    if (!(await insert(trx, row))) return
    const taken = await select(trx)
    await count(trx, id, taken + (children ? await takeChildren(trx, viewer, id, taken) : 0))
  })
  await services.processes.wakeBulk(id)
  return id
}

/** The macro of that id as `viewer` runs it on many tickets, whose use counts once. */
async function macroFor(services: Services, viewer: SignedIn, id: string): Promise<BulkMacro> {
  const { db } = services
  const macro = await readMacro(db, await sharer(db, viewer, 'Macro'), id)
  const prepared = await preparedMacro(services, viewer, macro)
  await countUse(db, 'macro', id)
  return prepared
}

/** What is given, in ids. */
async function keptGiven(
  services: Services,
  viewer: SignedIn,
  { note, confirm, ...given }: BulkGiven,
): Promise<KeptGiven> {
  return {
    changes: await changesOf(services, viewer, given),
    ...(note ? { note } : {}),
    ...(confirm ? { confirmed: true as const } : {}),
  }
}

/** Stores a bulk change that takes another one back, ticket by ticket, and has it begun. */
export async function undoBulk(services: Services, viewer: SignedIn, before: Bulk): Promise<string> {
  if (!isUndoable(before))
    throw new DomainError('conflict', 'This can be undone once, and only when it has ended.')
  const id = uuid()
  await services.db.transaction().execute(async (trx) => {
    await insert(trx, { ...owned(viewer), id, undoes_id: before.id }).catch(refuseSecond)
    const { numInsertedOrUpdatedRows: taken } = await trx
      .insertInto('bulk_item')
      .columns(['bulk_id', 'position', 'ticket_number'])
      .expression(
        trx
          .selectFrom('bulk_item')
          .select([sql<string>`${id}::uuid`.as('id'), 'position', 'ticket_number'])
          .where('bulk_id', '=', before.id)
          .where('state', '=', 'done'),
      )
      .executeTakeFirstOrThrow()
    await count(trx, id, Number(taken ?? 0))
  })
  await services.processes.wakeBulk(id)
  return id
}

const owned = ({ id, only }: SignedIn) => ({
  person_id: id,
  only: only ? (JSON.stringify(only) as never) : null,
  total: 0,
})

async function insert(trx: Db, row: ReturnType<typeof owned> & Record<string, unknown>): Promise<boolean> {
  const inserted = await trx
    .insertInto('bulk')
    .values(row as never)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .executeTakeFirst()
  return inserted !== undefined
}

/** Of two who undo at once, the second is too late. */
function refuseSecond(error: unknown): never {
  if (error instanceof Error && 'constraint' in error && error.constraint === 'bulk_undoes_id_unique')
    throw new DomainError('conflict', 'This is being undone already.')
  throw error
}

async function count(trx: Db, id: string, total: number): Promise<void> {
  if (!total) throw new DomainError('nothing_to_change', 'There is no such ticket: nothing would change.')
  await trx.updateTable('bulk').set({ total }).where('id', '=', id).execute()
}

/** Those that are not there, or that `viewer` may not see, are refused in their turn. */
async function takeNumbers(trx: Db, id: string, numbers: readonly string[]): Promise<number> {
  const { numAffectedRows } = await sql`
    insert into bulk_item (bulk_id, position, ticket_number)
    select ${id}::uuid, row_number() over (), number from (
      select number from unnest(${[...new Set(numbers)]}::text[]) with ordinality as named (number, place) order by place
    ) as named`.execute(trx)
  return Number(numAffectedRows ?? 0)
}

async function takeFiltered(services: Services, viewer: SignedIn, id: string, filter: string) {
  const tickets = await ticketsFiltered(services, viewer, filter)
  const rows = tickets.select([
    sql<string>`${id}::uuid`.as('id'),
    sql<number>`row_number() over (order by ticket.updated_at desc)`.as('position'),
    'ticket.number',
  ])
  return async (trx: Db) => {
    const { numInsertedOrUpdatedRows: taken } = await trx
      .insertInto('bulk_item')
      .columns(['bulk_id', 'position', 'ticket_number'])
      .expression(rows)
      .executeTakeFirstOrThrow()
    return Number(taken ?? 0)
  }
}
