import pLimit from 'p-limit'
import { v5 } from 'uuid'
import { accessOf } from '#db/access.ts'
import type { BulkItem, BulkRow, ItemOutcome } from '#db/bulk.ts'
import { findCommand, type StoredCommand, storeCommand } from '#db/commands.ts'
import { abilityFor } from '#domain/access/abilities.ts'
import type { TicketSubject } from '#domain/access/ticket-subject.ts'
import { inverseOf, notThere, refusalFor } from '#domain/bulk/changes.ts'
import type { Changes, Command } from '#domain/tickets/commands.ts'
import type { Rejection } from '#domain/tickets/decide.ts'
import type { EventBody } from '#domain/tickets/events.ts'
import type { BulkDeps } from './index.ts'
import { type BulkMerging, mergeCommand, partedFrom, targetRefusal } from './merging.ts'

// Enough to keep the tickets' processes busy, and few enough for agents to get their turn.
const concurrency = 8

/** What merging a ticket takes. */
const asUpdate: Changes = { status: '' }

type TicketRow = TicketSubject & { id: string; number: string }
type Wanted = { changes: Changes; ifMatch?: number; merging?: BulkMerging }
type Settled = { item: BulkItem; ticket: TicketRow; command: StoredCommand }

/** The id of the command that changes one ticket: repeated, it changes nothing. */
export const commandIdOf = (bulkId: string, number: string) => v5(number, bulkId)

/**
 * Changes those tickets, each with the rights that who asked has now. What could not be committed yet has no outcome:
 * it waits for the next time.
 */
export async function workOff(
  deps: BulkDeps,
  bulk: BulkRow,
  items: readonly BulkItem[],
): Promise<ItemOutcome[]> {
  const { db } = deps
  const [tickets, asked, person] = await Promise.all([
    ticketsOf(db, items),
    commandsOf(db, bulk, items),
    accessOf(db, bulk.person_id),
  ])
  const wanted = await wantedOf(db, bulk, items, [...tickets.values()])
  const ability = abilityFor({
    ...(person?.active ? person : { id: bulk.person_id, grants: [], teamQueueIds: [], organizationIds: [] }),
    ...(bulk.only ? { only: bulk.only } : {}),
  })
  const into = bulk.asked?.mergeInto
  const away = into === undefined ? null : await targetRefusal(db, ability, into)
  const refused: ItemOutcome[] = []
  const atOnce = pLimit(concurrency)
  const settled = await Promise.all(
    items.map(async (item) => {
      const ticket = tickets.get(item.number)
      const change = wanted.get(item.number)
      if (item.number === into) {
        refused.push({ ...refusal(item, notThere(into)), state: 'skipped', code: null, detail: null })
        return null
      }
      if (!ticket || !change) {
        refused.push(refusal(item, notThere(item.number)))
        return null
      }
      // What was asked for already, before this process was killed, is only asked what became of it.
      const why = asked.has(commandIdOf(bulk.id, item.number))
        ? null
        : (away ?? refusalFor(ability, ticket, change.merging ? asUpdate : change.changes))
      if (!why) return atOnce(async () => ({ item, ticket, command: await commit(deps, bulk, item, change) }))
      refused.push(refusal(item, why))
      return null
    }),
  )
  return [
    ...refused,
    ...(await outcomesOf(
      db,
      settled.filter((each) => each !== null),
    )),
  ]
}

async function commit(
  { db, processes }: BulkDeps,
  bulk: BulkRow,
  { number }: BulkItem,
  { changes, ifMatch, merging }: Wanted,
): Promise<StoredCommand> {
  const { reason } = bulk
  const stored = await storeCommand(db, {
    id: commandIdOf(bulk.id, number),
    ticket: number,
    actor: { kind: 'person', id: bulk.person_id },
    type: 'change',
    payload: { changes, ...(ifMatch === undefined ? {} : { ifMatch }), ...(reason ? { reason } : {}) },
    ...(merging ? mergeCommand(number, merging, reason) : {}),
  } as Command)
  if (stored.state !== 'pending') return stored
  const { state, seq } = await processes.submit(stored.ticket, stored.id)
  if (state !== 'rejected') return { ...stored, state, seq }
  return (await findCommand(db, stored.id)) ?? stored
}

async function outcomesOf(db: BulkDeps['db'], all: readonly Settled[]): Promise<ItemOutcome[]> {
  const events = await eventsOf(
    db,
    all.map(({ ticket }) => ticket.id),
    all.map(({ command }) => command.id),
  )
  return all.flatMap(({ item: { position, number }, command: { id, state, rejection, seq } }) => {
    if (rejection) return [refusal({ position, number }, rejection)]
    if (state !== 'committed') return []
    const changed = events.has(id) ? 'done' : 'skipped'
    return [{ position, state: changed, code: null, detail: null, seq } as const]
  })
}

function refusal({ position }: BulkItem, { code, detail }: Rejection): ItemOutcome {
  return { position, state: 'refused', code, detail, seq: null }
}

async function ticketsOf(db: BulkDeps['db'], items: readonly BulkItem[]): Promise<Map<string, TicketRow>> {
  const rows = await db
    .selectFrom('ticket')
    .select([
      'id',
      'number',
      'requester_id as requesterId',
      'assignee_id as assigneeId',
      'queue_id as queueId',
      'organization_id as organizationId',
    ])
    .where(
      'number',
      'in',
      items.map(({ number }) => number),
    )
    .execute()
  return new Map(rows.map((row) => [row.number, row]))
}

async function commandsOf(
  db: BulkDeps['db'],
  bulk: BulkRow,
  items: readonly BulkItem[],
): Promise<Set<string>> {
  const ids = items.map(({ number }) => commandIdOf(bulk.id, number))
  const rows = await db.selectFrom('command').select('id').where('id', 'in', ids).execute()
  return new Set(rows.map(({ id }) => id))
}

/** What is to become of each ticket: the same of all, or what it was before the change that is taken back. */
async function wantedOf(
  db: BulkDeps['db'],
  { undoes_id: undoes, changes, asked }: BulkRow,
  items: readonly BulkItem[],
  tickets: readonly TicketRow[],
): Promise<Map<string, Wanted>> {
  const into = asked?.mergeInto
  const wanted = { changes: changes ?? {}, ...(into === undefined ? {} : { merging: { into } }) }
  if (!undoes) return new Map(items.map(({ number }) => [number, wanted]))
  const [events, rows] = await Promise.all([
    eventsOf(
      db,
      tickets.map(({ id }) => id),
      items.map(({ number }) => commandIdOf(undoes, number)),
    ),
    // An undo keeps the places of what it takes back.
    db
      .selectFrom('bulk_item')
      .select(['ticket_number as number', 'seq'])
      .where('bulk_id', '=', undoes)
      .where(
        'position',
        'in',
        items.map(({ position }) => position),
      )
      .execute(),
  ])
  return new Map(
    rows.map(({ number, seq }): [string, Wanted] => {
      const made = events.get(commandIdOf(undoes, number)) ?? []
      const from = partedFrom(made)
      if (from) return [number, { changes: {}, merging: { from } }]
      const back = inverseOf(made)
      return [number, { changes: back, ...(seq === null ? {} : { ifMatch: seq }) }]
    }),
  )
}

/** The events of those commands, by their ids. */
async function eventsOf(
  db: BulkDeps['db'],
  ticketIds: readonly string[],
  commandIds: readonly string[],
): Promise<Map<string, EventBody[]>> {
  const found = new Map<string, EventBody[]>()
  if (!ticketIds.length) return found
  const rows = await db
    .selectFrom('ticket_event')
    .select(['command_id', 'type', 'data'])
    .where('ticket_id', 'in', ticketIds)
    .where('command_id', 'in', commandIds)
    .orderBy('seq')
    .execute()
  for (const { command_id: id, ...event } of rows)
    if (id) found.set(id, [...(found.get(id) ?? []), event as EventBody])
  return found
}
