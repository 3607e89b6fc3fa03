import { sql } from 'kysely'
import { DomainError } from '#domain/errors.ts'
import type { FieldConfig } from '#domain/fields/decide.ts'
import type { AssignmentRule } from '#domain/people/assignment.ts'
import type { Calendar } from '#domain/sla/calendar.ts'
import type { SlaPolicy } from '#domain/sla/policy.ts'
import type { CommandBody } from '#domain/tickets/commands.ts'
import { defaultLifecycle, firstOf, type PublishedLifecycle } from '#domain/tickets/lifecycle.ts'
import type { TicketKind } from '#domain/tickets/types.ts'
import { rolesGranting } from './access.ts'
import type { Database } from './database.ts'
import { readFields } from './fields.ts'
import { latestLifecycles } from './lifecycles.ts'

/** A policy with the calendar whose hours count, each in the version that a ticket's clocks keep. */
export type SlaAgreement = {
  policyId: string
  policyVersion: number
  policy: SlaPolicy
  calendarId: string
  calendarVersion: number
  calendar: Calendar
}

export type MailboxRef = { id: string; address: string; name: string; queueId: string }
export type QueueRow = {
  id: string
  key: string
  name: string
  teamId: string | null
  /** How its tickets find their agent. */
  assignment: AssignmentRule | null
}

/** What administrators have set up, as tickets meet it. */
export type Configuration = {
  /** What tickets of that kind in that queue move by: its team's lifecycle, or the kind's own. */
  lifecycleOf(kind: TicketKind, queueId: string): PublishedLifecycle
  queue(id: string): QueueRow
  /** The mailbox a queue's mail comes from: its own, or the default one. */
  mailboxOf(queueId: string): MailboxRef
  /** The latest version of the default policy. */
  sla: SlaAgreement
  /** What new clocks of a ticket are measured by: its organization's policy, or its queue's, or the default one. */
  slaFor(ticket: { organizationId: string | null; queueId: string }): SlaAgreement
  /** The versions a running clock keeps. */
  slaOf(versions: SlaVersions): Promise<SlaAgreement>
  /** The custom fields, and what tells which of them a queue's tickets have. */
  fields: FieldConfig
  /** The keys of the roles whose people work on tickets. */
  workingRoles(): Promise<string[]>
}

/** What ops find a new ticket's process by, or undefined when the command asks for none. */
export function shownOf(configuration: Configuration, command: CommandBody): TicketShown | undefined {
  if (command.type !== 'create') return undefined
  const { kind, queueId } = command.payload
  const status = firstOf(configuration.lifecycleOf(kind, queueId), 'new')
  return status && { kind, status: status.key, queue: configuration.queue(queueId).key }
}

export type TicketShown = { kind: TicketKind; status: string; queue: string }

export type SlaVersions = Pick<SlaAgreement, 'policyId' | 'policyVersion' | 'calendarId' | 'calendarVersion'>

/** The configuration, read again when it is older than `maxAgeMs`: a change takes effect within that time. */
export function createConfigurationSource(db: Database, maxAgeMs = 2_000) {
  let read: Promise<Configuration> | undefined
  let readAt = 0
  return {
    current(): Promise<Configuration> {
      if (read && Date.now() - readAt < maxAgeMs) return read
      readAt = Date.now()
      read = readConfiguration(db)
      read.catch(() => {
        read = undefined
      })
      return read
    },
  }
}
export type ConfigurationSource = ReturnType<typeof createConfigurationSource>

async function readConfiguration(db: Database): Promise<Configuration> {
  const [lifecycles, queues, mailboxes, sla, agreements, definitions] = await Promise.all([
    readLifecycles(db),
    db.selectFrom('queue').select(['id', 'key', 'name', 'team_id as teamId', 'assignment']).execute(),
    db.selectFrom('mailbox').select(['id', 'address', 'name', 'queue_id', 'is_default']).execute(),
    readDefaultSla(db),
    readAgreements(db),
    readFields(db),
  ])
  const byId = new Map(queues.map((queue) => [queue.id, queue]))
  let workingRoles: Promise<string[]> | undefined
  const queue = (id: string) =>
    byId.get(id) ?? { id, key: 'unknown', name: 'Unknown queue', teamId: null, assignment: null }
  return {
    fields: { definitions, queue },
    queue,
    sla,
    slaFor: ({ organizationId, queueId }) =>
      agreements.get(organizationId ?? '') ?? agreements.get(queueId) ?? sla,
    lifecycleOf: (kind, queueId) =>
      lifecycles.get(`${kind}/${byId.get(queueId)?.teamId ?? ''}`) ??
      lifecycles.get(`${kind}/`) ??
      defaultLifecycle,
    workingRoles: () => (workingRoles ??= rolesGranting(db, 'ticket.update')),
    mailboxOf(queueId) {
      const row =
        mailboxes.find((each) => each.queue_id === queueId) ?? mailboxes.find((each) => each.is_default)
      if (!row) throw new DomainError('internal', 'There is no default mailbox.')
      return { id: row.id, address: row.address, name: row.name, queueId: row.queue_id }
    },
    slaOf: (versions) => readSlaVersions(db, versions),
  }
}

/** The lifecycles in use, by `kind/team`. */
async function readLifecycles(db: Database): Promise<Map<string, PublishedLifecycle>> {
  const rows = await latestLifecycles(db)
  return new Map(
    rows.map(({ kind, teamId, definition, version, removed }) => [
      `${kind}/${teamId ?? ''}`,
      { ...definition, version, removed },
    ]),
  )
}

async function readDefaultSla(db: Database): Promise<SlaAgreement> {
  const latest = await latestPolicies(db).where('policy.is_default', '=', true).executeTakeFirst()
  if (!latest) throw new DomainError('internal', 'There is no default SLA policy.')
  return readSlaVersions(db, latest)
}

/** The agreements of organizations and queues that have another than the default one, by their ids. */
async function readAgreements(db: Database): Promise<Map<string, SlaAgreement>> {
  // An organization without a policy of its own has that of the nearest one above it.
  const { rows } = await sql<{ id: string; policyId: string }>`
    with recursive bound as (
      select id, sla_policy_id from organization where sla_policy_id is not null
      union all
      select child.id, bound.sla_policy_id from bound
        join organization as child on child.parent_id = bound.id and child.sla_policy_id is null
    )
    select id, sla_policy_id as "policyId" from bound
    union all
    select id, sla_policy_id from queue where sla_policy_id is not null`.execute(db)
  if (!rows.length) return new Map()
  const policies = [...new Set(rows.map(({ policyId }) => policyId))]
  const latest = await latestPolicies(db).where('policy.id', 'in', policies).execute()
  const read = await Promise.all(latest.map((versions) => readSlaVersions(db, versions)))
  const byPolicy = new Map(read.map((agreement) => [agreement.policyId, agreement]))
  return new Map(
    rows.flatMap(({ id, policyId }) => {
      const agreement = byPolicy.get(policyId)
      return agreement ? [[id, agreement] as const] : []
    }),
  )
}

function latestPolicies(db: Database) {
  return db
    .selectFrom('sla_policy as policy')
    .innerJoin('calendar', 'calendar.id', 'policy.calendar_id')
    .select([
      'policy.id as policyId',
      'policy.version as policyVersion',
      'calendar.id as calendarId',
      'calendar.version as calendarVersion',
    ])
}

// Versions never change, and keeping the same calendar object lets domain/sla reuse the days it has worked out.
const versions = new Map<string, unknown>()

async function readSlaVersions(db: Database, wanted: SlaVersions): Promise<SlaAgreement> {
  const [policy, calendar] = await Promise.all([
    version(`policy/${wanted.policyId}/${wanted.policyVersion}`, () =>
      db
        .selectFrom('sla_policy_version')
        .select('definition')
        .where('policy_id', '=', wanted.policyId)
        .where('version', '=', wanted.policyVersion)
        .executeTakeFirstOrThrow(),
    ),
    version(`calendar/${wanted.calendarId}/${wanted.calendarVersion}`, () =>
      db
        .selectFrom('calendar_version')
        .select('definition')
        .where('calendar_id', '=', wanted.calendarId)
        .where('version', '=', wanted.calendarVersion)
        .executeTakeFirstOrThrow(),
    ),
  ])
  return { ...wanted, policy: policy as SlaPolicy, calendar: calendar as Calendar }
}

async function version(key: string, read: () => Promise<{ definition: unknown }>): Promise<unknown> {
  if (!versions.has(key)) versions.set(key, (await read()).definition)
  return versions.get(key)
}
