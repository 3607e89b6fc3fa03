import { defineEntity, p } from '@mikro-orm/core'
import type { MacroStep } from '#domain/macros/macro.ts'
import { sharingColumns } from './sharing.ts'

/** A named list of steps that an agent runs on a ticket. */
export const Macro = defineEntity({
  name: 'Macro',
  tableName: 'macro',
  properties: {
    id: p.uuid().primary(),
    name: p.string().length(200),
    category: p.string().length(100).default(''),
    steps: p.json<MacroStep[]>(),
    ...sharingColumns,
  },
  indexes: [{ name: 'macro_name', properties: ['name', 'id'] }],
})
