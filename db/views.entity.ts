import { defineEntity, p } from '@mikro-orm/core'
import type { Sort } from '#domain/views/columns.ts'
import type { ViewIcon } from '#domain/views/view.ts'
import { Person } from './people.entity.ts'
import { ownedColumns } from './sharing.ts'

/** A filter of tickets that somebody keeps, with its order and columns. */
export const SavedView = defineEntity({
  name: 'SavedView',
  tableName: 'saved_view',
  properties: {
    id: p.uuid().primary(),
    name: p.string().length(100),
    icon: p.string().length(40).$type<ViewIcon>(),
    filter: p.text(),
    sort: p.string().length(20).$type<Sort>(),
    /** Null where nobody chose. */
    columns: p.array().nullable(),
    ...ownedColumns,
  },
  indexes: [{ name: 'saved_view_name', properties: ['name', 'id'] }],
})

/** In which order somebody has the views, by their keys. */
export const ViewOrder = defineEntity({
  name: 'ViewOrder',
  tableName: 'view_order',
  properties: {
    person: () => p.manyToOne(Person).primary().deleteRule('cascade'),
    keys: p.array().default([]),
  },
})
