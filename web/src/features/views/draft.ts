import type { ListColumn } from '#domain/views/columns.ts'
import type { NewView, View } from '#domain/views/view.ts'
import type { ListState } from '@/features/tickets/list/listUrl.ts'

/** What a list or a view shows, as a view keeps it. */
export function asDraft({ filter, sort, columns }: Omit<ListState, 'view'> | View) {
  return {
    filter,
    sort: sort as NonNullable<NewView['sort']>,
    columns: columns && ([...columns] as ListColumn[]),
  }
}
