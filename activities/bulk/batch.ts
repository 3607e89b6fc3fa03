import pLimit from 'p-limit'
import { accessOf } from '#db/access.ts'
import type { BulkItem, BulkRow, ItemOutcome } from '#db/bulk.ts'
import { findCommand, findCommands, type StoredCommand, storeCommand } from '#db/commands.ts'
import { abilityFor } from '#domain/access/abilities.ts'
import { notThere, refusalFor } from '#domain/bulk/changes.ts'
import type { Rejection } from '#domain/tickets/decide.ts'
import type { BulkDeps } from './index.ts'
import { type BulkTicket, commandIdOf, eventsOf, ticketsOf } from './tickets.ts'
import { type Wanted, wantedOf } from './wanted.ts'

// Enough to keep the tickets' processes busy, and few enough for agents to get their turn.
const concurrency = 8

type Settled = { item: BulkItem; ticket: BulkTicket; command: StoredCommand }

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
  const ability = abilityFor({
    ...(person?.active ? person : { id: bulk.person_id, grants: [], teamQueueIds: [], organizationIds: [] }),
    ...(bulk.only ? { only: bulk.only } : {}),
  })
  const wantedFor = await wantedOf(deps, bulk, items, tickets, ability)

  async function workOn(item: BulkItem): Promise<Settled | ItemOutcome> {
    const ticket = tickets.get(item.number)
    if (!ticket) return refusal(item, notThere(item.number))
    // What was asked for already, before this process was killed, is only asked what became of it.
    const before = asked.get(commandIdOf(bulk.id, item.number))
    if (before) return { item, ticket, command: await submitted(deps, before) }
    const unseen = refusalFor(ability, ticket, [])
    if (unseen) return refusal(item, unseen)
    const wanted: Wanted | Rejection | null = await wantedFor(item, ticket)
    if (!wanted) return { position: item.position, state: 'skipped', code: null, detail: null, seq: null }
    if ('code' in wanted) return refusal(item, wanted)
    const why = refusalFor(ability, ticket, wanted.actions)
    if (why) return refusal(item, why)
    return { item, ticket, command: await commit(deps, bulk, item, wanted) }
  }

  const atOnce = pLimit(concurrency)
  const all = await Promise.all(items.map((item) => atOnce(() => workOn(item))))
  const refused = all.filter((each): each is ItemOutcome => 'state' in each)
  const settled = all.filter((each): each is Settled => !('state' in each))
  return [...refused, ...(await outcomesOf(db, settled))]
}

async function commit(
  deps: BulkDeps,
  bulk: BulkRow,
  item: BulkItem,
  { body, of = item.number }: Wanted,
): Promise<StoredCommand> {
  const stored = await storeCommand(deps.db, {
    id: commandIdOf(bulk.id, item.number),
    ticket: of,
    actor: { kind: 'person', id: bulk.person_id },
    ...body,
  })
  return submitted(deps, stored)
}

async function submitted({ db, processes }: BulkDeps, stored: StoredCommand): Promise<StoredCommand> {
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
  return all.flatMap(({ item, command: { id, state, rejection, seq } }) => {
    const { position } = item
    if (rejection) return [refusal(item, rejection)]
    if (state !== 'committed') return []
    const changed = events.has(id) ? 'done' : 'skipped'
    return [{ position, state: changed, code: null, detail: null, seq } as const]
  })
}

function refusal({ position }: BulkItem, { code, detail }: Rejection): ItemOutcome {
  return { position, state: 'refused', code, detail, seq: null }
}

/** What was asked of those tickets before, by the commands' ids. */
async function commandsOf(
  db: BulkDeps['db'],
  bulk: BulkRow,
  items: readonly BulkItem[],
): Promise<Map<string, StoredCommand>> {
  const ids = items.map(({ number }) => commandIdOf(bulk.id, number))
  const found = await findCommands(db, ids)
  return new Map(found.map((command) => [command.id, command]))
}
