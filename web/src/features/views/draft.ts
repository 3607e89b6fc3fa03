import type { NewView } from '#domain/views/view.ts'
import type { ListState } from '@/features/tickets/list/listUrl.ts'

/** What the list shows, as a view keeps it. */
export function asDraft({ filter, sort, columns }: ListState) {
  return { filter, sort: sort as NonNullable<NewView['sort']>, columns: columns ? [...columns] : null }
}
