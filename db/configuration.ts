import { DomainError } from '#domain/errors.ts'
import type { Calendar } from '#domain/sla/calendar.ts'
import type { SlaPolicy } from '#domain/sla/policy.ts'
import type { CommandBody } from '#domain/tickets/commands.ts'
import { defaultLifecycle, firstOf, type Lifecycle } from '#domain/tickets/lifecycle.ts'
import type { TicketKind } from '#domain/tickets/types.ts'
import type { Database } from './database.ts'

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
export type QueueRow = { id: string; key: string; name: string }

/** What administrators have set up, as tickets meet it. */
export type Configuration = {
  lifecycleOf(kind: TicketKind): Lifecycle
  queue(id: string): QueueRow
  /** The mailbox a queue's mail comes from: its own, or the default one. */
  mailboxOf(queueId: string): MailboxRef
  /** The latest version of the default policy, for new clocks. */
  sla: SlaAgreement
  /** The versions a running clock keeps. */
  slaOf(versions: SlaVersions): Promise<SlaAgreement>
}

/** What ops find a new ticket's process by, or undefined when the command asks for none. */
export function shownOf(configuration: Configuration, command: CommandBody): TicketShown | undefined {
  if (command.type !== 'create') return undefined
  const { kind, queueId } = command.payload
  const status = firstOf(configuration.lifecycleOf(kind), 'new')
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
  const [lifecycles, queues, mailboxes, sla] = await Promise.all([
    readLifecycles(db),
    db.selectFrom('queue').select(['id', 'key', 'name']).execute(),
    db.selectFrom('mailbox').select(['id', 'address', 'name', 'queue_id', 'is_default']).execute(),
    readDefaultSla(db),
  ])
  const byId = new Map(queues.map((queue) => [queue.id, queue]))
  return {
    sla,
    lifecycleOf: (kind) => lifecycles.get(kind) ?? defaultLifecycle,
    queue: (id) => byId.get(id) ?? { id, key: 'unknown', name: 'Unknown queue' },
    mailboxOf(queueId) {
      const row =
        mailboxes.find((each) => each.queue_id === queueId) ?? mailboxes.find((each) => each.is_default)
      if (!row) throw new DomainError('internal', 'There is no default mailbox.')
      return { id: row.id, address: row.address, name: row.name, queueId: row.queue_id }
    },
    slaOf: (versions) => readSlaVersions(db, versions),
  }
}

async function readLifecycles(db: Database): Promise<Map<TicketKind, Lifecycle>> {
  const rows = await db
    .selectFrom('lifecycle_version')
    .distinctOn('kind')
    .select(['kind', 'definition'])
    .orderBy('kind')
    .orderBy('version', 'desc')
    .execute()
  return new Map(rows.map((row) => [row.kind, row.definition as Lifecycle]))
}

async function readDefaultSla(db: Database): Promise<SlaAgreement> {
  const row = await db
    .selectFrom('sla_policy as policy')
    .innerJoin('calendar', 'calendar.id', 'policy.calendar_id')
    .select([
      'policy.id',
      'policy.version',
      'calendar.id as calendarId',
      'calendar.version as calendarVersion',
    ])
    .where('policy.is_default', '=', true)
    .executeTakeFirst()
  if (!row) throw new DomainError('internal', 'There is no default SLA policy.')
  return readSlaVersions(db, {
    policyId: row.id,
    policyVersion: row.version,
    calendarId: row.calendarId,
    calendarVersion: row.calendarVersion,
  })
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
