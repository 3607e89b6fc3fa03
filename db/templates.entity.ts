import { defineEntity, p } from '@mikro-orm/core'
import type { TemplateContent } from '#domain/templates/template.ts'
import { Person } from './people.entity.ts'
import { sharingColumns } from './sharing.ts'

/** What new tickets can begin with. */
export const TicketTemplate = defineEntity({
  name: 'TicketTemplate',
  tableName: 'ticket_template',
  properties: {
    id: p.uuid().primary(),
    name: p.string().length(200),
    category: p.string().length(100).default(''),
    /** The latest one. */
    version: p.integer(),
    ...sharingColumns,
  },
  indexes: [{ name: 'ticket_template_name', properties: ['name', 'id'] }],
})

/** What a template was at some time; never changed. */
export const TicketTemplateVersion = defineEntity({
  name: 'TicketTemplateVersion',
  tableName: 'ticket_template_version',
  properties: {
    template: () => p.manyToOne(TicketTemplate).primary().deleteRule('cascade'),
    version: p.integer().primary(),
    content: p.json<TemplateContent>(),
    author: () => p.manyToOne(Person).nullable().index().deleteRule('set null'),
    createdAt: p.datetime(3).defaultRaw('now()'),
  },
})

/** A ticket that began with a template. */
export const TicketTemplateUse = defineEntity({
  name: 'TicketTemplateUse',
  tableName: 'ticket_template_use',
  properties: {
    ticketNumber: p.string().length(20).primary(),
    template: () => p.manyToOne(TicketTemplate).deleteRule('cascade'),
    version: p.integer(),
    person: () => p.manyToOne(Person).nullable().index().deleteRule('set null'),
    at: p.datetime(3).defaultRaw('now()'),
  },
  indexes: [{ name: 'ticket_template_use_template', properties: ['template', 'version'] }],
})
