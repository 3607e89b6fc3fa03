import { defineEntity, p } from '@mikro-orm/core'
import { keptRelations } from '#domain/links/link.ts'
import { Person } from './people.entity.ts'
import { Ticket } from './tickets.entity.ts'

/** How one ticket stands to another. Written by the commit of the one it was asked of, with both locked. */
export const TicketLink = defineEntity({
  name: 'TicketLink',
  tableName: 'ticket_link',
  properties: {
    id: p.uuid().primary(),
    from: () => p.manyToOne(Ticket).deleteRule('cascade'),
    to: () => p.manyToOne(Ticket).deleteRule('cascade'),
    relation: p.enum(keptRelations),
    createdBy: () => p.manyToOne(Person).nullable().index().deleteRule('set null'),
    createdAt: p.datetime(3).defaultRaw('now()'),
  },
  uniques: [{ name: 'ticket_link_unique', properties: ['from', 'to', 'relation'] }],
  indexes: [
    { name: 'ticket_link_to', properties: ['to', 'relation'] },
    {
      name: 'ticket_link_one_parent',
      expression: `create unique index "ticket_link_one_parent" on "ticket_link" ("from_id") where "relation" = 'child_of'`,
    },
  ],
  checks: [{ name: 'ticket_link_not_itself', expression: '"from_id" <> "to_id"' }],
})
