import { defineEntity, p } from '@mikro-orm/core'
import type { Permission } from '#domain/access/permissions.ts'
import { missedChoices } from '#domain/recurring/missed.ts'
import { occurrenceStates, type RecurringTicket } from '#domain/recurring/recurring.ts'
import type { Plan } from '#domain/recurring/when.ts'
import { Person } from './people.entity.ts'
import { Calendar } from './sla.entity.ts'

/** A ticket to be made, and when. */
export const Recurring = defineEntity({
  name: 'Recurring',
  tableName: 'recurring',
  properties: {
    id: p.uuid().primary(),
    name: p.string().length(200),
    /** In whose name and with whose rights the tickets are made: whoever saved it last. */
    maker: () => p.manyToOne(Person).nullable().index().deleteRule('set null'),
    /** What the token they saved it with was narrowed to. */
    only: p.json<Permission[]>().nullable(),
    ticket: p.json<RecurringTicket>(),
    requester: () => p.manyToOne(Person).nullable().index().deleteRule('set null'),
    plan: p.json<Plan>(),
    calendar: () => p.manyToOne(Calendar).nullable().index().deleteRule('restrict'),
    missed: p.enum(missedChoices),
    withinHours: p.integer(),
    paused: p.boolean().default(false),
    /** Everything that was due until then is an occurrence. */
    plannedUntil: p.datetime(3),
    /** By which version of its calendar. */
    plannedCalendar: p.integer().nullable(),
    /** When it is due next; null when paused or at an end. */
    nextAt: p.datetime(3).nullable(),
    /** Counts what its Schedule has to be told. */
    revision: p.integer().default(1),
    appliedRevision: p.integer().default(0),
    appliedCalendar: p.integer().nullable(),
    appliedAt: p.datetime(3).nullable(),
    claimedUntil: p.datetime(3).nullable(),
    createdAt: p.datetime(3).defaultRaw('now()'),
    updatedAt: p.datetime(3).defaultRaw('now()'),
    /** Until its Schedule is gone. */
    deletedAt: p.datetime(3).nullable(),
  },
  indexes: [{ name: 'recurring_name', properties: ['name', 'id'] }],
})

/** A time at which a definition was due, and what became of it. */
export const RecurringOccurrence = defineEntity({
  name: 'RecurringOccurrence',
  tableName: 'recurring_occurrence',
  properties: {
    recurring: () => p.manyToOne(Recurring).primary().deleteRule('cascade'),
    at: p.datetime(3).primary(),
    byHand: p.boolean().default(false),
    /** Under which key somebody asked for it. */
    askedKey: p.uuid().nullable(),
    /** For when it was planned, where days off moved it or others to it: ISO 8601 instants. */
    planned: p.array().nullable(),
    state: p.enum(occurrenceStates).default('due'),
    /** Counts how often somebody had it tried again. */
    attempt: p.integer().default(0),
    ticketNumber: p.string().length(20).nullable(),
    code: p.string().length(60).nullable(),
    field: p.string().length(200).nullable(),
    detail: p.text().nullable(),
    claimedUntil: p.datetime(3).nullable(),
    createdAt: p.datetime(3).defaultRaw('now()'),
  },
  uniques: [{ name: 'recurring_occurrence_asked', properties: ['recurring', 'askedKey'] }],
  indexes: [
    {
      name: 'recurring_occurrence_due',
      expression: `create index "recurring_occurrence_due" on "recurring_occurrence" ("at") where "state" = 'due'`,
    },
  ],
})
