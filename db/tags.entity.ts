import { defineEntity, p } from '@mikro-orm/core'
import { tagColors, tagIcons } from '#domain/tags/tag.ts'
import { Person } from './people.entity.ts'

/** What tickets can be tagged with. Tickets have it by its name. */
export const Tag = defineEntity({
  name: 'Tag',
  tableName: 'tag',
  properties: {
    id: p.uuid().primary(),
    name: p.string().length(60).unique(),
    color: p.enum(tagColors).default('gray'),
    icon: p.enum(tagIcons).nullable(),
    description: p.text().default(''),
    /** What it was renamed to or merged into: whoever still asks for it means that one. */
    mergedInto: () => p.manyToOne(Tag).nullable().index().deleteRule('cascade'),
    createdAt: p.datetime(3).defaultRaw('now()'),
  },
  indexes: [
    {
      name: 'tag_search',
      expression: 'create index "tag_search" on "tag" using gin ("name" gin_trgm_ops)',
    },
  ],
})

/** A tag that is replaced, or taken away, on all tickets that have it: what the follower of tags works off. */
export const TagChange = defineEntity({
  name: 'TagChange',
  tableName: 'tag_change',
  properties: {
    id: p.uuid().primary(),
    fromName: p.string().length(60),
    toName: p.string().length(60).nullable(),
    by: () => p.manyToOne(Person).nullable().index().deleteRule('set null'),
    /** Tickets changed so far. */
    changed: p.integer().default(0),
    nextAttemptAt: p.datetime(3).defaultRaw('now()'),
    claimedUntil: p.datetime(3).nullable(),
    createdAt: p.datetime(3).defaultRaw('now()'),
    doneAt: p.datetime(3).nullable(),
  },
  indexes: [
    {
      name: 'tag_change_due',
      expression:
        'create index "tag_change_due" on "tag_change" ("created_at", "id") where "done_at" is null',
    },
  ],
})
