import { defineEntity, p } from '@mikro-orm/core'
import type { FieldShape } from '#domain/fields/definition.ts'

/** A field that administrators made. What tickets keep under its key outlives any change of it. */
export const Field = defineEntity({
  name: 'Field',
  tableName: 'field',
  properties: {
    id: p.uuid().primary(),
    key: p.string().length(40).unique(),
    definition: p.json<Omit<FieldShape, 'key'>>(),
    position: p.integer(),
    archived: p.boolean().default(false),
    createdAt: p.datetime(3).defaultRaw('now()'),
    updatedAt: p.datetime(3).defaultRaw('now()'),
  },
})
