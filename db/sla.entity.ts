import { defineEntity, p } from '@mikro-orm/core'
import type { Calendar as CalendarDefinition } from '#domain/sla/calendar.ts'
import { clockStates, slaTargets } from '#domain/sla/clock.ts'
import type { SlaPolicy as SlaPolicyDefinition } from '#domain/sla/policy.ts'
import { Ticket } from './tickets.entity.ts'

/** Working hours. `version` is the latest of its versions. */
export const Calendar = defineEntity({
  name: 'Calendar',
  tableName: 'calendar',
  properties: {
    id: p.uuid().primary(),
    name: p.string().length(200),
    version: p.integer(),
    createdAt: p.datetime(3).defaultRaw('now()'),
  },
})

/** A calendar as it was published; never updated in place. */
export const CalendarVersion = defineEntity({
  name: 'CalendarVersion',
  tableName: 'calendar_version',
  properties: {
    calendar: () => p.manyToOne(Calendar).primary().deleteRule('cascade'),
    version: p.integer().primary(),
    definition: p.json<CalendarDefinition>(),
    createdAt: p.datetime(3).defaultRaw('now()'),
  },
})

/** Which promise applies. `version` is the latest of its versions. */
export const SlaPolicy = defineEntity({
  name: 'SlaPolicy',
  tableName: 'sla_policy',
  properties: {
    id: p.uuid().primary(),
    name: p.string().length(200),
    version: p.integer(),
    calendar: () => p.manyToOne(Calendar).index().deleteRule('restrict'),
    isDefault: p.boolean().default(false),
    createdAt: p.datetime(3).defaultRaw('now()'),
  },
})

/** A policy as it was published; never updated in place. */
export const SlaPolicyVersion = defineEntity({
  name: 'SlaPolicyVersion',
  tableName: 'sla_policy_version',
  properties: {
    policy: () => p.manyToOne(SlaPolicy).primary().deleteRule('cascade'),
    version: p.integer().primary(),
    definition: p.json<SlaPolicyDefinition>(),
    createdAt: p.datetime(3).defaultRaw('now()'),
  },
})

/** The running measurement of one target of a ticket. Milliseconds are business time. */
export const Clock = defineEntity({
  name: 'Clock',
  tableName: 'clock',
  properties: {
    ticket: () => p.manyToOne(Ticket).primary().deleteRule('cascade'),
    target: p.enum(slaTargets).primary(),
    state: p.enum(clockStates),
    policy: () => p.manyToOne(SlaPolicy).index().deleteRule('restrict'),
    policyVersion: p.integer(),
    calendar: () => p.manyToOne(Calendar).index().deleteRule('restrict'),
    calendarVersion: p.integer(),
    startedAt: p.datetime(3),
    dueAt: p.datetime(3).nullable(),
    warnAt: p.datetime(3).nullable(),
    warnedAt: p.datetime(3).nullable(),
    breachedAt: p.datetime(3).nullable(),
    metAt: p.datetime(3).nullable(),
    elapsedMs: p.bigint('number'),
    remainingMs: p.bigint('number'),
    targetMs: p.bigint('number'),
    evaluatedAt: p.datetime(3),
  },
})
