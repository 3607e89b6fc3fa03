import { defineEntity, p } from '@mikro-orm/core'
import { tagColors } from '#domain/tags/tag.ts'
import { Person } from './people.entity.ts'
import { Ticket } from './tickets.entity.ts'

/** What time is spent on. */
export const TimeType = defineEntity({
  name: 'TimeType',
  tableName: 'time_type',
  properties: {
    id: p.uuid().primary(),
    name: p.string().length(60).unique(),
    color: p.enum(tagColors).default('gray'),
    /** Whether time of that type is billable unless somebody says otherwise. */
    billable: p.boolean().default(false),
    retiredAt: p.datetime(3).nullable(),
    createdAt: p.datetime(3).defaultRaw('now()'),
  },
})

/** Time that somebody spent on a ticket. Written by its workflow's commit only. */
export const TimeEntry = defineEntity({
  name: 'TimeEntry',
  tableName: 'time_entry',
  properties: {
    id: p.uuid().primary(),
    ticket: () => p.manyToOne(Ticket).index().deleteRule('cascade'),
    person: () => p.manyToOne(Person).deleteRule('restrict'),
    /** ISO 8601: a day as it was where they were. */
    day: p.string().length(10),
    minutes: p.integer(),
    billable: p.boolean().default(false),
    type: () => p.manyToOne(TimeType).nullable().index().deleteRule('restrict'),
    text: p.text().default(''),
    createdAt: p.datetime(3),
    updatedAt: p.datetime(3),
  },
  indexes: [
    { name: 'time_entry_person_day', properties: ['person', 'day', 'id'] },
    { name: 'time_entry_day', properties: ['day', 'id'] },
  ],
  checks: [{ name: 'time_entry_minutes', expression: '"minutes" >= 1 and "minutes" <= 1440' }],
})

/** The one timer that somebody has: what ran before, in seconds, and since when it runs again. */
export const Timer = defineEntity({
  name: 'Timer',
  tableName: 'timer',
  properties: {
    person: () => p.manyToOne(Person).primary().deleteRule('cascade'),
    id: p.uuid().unique(),
    ticket: () => p.manyToOne(Ticket).index().deleteRule('cascade'),
    seconds: p.integer().default(0),
    startedAt: p.datetime(3).nullable(),
  },
})
