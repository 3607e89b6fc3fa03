import { defineEntity, p } from '@mikro-orm/core'
import type { Checklist, ChecklistProgress } from '#domain/checklists/checklist.ts'
import type { Audience } from '#domain/conversation/audience.ts'
import type { Recipients } from '#domain/conversation/recipients.ts'
import { levels } from '#domain/lifecycles/priority.ts'
import type { Resolution } from '#domain/lifecycles/resolution.ts'
import type { MergedInto } from '#domain/merging/merging.ts'
import type { Reminder } from '#domain/reminders/reminder.ts'
import type { CommandType } from '#domain/tickets/commands.ts'
import type { Rejection } from '#domain/tickets/decide.ts'
import type { EventType } from '#domain/tickets/events.ts'
import type { Lifecycle, RemovedStatus } from '#domain/tickets/lifecycle.ts'
import { messageKinds } from '#domain/tickets/ticket.ts'
import { priorities, statusCategories, ticketKinds } from '#domain/tickets/types.ts'
import { Organization, Person, Queue, Team } from './people.entity.ts'

const actorKinds = ['person', 'rule', 'flow', 'system'] as const

/** What a ticket is now: its events, evolved. Written by its workflow's commit only. */
export const Ticket = defineEntity({
  name: 'Ticket',
  tableName: 'ticket',
  properties: {
    id: p.uuid().primary(),
    number: p.string().length(20).unique(),
    kind: p.enum(ticketKinds),
    subject: p.string().length(500),
    status: p.string().length(40),
    category: p.enum(statusCategories),
    priority: p.enum(priorities),
    /** Index in `priorities`, to sort by. */
    priorityRank: p.smallint(),
    impact: p.enum(levels).nullable(),
    urgency: p.enum(levels).nullable(),
    /** Somebody chose the priority; otherwise impact and urgency give it. */
    priorityByHand: p.boolean().default(false),
    queue: () => p.manyToOne(Queue).deleteRule('restrict'),
    assignee: () => p.manyToOne(Person).nullable().deleteRule('set null'),
    requester: () => p.manyToOne(Person).deleteRule('restrict'),
    organization: () => p.manyToOne(Organization).nullable().deleteRule('set null'),
    tags: p.array().default([]),
    fields: p.json<Record<string, unknown>>().defaultRaw(`'{}'`),
    seq: p.integer(),
    createdAt: p.datetime(3),
    updatedAt: p.datetime(3),
    firstRepliedAt: p.datetime(3).nullable(),
    resolvedAt: p.datetime(3).nullable(),
    closedAt: p.datetime(3).nullable(),
    closesAt: p.datetime(3).nullable(),
    reopensUntil: p.datetime(3).nullable(),
    /** The version of its kind's lifecycle that it runs on. */
    lifecycle: p.integer().nullable(),
    resolution: p.json<Resolution>().nullable(),
    /** Out of the live views until then. */
    snoozedUntil: p.datetime(3).nullable(),
    reminders: p.json<Reminder[]>().defaultRaw(`'[]'`),
    checklists: p.json<Checklist[]>().nullable(),
    /** How far they are; read with every list of tickets. */
    checklistProgress: p.json<ChecklistProgress>().nullable(),
    /** All time that was logged, and how much of it is billable. */
    timeMinutes: p.integer().default(0),
    billableMinutes: p.integer().default(0),
    /** Where it goes on, and what it was before. */
    mergedInto: p.json<MergedInto>().nullable(),
    /** The same ticket, for what is read through it. */
    mergedIntoTicket: () => p.manyToOne(Ticket).nullable().deleteRule('set null'),
    /** The numbers of those that were merged into it. */
    merged: p.array().default([]),
    /** The earliest due instant of a running clock. */
    nextDueAt: p.datetime(3).nullable(),
    breached: p.boolean().default(false),
    /** Since when it is out of everybody's sight. */
    deletedAt: p.datetime(3).nullable(),
    /** Somebody watches it, or did. */
    watched: p.boolean().default(false),
    /** The instant the SLA workflow is known to sleep until. */
    clockWakesAt: p.datetime(3).nullable(),
  },
  indexes: [
    { name: 'ticket_updated', properties: ['updatedAt', 'id'] },
    { name: 'ticket_created', properties: ['createdAt', 'id'] },
    { name: 'ticket_category_updated', properties: ['category', 'updatedAt', 'id'] },
    { name: 'ticket_queue_category_updated', properties: ['queue', 'category', 'updatedAt', 'id'] },
    { name: 'ticket_assignee_category_updated', properties: ['assignee', 'category', 'updatedAt', 'id'] },
    { name: 'ticket_requester_updated', properties: ['requester', 'updatedAt', 'id'] },
    { name: 'ticket_organization_updated', properties: ['organization', 'updatedAt', 'id'] },
    { name: 'ticket_priority', properties: ['priorityRank', 'id'] },
    {
      name: 'ticket_due',
      expression:
        'create index "ticket_due" on "ticket" ("next_due_at", "id") where "next_due_at" is not null',
    },
    {
      name: 'ticket_breached',
      expression: `create index "ticket_breached" on "ticket" ("updated_at", "id") where "breached" and "category" in ('new', 'open', 'pending', 'on_hold') and "deleted_at" is null`,
    },
    {
      name: 'ticket_live',
      expression: `create index "ticket_live" on "ticket" ("category", "queue_id", "assignee_id", "snoozed_until") where "category" in ('new', 'open', 'pending', 'on_hold') and "deleted_at" is null`,
    },
    {
      name: 'ticket_deleted',
      expression: `create index "ticket_deleted" on "ticket" ("updated_at", "id") where "deleted_at" is not null`,
    },
    {
      name: 'ticket_snoozed',
      expression: `create index "ticket_snoozed" on "ticket" ("snoozed_until", "id") where "snoozed_until" is not null and "deleted_at" is null`,
    },
    {
      name: 'ticket_reminded',
      expression: `create index "ticket_reminded" on "ticket" ("updated_at", "id") where "reminders" <> '[]'`,
    },
    {
      name: 'ticket_merged_into',
      expression:
        'create index "ticket_merged_into" on "ticket" ("merged_into_ticket_id") where "merged_into_ticket_id" is not null',
    },
    { name: 'ticket_tags', expression: 'create index "ticket_tags" on "ticket" using gin ("tags")' },
  ],
})

/** What a ticket is found by: its number, its subjects and all that was said on it. */
export const TicketDocument = defineEntity({
  name: 'TicketDocument',
  tableName: 'ticket_document',
  properties: {
    ticket: () => p.manyToOne(Ticket).primary().deleteRule('cascade'),
    search: p.text().columnType('tsvector'),
  },
  indexes: [
    {
      name: 'ticket_document_search',
      // A short list of what is not sorted in yet: a search reads it from end to end.
      expression:
        'create index "ticket_document_search" on "ticket_document" using gin ("search") with (gin_pending_list_limit = 256)',
    },
  ],
})

/** Something said on a ticket. */
export const Message = defineEntity({
  name: 'Message',
  tableName: 'message',
  properties: {
    id: p.uuid().primary(),
    ticket: () => p.manyToOne(Ticket).deleteRule('cascade'),
    seq: p.integer(),
    kind: p.enum(messageKinds),
    from: p.enum(['agent', 'requester', 'system'] as const),
    author: () => p.manyToOne(Person).nullable().index().deleteRule('set null'),
    text: p.text(),
    html: p.text().nullable(),
    /** The received mail it came from. */
    intakeId: p.uuid().nullable(),
    /** Message-ID of the mail it came with or went out as, without angle brackets (RFC 5322 section 3.6.4). */
    mailMessageId: p.text().nullable(),
    createdAt: p.datetime(3),
    /** Until then it can be taken back, and only agents see it. */
    heldUntil: p.datetime(3).nullable(),
    editedAt: p.datetime(3).nullable(),
    deletedAt: p.datetime(3).nullable(),
    deletedBy: () => p.manyToOne(Person).nullable().index().deleteRule('set null'),
    pinnedAt: p.datetime(3).nullable(),
    /** Who may read a note besides its author; all agents where there is none. */
    audience: p.json<Audience>().nullable(),
    /** Whom else it goes to, or went to. */
    recipients: p.json<Recipients>().nullable(),
    /** The message that a note forwards. */
    forwards: p.uuid().nullable(),
    /** The ticket that has a copy of it since it was split off. */
    splitInto: () => p.manyToOne(Ticket).nullable().deleteRule('set null'),
    /** The ticket it was split off from. */
    splitFrom: () => p.manyToOne(Ticket).nullable().deleteRule('set null'),
  },
  indexes: [
    {
      name: 'message_pinned',
      expression:
        'create index "message_pinned" on "message" ("ticket_id", "seq") where "pinned_at" is not null',
    },
    {
      name: 'message_restricted_search',
      // What not every agent may read is no part of what its ticket is found by.
      expression: `create index "message_restricted_search" on "message" using gin (to_tsvector('perdure', left("text", 60000))) where "audience" is not null`,
    },
    {
      name: 'message_split_into',
      expression:
        'create index "message_split_into" on "message" ("split_into_id") where "split_into_id" is not null',
    },
    {
      name: 'message_split_from',
      expression:
        'create index "message_split_from" on "message" ("split_from_id") where "split_from_id" is not null',
    },
    { name: 'message_ticket_seq', properties: ['ticket', 'seq'] },
    { name: 'message_mail_message_id', properties: ['mailMessageId'] },
    {
      name: 'message_ticket_mails',
      expression:
        'create index "message_ticket_mails" on "message" ("ticket_id", "seq") where "mail_message_id" is not null',
    },
  ],
})

/** A change that happened: numbered per ticket, never edited. */
export const TicketEvent = defineEntity({
  name: 'TicketEvent',
  tableName: 'ticket_event',
  properties: {
    ticket: () => p.manyToOne(Ticket).primary().deleteRule('cascade'),
    seq: p.integer().primary(),
    type: p.string().length(40).$type<EventType>(),
    at: p.datetime(3),
    actorKind: p.enum(actorKinds),
    actorId: p.string().length(200).nullable(),
    reason: p.text().nullable(),
    data: p.json<Record<string, unknown>>(),
    commandId: p.uuid().nullable(),
  },
})

/** A change somebody asked for: stored first, then committed or rejected by the ticket's workflow. */
export const Command = defineEntity({
  name: 'Command',
  tableName: 'command',
  properties: {
    /** The idempotency key. */
    id: p.uuid().primary(),
    /** The order in which commands were stored. */
    position: p.bigint('number').autoincrement().columnType('bigserial').unique(),
    ticketNumber: p.string().length(20),
    type: p.string().length(40).$type<CommandType>(),
    actorKind: p.enum(actorKinds),
    actorId: p.string().length(200).nullable(),
    /** SHA-256 of what was asked, to tell a repetition from a reused key. */
    fingerprint: p.string().length(64),
    /** What was asked; emptied once committed. */
    payload: p.json<Record<string, unknown>>().nullable(),
    state: p.enum(['pending', 'committed', 'rejected'] as const).default('pending'),
    rejection: p.json<Rejection>().nullable(),
    /** The ticket's latest event after this command. */
    seq: p.integer().nullable(),
    /** The message it added. */
    messageId: p.uuid().nullable(),
    createdAt: p.datetime(3).defaultRaw('now()'),
    doneAt: p.datetime(3).nullable(),
  },
  indexes: [
    {
      name: 'command_pending',
      expression: `create index "command_pending" on "command" ("ticket_number", "position") where "state" = 'pending'`,
    },
    {
      name: 'command_pending_age',
      expression: `create index "command_pending_age" on "command" ("created_at") where "state" = 'pending'`,
    },
  ],
})

/** A published lifecycle of a ticket kind, or of a team's tickets of that kind. A new version is a new row. */
export const LifecycleVersion = defineEntity({
  name: 'LifecycleVersion',
  tableName: 'lifecycle_version',
  properties: {
    kind: p.enum(ticketKinds).primary(),
    /** Numbered per kind, whichever team it is for. */
    version: p.integer().primary(),
    /** Whose queues' tickets it is for; all that have no own one when null. */
    team: () => p.manyToOne(Team).nullable().index().deleteRule('cascade'),
    definition: p.json<Lifecycle>(),
    /** The statuses that earlier versions had, each with what its tickets become. */
    removed: p.json<RemovedStatus[]>().defaultRaw(`'[]'`),
    /** A team that went back to what its kind has: nothing of this version is used. */
    withdrawn: p.boolean().default(false),
    createdAt: p.datetime(3).defaultRaw('now()'),
  },
})
