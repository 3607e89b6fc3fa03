import { defineEntity, p } from '@mikro-orm/core'
import type { TicketKind } from '#domain/tickets/types.ts'
import { sharingColumns } from './sharing.ts'

/** What a checklist can begin with. */
export const ChecklistTemplate = defineEntity({
  name: 'ChecklistTemplate',
  tableName: 'checklist_template',
  properties: {
    id: p.uuid().primary(),
    name: p.string().length(200),
    category: p.string().length(100).default(''),
    kinds: p.array<TicketKind>().default([]),
    items: p.array().default([]),
    ...sharingColumns,
  },
  indexes: [{ name: 'checklist_template_name', properties: ['name', 'id'] }],
})
