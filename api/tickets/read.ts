import { type ExpressionBuilder, type SelectQueryBuilder, sql } from 'kysely'
import { jsonArrayFrom, jsonObjectFrom } from 'kysely/helpers/postgres'
import type { Configuration } from '#db/configuration.ts'
import type { Tables } from '#db/database.ts'
import { asTicket, type TicketSubject } from '#domain/access/ticket-subject.ts'
import { seesTicket } from '#domain/deletion/seen.ts'
import type { Reminder, ShownReminder } from '#domain/reminders/reminder.ts'
import { businessTimeBetween } from '#domain/sla/business-time.ts'
import type { ShownClock } from '#domain/sla/clock.ts'
import type { Ticket } from '#domain/tickets/ticket.ts'
import { deletion, shownDeletion } from '../deletion/read.ts'
import { shownToRequesters } from '../fields/values.ts'
import { personRef } from '../people/ref.ts'
import type { SignedIn } from '../plugins/viewer.ts'
import type { Services } from '../services.ts'

const clockColumns = [
  'target',
  'state',
  'policy_id',
  'policy_version',
  'calendar_id',
  'calendar_version',
  'started_at',
  'due_at',
  'warn_at',
  'warned_at',
  'breached_at',
  'met_at',
  'elapsed_ms',
  'remaining_ms',
  'target_ms',
  'evaluated_at',
] as const

const clockRows = (eb: ExpressionBuilder<Tables, 'ticket'>) =>
  jsonArrayFrom(
    eb
      .selectFrom('clock')
      .select(clockColumns)
      .whereRef('clock.ticket_id', '=', 'ticket.id')
      .orderBy('clock.target'),
  )

/** The ticket in which it goes on, with what permissions are decided by. */
const mergedIntoRow = (eb: ExpressionBuilder<Tables, 'ticket'>) =>
  jsonObjectFrom(
    eb
      .selectFrom('ticket as target')
      .select(['target.number', 'target.subject', 'target.requester_id as requesterId'])
      .select(['target.assignee_id as assigneeId', 'target.queue_id as queueId'])
      .select(['target.organization_id as organizationId', 'target.deleted_at as deletedAt'])
      .whereRef('target.id', '=', 'ticket.merged_into_ticket_id'),
  )

/** The columns a ticket is shown from. */
export function ticketColumns<O>(query: SelectQueryBuilder<Tables, 'ticket', O>) {
  return query
    .innerJoin('queue', 'queue.id', 'ticket.queue_id')
    .innerJoin('person as requester', 'requester.id', 'ticket.requester_id')
    .leftJoin('person as assignee', 'assignee.id', 'ticket.assignee_id')
    .leftJoin('organization', 'organization.id', 'ticket.organization_id')
    .select((eb) => [
      'ticket.id',
      'ticket.number',
      'ticket.kind',
      'ticket.subject',
      'ticket.status',
      'ticket.category',
      'ticket.priority',
      'ticket.impact',
      'ticket.urgency',
      'ticket.priority_by_hand',
      'ticket.resolution',
      'ticket.snoozed_until',
      'ticket.reminders',
      'ticket.checklist_progress',
      'ticket.deleted_at',
      'ticket.time_minutes',
      'ticket.billable_minutes',
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
      'ticket.merged',
      sql<boolean>`ticket.merged_into is not null`.as('is_merged'),
      mergedIntoRow(eb).as('merged_into'),
      clockRows(eb).as('clocks'),
      deletion.as('deletion'),
    ])
}

/** A row of `ticketColumns`. */
export type TicketRow = Awaited<ReturnType<ReturnType<typeof ticketColumns<object>>['execute']>>[number]

/** The tickets of those ids, in their order, as the API shows them, with their clocks as of now. */
export async function readTickets(services: Services, viewer: SignedIn, ids: string[]): Promise<Ticket[]> {
  if (!ids.length) return []
  const rows = await ticketColumns(services.db.selectFrom('ticket'))
    .where(sql<boolean>`ticket.id = any(${ids}::uuid[])`)
    .execute()
  const shown = new Map<string, Ticket>()
  for (const row of rows) shown.set(row.id, await showTicket(services, viewer, row))
  return ids.flatMap((id) => shown.get(id) ?? [])
}

/** A ticket as the API shows it to `viewer`. */
export async function showTicket(services: Services, viewer: SignedIn, row: TicketRow): Promise<Ticket> {
  const forAgents = viewer.ability.can('read_notes', asTicket(subjectOf(row)))
  return {
    number: row.number,
    kind: row.kind,
    subject: row.subject,
    status: row.status,
    statusCategory: row.category,
    priority: row.priority,
    impact: row.impact,
    urgency: row.urgency,
    priorityByHand: row.priority_by_hand,
    queue: { id: row.queue_id, key: row.queue_key, name: row.queue_name },
    assignee: personRef(row.assignee_id, row.assignee_name, row.assignee_email),
    requester: { id: row.requester_id, name: row.requester_name, email: row.requester_email },
    organization: row.organization_id ? { id: row.organization_id, name: row.organization_name ?? '' } : null,
    tags: row.tags,
    fields: await shownFields(services, viewer, row),
    clocks: await showClocks(services, row.clocks),
    resolution: forAgents ? row.resolution : null,
    snoozedUntil: forAgents ? (row.snoozed_until?.toISOString() ?? null) : null,
    reminders: forAgents ? shownReminders(viewer, row.reminders as Reminder[]) : [],
    checklist: forAgents ? row.checklist_progress : null,
    deleted: shownDeletion(row),
    time: forAgents ? { minutes: row.time_minutes, billableMinutes: row.billable_minutes } : null,
    mergedInto: shownTarget(viewer, row),
    merged: forAgents ? row.merged.length : 0,
    seq: row.seq,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
    resolvedAt: row.resolved_at?.toISOString() ?? null,
    closedAt: row.closed_at?.toISOString() ?? null,
  }
}

/** What agents keep in fields of their own is for agents. */
async function shownFields({ configuration }: Services, viewer: SignedIn, row: TicketRow) {
  if (viewer.ability.can('read_notes', asTicket(subjectOf(row)))) return row.fields
  return shownToRequesters(row.fields, (await configuration.current()).fields.definitions)
}

function shownTarget({ ability }: SignedIn, row: TicketRow): Ticket['mergedInto'] {
  const { is_merged: isMerged, merged_into: target } = row
  if (!isMerged) return null
  if (!target) return untold
  const { number, subject, deletedAt, ...rights } = target
  return seesTicket(ability, rights, deletedAt !== null) ? { number, subject } : untold
}
const untold = { number: null, subject: null }

/** What permissions for the ticket are decided by. */
export const subjectOf = (row: TicketRow): TicketSubject => ({
  requesterId: row.requester_id,
  assigneeId: row.assignee_id,
  queueId: row.queue_id,
  organizationId: row.organization_id,
})

/** The reminders that are for them, or for whoever has the ticket. */
function shownReminders(viewer: SignedIn, reminders: readonly Reminder[]): ShownReminder[] {
  return reminders
    .filter(({ person }) => person === null || person === viewer.id)
    .map(({ person, at, ...reminder }) => ({
      ...reminder,
      at: new Date(at).toISOString(),
      for: person === null ? 'assignee' : 'me',
    }))
}

/** The clocks of that ticket as of now. */
export async function clocksOf(services: Services, ticketId: string): Promise<ShownClock[]> {
  const row = await services.db
    .selectFrom('ticket')
    .select((eb) => clockRows(eb).as('clocks'))
    .where('ticket.id', '=', ticketId)
    .executeTakeFirst()
  return showClocks(services, row?.clocks ?? [])
}

type ClockRow = TicketRow['clocks'][number]

async function showClocks(services: Services, rows: readonly ClockRow[]): Promise<ShownClock[]> {
  if (!rows.length) return []
  const configuration = await services.configuration.current()
  const now = services.now()
  return Promise.all(rows.map((row) => showClock(configuration, row, now)))
}

async function showClock(configuration: Configuration, row: ClockRow, now: number): Promise<ShownClock> {
  const { policy, calendar } = await configuration.slaOf({
    policyId: row.policy_id,
    policyVersion: row.policy_version,
    calendarId: row.calendar_id,
    calendarVersion: row.calendar_version,
  })
  const evaluatedAt = Date.parse(row.evaluated_at)
  const runs =
    row.state === 'running' || (row.state === 'breached' && row.met_at === null && row.due_at !== null)
  const since = runs ? businessTimeBetween(calendar, evaluatedAt, Math.max(now, evaluatedAt)) : 0
  return {
    target: row.target,
    state: row.state,
    startedAt: new Date(row.started_at).toISOString(),
    dueAt: iso(row.due_at),
    warnAt: iso(row.warn_at),
    warnedAt: iso(row.warned_at),
    breachedAt: iso(row.breached_at),
    metAt: iso(row.met_at),
    elapsedSeconds: Math.round((row.elapsed_ms + since) / 1000),
    remainingSeconds: Math.round((row.remaining_ms - since) / 1000),
    targetSeconds: Math.round(row.target_ms / 1000),
    policy: { name: policy.name, version: row.policy_version },
    calendar: row.calendar_id,
  }
}

const iso = (instant: string | null) => (instant === null ? null : new Date(instant).toISOString())
