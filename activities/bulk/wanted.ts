import { v5 } from 'uuid'
import type { BulkItem, BulkRow } from '#db/bulk.ts'
import type { Configuration } from '#db/configuration.ts'
import { filledOnTicket } from '#db/filled.ts'
import type { Ability } from '#domain/access/abilities.ts'
import { actionsFor, inverseOf } from '#domain/bulk/changes.ts'
import { lackedOf } from '#domain/bulk/given.ts'
import { actionsOfSteps } from '#domain/bulk/macro.ts'
import { listFrom } from '#domain/checklists/checklist.ts'
import { DomainError } from '#domain/errors.ts'
import { fieldsOf } from '#domain/fields/visible.ts'
import { firstOf } from '#domain/lifecycles/statuses.ts'
import { nothingLeft, type PreparedStep, type ReadyStep } from '#domain/macros/run.ts'
import type { Changes, CommandBody, MessagePayload, MoveDetails } from '#domain/tickets/commands.ts'
import type { Rejection } from '#domain/tickets/decide.ts'
import { endedCategories } from '#domain/tickets/types.ts'
import type { BulkDeps } from './index.ts'
import {
  type BulkMerging,
  type MadeEvent,
  mergeCommand,
  type Parting,
  partedFrom,
  targetRefusal,
} from './merging.ts'

type Db = BulkDeps['db']

/** The command for one ticket, and what somebody has to be allowed for it; `of` is the ticket that is asked, if another. */
export type Wanted = { body: CommandBody; actions: readonly string[]; of?: string }

/** The id of the command that changes one ticket: repeated, it changes nothing. */
export const commandIdOf = (bulkId: string, number: string) => v5(number, bulkId)

const columns = [
  ...(['id', 'number', 'kind', 'status', 'category', 'subject', 'priority', 'tags', 'fields'] as const),
  ...(['impact', 'urgency', 'resolution', 'deleted_at as deletedAt'] as const),
  ...(['requester_id as requesterId', 'assignee_id as assigneeId', 'queue_id as queueId'] as const),
  'organization_id as organizationId',
] as const

/** Those tickets as they are now, by their numbers. */
export async function ticketsOf(db: Db, items: readonly BulkItem[]) {
  const numbers = items.map(({ number }) => number)
  const rows = await db.selectFrom('ticket').select(columns).where('number', 'in', numbers).execute()
  return new Map(rows.map((row) => [row.number, row]))
}
export type BulkTicket =
  Awaited<ReturnType<typeof ticketsOf>> extends Map<string, infer Ticket> ? Ticket : never

/** What is to become of each of those tickets, or why nothing is; null for one that is meant to stay as it is. */
export async function wantedOf(
  { db, configuration }: BulkDeps,
  bulk: BulkRow,
  items: readonly BulkItem[],
  tickets: ReadonlyMap<string, BulkTicket>,
  ability: Ability,
): Promise<(item: BulkItem, ticket: BulkTicket) => Promise<Wanted | Rejection | null>> {
  const { undoes_id: undoes, macro } = bulk
  if (undoes) {
    const backs = await backFrom(db, undoes, items, [...tickets.values()])
    return async ({ number }) => {
      const back = backs.get(number) ?? { changes: {} }
      if (!('from' in back)) return changeOf(bulk, back)
      // What it was merged into may be gone.
      return (await targetRefusal(db, ability, back.from, null)) ?? mergeOf(bulk, number, back)
    }
  }
  const into = bulk.asked?.mergeInto
  if (into !== undefined) {
    const refused = await targetRefusal(db, ability, into)
    return async ({ number }) => (number === into ? null : (refused ?? mergeOf(bulk, number, { into })))
  }
  const configured = await configuration.current()
  if (macro) return async (_, ticket) => macroOn(db, bulk, macro, ticket, configured)
  const parents = await parentsOf(db, bulk, items)
  return async ({ parent }, ticket) => {
    const changes =
      parent === null ? (bulk.changes ?? {}) : following(parents.get(parent), ticket, configured)
    return 'code' in changes ? changes : changeOf(bulk, givenTo(bulk, ticket, changes, configured))
  }
}

/** Merging is a change of the ticket. */
function mergeOf({ reason }: BulkRow, number: string, merging: BulkMerging): Wanted {
  const { ticket: of, ...body } = mergeCommand(number, merging, reason)
  return { body, of, actions: ['update'] }
}

type Change = { changes: Changes; ifMatch?: number } & MoveDetails

function changeOf({ reason }: BulkRow, { changes, ...details }: Change): Wanted {
  const payload = { changes, ...details, ...(reason ? { reason } : {}) }
  const actions = [...actionsFor(changes), ...(details.note ? ['note'] : [])]
  return { body: { type: 'change', payload }, actions }
}

/** The changes with what is given for what their transition asks; nothing for a ticket that is there already. */
function givenTo(bulk: BulkRow, ticket: BulkTicket, changes: Changes, configured: Configuration): Change {
  const { given } = bulk
  if (!given || changes.status === ticket.status) return { changes }
  const queue = configured.fields.queue(ticket.queueId)
  const own = new Set(fieldsOf(configured.fields.definitions, { ...ticket, queue }).map(({ key }) => key))
  const { fields, ...lacked } = lackedOf(given.changes, ticket, (key) => own.has(key))
  const values = { ...fields, ...changes.fields }
  return {
    changes: { ...lacked, ...changes, ...(Object.keys(values).length ? { fields: values } : {}) },
    ...(given.note ? { note: noteOn(bulk, ticket.number, given.note) } : {}),
    ...(given.confirmed ? { confirmed: true } : {}),
  }
}

function noteOn({ id, person_id }: BulkRow, number: string, text: string): MessagePayload {
  const message = { id: v5(`${number}/note`, id), kind: 'note', from: 'agent' } as const
  return { ...message, authorId: person_id, text, html: null, attachments: [], mail: null }
}

type Parent = { number: string; state: string; category: BulkTicket['category'] | null }

async function parentsOf(db: Db, { id }: BulkRow, items: readonly BulkItem[]): Promise<Map<string, Parent>> {
  const numbers = items.flatMap(({ parent }) => parent ?? [])
  if (!numbers.length) return new Map()
  const rows = await db
    .selectFrom('bulk_item as item')
    .leftJoin('ticket', 'ticket.number', 'item.ticket_number')
    .select(['item.ticket_number as number', 'item.state', 'ticket.category'])
    .where('item.bulk_id', '=', id)
    .where('item.ticket_number', 'in', numbers)
    .execute()
  return new Map(rows.map((row) => [row.number, row]))
}

/** A child ends as its parent did, in its own lifecycle; not at all where the parent did not. */
function following(
  parent: Parent | undefined,
  { kind, queueId }: BulkTicket,
  configured: Configuration,
): Changes | Rejection {
  const refused = (detail: string): Rejection => ({ code: 'transition_not_allowed', field: 'status', detail })
  const category = parent?.category ?? null
  if (!parent || parent.state === 'refused' || category === null || !endedCategories.includes(category))
    return refused(`Its parent ${parent?.number ?? ''} did not end.`)
  const status = firstOf(configured.lifecycleOf(kind, queueId), category)?.key
  return status === undefined ? refused('It has no such status.') : { status }
}

async function macroOn(
  db: Db,
  bulk: BulkRow,
  { id, name, steps }: NonNullable<BulkRow['macro']>,
  ticket: BulkTicket,
  configuration: Configuration,
): Promise<Wanted | Rejection> {
  const about = { ticketId: ticket.id, agentId: bulk.person_id, configuration, now: Date.now() }
  const ready: ReadyStep[] = []
  for (const [index, step] of steps.entries()) {
    const made = await readyStep(db, bulk, ticket.number, { step, index }, about)
    if ('code' in made) return made
    ready.push(made)
  }
  const actions = actionsOfSteps(steps.map((step) => step.name))
  return { body: { type: 'macro', payload: { macro: { id, name }, steps: ready } }, actions }
}

async function readyStep(
  db: Db,
  { id, person_id }: BulkRow,
  number: string,
  { step, index }: { step: PreparedStep; index: number },
  about: Parameters<typeof filledOnTicket>[1],
): Promise<ReadyStep | Rejection> {
  if (step.do === 'begin') {
    const list = listFrom(step.template, (at) => v5(`${number}/${index}/${at}`, id))
    return { name: step.name, do: 'checklist', list }
  }
  if (step.do !== 'say') return step
  const field = `steps.${index}`
  try {
    const { html, text } = await filledOnTicket(db, about, step.html, field)
    if (!html) return { code: 'invalid', field, detail: nothingLeft }
    const message = { id: v5(`${number}/${index}`, id), kind: step.kind, from: 'agent' } as const
    return {
      ...{ name: step.name, do: 'message' },
      message: { ...message, authorId: person_id, text, html, attachments: [], mail: null },
    }
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    return { code: error.code, field, detail: error.message }
  }
}

/** For each ticket the opposite of what a bulk change made of it. */
async function backFrom(
  db: Db,
  undoes: string,
  items: readonly BulkItem[],
  tickets: readonly BulkTicket[],
): Promise<Map<string, Change | Parting>> {
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
    rows.map(({ number, seq }): [string, Change | Parting] => {
      const made = events.get(commandIdOf(undoes, number)) ?? []
      const parting = partedFrom(made)
      if (parting) return [number, parting]
      const changes = inverseOf(made)
      return [number, { changes, ...(seq === null ? {} : { ifMatch: seq }) }]
    }),
  )
}

/** The events of those commands, by their ids. */
export async function eventsOf(
  db: Db,
  ticketIds: readonly string[],
  commandIds: readonly string[],
): Promise<Map<string, MadeEvent[]>> {
  const found = new Map<string, MadeEvent[]>()
  if (!ticketIds.length) return found
  const rows = await db
    .selectFrom('ticket_event')
    .select(['command_id', 'type', 'data', 'reason', 'at'])
    .where('ticket_id', 'in', ticketIds)
    .where('command_id', 'in', commandIds)
    .orderBy('seq')
    .execute()
  for (const { command_id: id, at, ...event } of rows)
    if (id) found.set(id, [...(found.get(id) ?? []), { ...event, at: at.getTime() } as MadeEvent])
  return found
}
