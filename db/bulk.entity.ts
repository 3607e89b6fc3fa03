import { defineEntity, p } from '@mikro-orm/core'
import type { Permission } from '#domain/access/permissions.ts'
import { type BulkChanges, bulkItemStates, bulkStates } from '#domain/bulk/bulk.ts'
import type { KeptGiven } from '#domain/bulk/given.ts'
import type { BulkMacro } from '#domain/bulk/macro.ts'
import type { Changes } from '#domain/tickets/commands.ts'
import { Person } from './people.entity.ts'

/** One change of many tickets, and how far it has come. */
export const Bulk = defineEntity({
  name: 'Bulk',
  tableName: 'bulk',
  properties: {
    id: p.uuid().primary(),
    /** Who asked: every ticket is changed with the rights they have then. */
    person: () => p.manyToOne(Person).deleteRule('cascade'),
    /** What the token they asked with was narrowed to. */
    only: p.json<Permission[]>().nullable(),
    filter: p.text().nullable(),
    /** What was asked for, in the API's words; null when another one is taken back. */
    asked: p.json<BulkChanges>().nullable(),
    /** The same in ids. */
    changes: p.json<Changes>().nullable(),
    /** The macro that is run, as it was when it was asked for. */
    macro: p.json<BulkMacro>().nullable(),
    /** What is given for what transitions ask for. */
    given: p.json<KeptGiven>().nullable(),
    /** Whether open children go along. */
    children: p.boolean().default(false),
    reason: p.text().nullable(),
    undoes: () => p.oneToOne(Bulk).owner().nullable().deleteRule('set null'),
    state: p.enum(bulkStates).default('running'),
    total: p.integer(),
    done: p.integer().default(0),
    refused: p.integer().default(0),
    skipped: p.integer().default(0),
    createdAt: p.datetime(3).defaultRaw('now()'),
    /** When it last came further, or was last woken. */
    progressedAt: p.datetime(3).defaultRaw('now()'),
    endedAt: p.datetime(3).nullable(),
  },
  indexes: [
    { name: 'bulk_person_created', properties: ['person', 'createdAt', 'id'] },
    {
      name: 'bulk_running',
      expression: `create index "bulk_running" on "bulk" ("progressed_at") where "state" = 'running'`,
    },
  ],
})

/** A ticket of a bulk change, and what became of it. */
export const BulkItem = defineEntity({
  name: 'BulkItem',
  tableName: 'bulk_item',
  properties: {
    bulk: () => p.manyToOne(Bulk).primary().deleteRule('cascade'),
    position: p.integer().primary(),
    ticketNumber: p.string().length(20),
    /** The ticket of this change that it goes along with, as its child. */
    parentNumber: p.string().length(20).nullable(),
    state: p.enum(bulkItemStates).default('pending'),
    code: p.string().length(60).nullable(),
    detail: p.text().nullable(),
    /** The ticket's latest event after it was changed. */
    seq: p.integer().nullable(),
  },
  indexes: [{ name: 'bulk_item_state', properties: ['bulk', 'state', 'position'] }],
})
