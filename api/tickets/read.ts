import { type Selectable, type SelectQueryBuilder, sql } from 'kysely'
import type { Configuration } from '#db/configuration.ts'
import type { Tables } from '#db/database.ts'
import { businessTimeBetween } from '#domain/sla/business-time.ts'
import type { ShownClock } from '#domain/sla/clock.ts'
import type { Ticket } from '#domain/tickets/ticket.ts'
import type { Services } from '../services.ts'

/** The columns a ticket is shown from. */
export function ticketColumns<O>(query: SelectQueryBuilder<Tables, 'ticket', O>) {
  return query
    .innerJoin('queue', 'queue.id', 'ticket.queue_id')
    .innerJoin('person as requester', 'requester.id', 'ticket.requester_id')
    .leftJoin('person as assignee', 'assignee.id', 'ticket.assignee_id')
    .leftJoin('organization', 'organization.id', 'ticket.organization_id')
    .select([
      'ticket.id',
      'ticket.number',
      'ticket.kind',
      'ticket.subject',
      'ticket.status',
      'ticket.category',
      'ticket.priority',
      'ticket.tags',
      'ticket.fields',
      'ticket.seq',
      'ticket.created_at',
      'ticket.updated_at',
      'ticket.resolved_at',
      'ticket.closed_at',
      'ticket.next_due_at',
      'ticket.priority_rank',
      'queue.id as queue_id',
      'queue.key as queue_key',
      'queue.name as queue_name',
      'requester.id as requester_id',
      'requester.name as requester_name',
      'requester.email as requester_email',
      'assignee.id as assignee_id',
      'assignee.name as assignee_name',
      'assignee.email as assignee_email',
      'organization.id as organization_id',
      'organization.name as organization_name',
    ])
}

/** A row of `ticketColumns`. */
export type TicketRow = Awaited<ReturnType<ReturnType<typeof ticketColumns<object>>['execute']>>[number]

/** The tickets of those ids, in their order, as the API shows them, with their clocks as of now. */
export async function readTickets(services: Services, ids: string[]): Promise<Ticket[]> {
  if (!ids.length) return []
  const [rows, clocks] = await Promise.all([
    ticketColumns(services.db.selectFrom('ticket'))
      .where(sql<boolean>`ticket.id = any(${ids}::uuid[])`)
      .execute(),
    clocksOf(services, ids),
  ])
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => {
    const row = byId.get(id)
    return row ? [showTicket(row, clocks.get(id) ?? [])] : []
  })
}

/** A ticket as the API shows it. */
export function showTicket(row: TicketRow, clocks: ShownClock[]): Ticket {
  return {
    number: row.number,
    kind: row.kind,
    subject: row.subject,
    status: row.status,
    statusCategory: row.category,
    priority: row.priority,
    queue: { id: row.queue_id, key: row.queue_key, name: row.queue_name },
    assignee: personRef(row.assignee_id, row.assignee_name, row.assignee_email),
    requester: { id: row.requester_id, name: row.requester_name, email: row.requester_email },
    organization: row.organization_id ? { id: row.organization_id, name: row.organization_name ?? '' } : null,
    tags: row.tags,
    fields: row.fields,
    clocks,
    seq: row.seq,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
    resolvedAt: row.resolved_at?.toISOString() ?? null,
    closedAt: row.closed_at?.toISOString() ?? null,
  }
}

/** A person beside a ticket, or null when there is none. */
export function personRef(id: string | null, name: string | null, email: string | null) {
  return id ? { id, name: name ?? '', email: email ?? '' } : null
}

/** The clocks of those tickets as of now, by ticket id. */
export async function clocksOf(services: Services, ticketIds: string[]): Promise<Map<string, ShownClock[]>> {
  const shown = new Map<string, ShownClock[]>()
  if (!ticketIds.length) return shown
  const rows = await services.db
    .selectFrom('clock')
    .selectAll()
    .where(sql<boolean>`ticket_id = any(${ticketIds}::uuid[])`)
    .orderBy('target')
    .execute()
  const configuration = await services.configuration.current()
  for (const row of rows) {
    const list = shown.get(row.ticket_id) ?? []
    list.push(await showClock(configuration, row, services.now()))
    shown.set(row.ticket_id, list)
  }
  return shown
}

type ClockRow = Selectable<Tables['clock']>

async function showClock(configuration: Configuration, row: ClockRow, now: number): Promise<ShownClock> {
  const { policy, calendar } = await configuration.slaOf({
    policyId: row.policy_id,
    policyVersion: row.policy_version,
    calendarId: row.calendar_id,
    calendarVersion: row.calendar_version,
  })
  const since =
    row.state === 'running' || (row.state === 'breached' && row.met_at === null && row.due_at !== null)
      ? businessTimeBetween(calendar, row.evaluated_at.getTime(), Math.max(now, row.evaluated_at.getTime()))
      : 0
  return {
    target: row.target,
    state: row.state,
    startedAt: row.started_at.toISOString(),
    dueAt: row.due_at?.toISOString() ?? null,
    warnAt: row.warn_at?.toISOString() ?? null,
    warnedAt: row.warned_at?.toISOString() ?? null,
    breachedAt: row.breached_at?.toISOString() ?? null,
    metAt: row.met_at?.toISOString() ?? null,
    elapsedSeconds: Math.round((row.elapsed_ms + since) / 1000),
    remainingSeconds: Math.round((row.remaining_ms - since) / 1000),
    targetSeconds: Math.round(row.target_ms / 1000),
    policy: { name: policy.name, version: row.policy_version },
    calendar: row.calendar_id,
  }
}
