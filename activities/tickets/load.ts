import { type Selectable, type SqlBool, sql, type Transaction } from 'kysely'
import type { Tables } from '#db/database.ts'
import type { Command } from '#domain/tickets/commands.ts'
import type { EventType, TicketEvent } from '#domain/tickets/events.ts'
import type { TicketState } from '#domain/tickets/state.ts'
import type { Actor } from '#domain/tickets/types.ts'

/** The event types that `slaHistory` turns into something a clock depends on. */
const slaEventTypes = [
  'created',
  'status_changed',
  'priority_changed',
  'replied',
  'taken_back',
  'deleted',
  'restored',
  'merged_into',
  'unmerged_from',
] as const

/** The transaction in which a ticket's commands are committed. */
export type CommitTransaction = Transaction<Tables>

/** A ticket as its row has it. */
export type LoadedTicket = { id: string; state: TicketState; clockWakesAt: number | null; watched: boolean }

/** The ticket of that number, locked until the transaction ends, or null. */
export async function lockTicket(trx: CommitTransaction, number: string): Promise<LoadedTicket | null> {
  const row = await trx
    .selectFrom('ticket')
    .select([
      'id',
      'number',
      'kind',
      'subject',
      'status',
      'category',
      'priority',
      'queue_id',
      'assignee_id',
      'requester_id',
      'organization_id',
      'tags',
      'fields',
      'seq',
      'created_at',
      'updated_at',
      'first_replied_at',
      'resolved_at',
      'closed_at',
      'closes_at',
      'reopens_until',
      'lifecycle',
      'impact',
      'urgency',
      'priority_by_hand',
      'resolution',
      'snoozed_until',
      'reminders',
      'checklists',
      'deleted_at',
      'time_minutes',
      'billable_minutes',
      'merged_into',
      'merged',
      'clock_wakes_at',
      'watched',
    ])
    .where('number', '=', number)
    .forUpdate()
    .executeTakeFirst()
  if (!row) return null
  const { id, clock_wakes_at, watched, queue_id, assignee_id, requester_id, organization_id, ...rest } = row
  const {
    created_at,
    updated_at,
    first_replied_at,
    resolved_at,
    closed_at,
    closes_at,
    reopens_until,
    priority_by_hand,
    snoozed_until,
    deleted_at,
    time_minutes,
    billable_minutes,
    merged_into,
    ...plain
  } = rest
  return {
    id,
    watched,
    clockWakesAt: instant(clock_wakes_at),
    state: {
      ...plain,
      queueId: queue_id,
      assigneeId: assignee_id,
      requesterId: requester_id,
      organizationId: organization_id,
      createdAt: created_at.getTime(),
      updatedAt: updated_at.getTime(),
      firstRepliedAt: instant(first_replied_at),
      resolvedAt: instant(resolved_at),
      closedAt: instant(closed_at),
      closesAt: instant(closes_at),
      reopensUntil: instant(reopens_until),
      priorityByHand: priority_by_hand,
      snoozedUntil: instant(snoozed_until),
      deletedAt: instant(deleted_at),
      timeMinutes: time_minutes,
      billableMinutes: billable_minutes,
      mergedInto: merged_into,
    },
  }
}

/**
 * The commands that wait for that ticket, in the order in which they were stored; with `before`, those that were stored
 * before the command of that id.
 */
export async function pendingCommands(
  trx: CommitTransaction,
  number: string,
  before?: string,
): Promise<Command[]> {
  let query = trx
    .selectFrom('command')
    .select(['id', 'ticket_number', 'type', 'actor_kind', 'actor_id', 'payload'])
    .where('ticket_number', '=', number)
    .where('state', '=', 'pending')
    .orderBy('position')
  if (before) query = query.where(storedBefore(before))
  const rows = await query.execute()
  return rows.map((row) => {
    const actor: Actor = { kind: row.actor_kind, id: row.actor_id }
    return { id: row.id, ticket: row.ticket_number, type: row.type, actor, payload: row.payload } as Command
  })
}

/** That a command was stored before the one of that id. */
export const storedBefore = (id: string) =>
  sql<SqlBool>`command.position < (select own.position from command as own where own.id = ${id})`

/** The ticket's events after `seq`; with `forClocks`, only those that its clocks depend on. */
export async function eventsAfter(
  trx: CommitTransaction,
  ticketId: string,
  seq: number,
  forClocks = false,
): Promise<TicketEvent[]> {
  let query = trx
    .selectFrom('ticket_event')
    .select(eventColumns)
    .where('ticket_id', '=', ticketId)
    .where('seq', '>', seq)
    .orderBy('seq')
  if (forClocks) query = query.where('type', 'in', slaEventTypes)
  const rows = await query.execute()
  return rows.map(asEvent)
}

/** All of the ticket's events of those types, in order. */
export async function eventsOfTypes(
  trx: CommitTransaction,
  ticketId: string,
  types: readonly EventType[],
): Promise<TicketEvent[]> {
  const rows = await trx
    .selectFrom('ticket_event')
    .select(eventColumns)
    .where('ticket_id', '=', ticketId)
    .where('type', 'in', types)
    .orderBy('seq')
    .execute()
  return rows.map(asEvent)
}

const eventColumns = ['seq', 'type', 'at', 'actor_kind', 'actor_id', 'reason', 'data'] as const

type EventRow = Pick<Selectable<Tables['ticket_event']>, (typeof eventColumns)[number]>

function asEvent({ at, actor_kind, actor_id, ...event }: EventRow): TicketEvent {
  return { ...event, at: at.getTime(), actor: { kind: actor_kind, id: actor_id } } as TicketEvent
}

function instant(value: Date | null): number | null {
  return value?.getTime() ?? null
}
