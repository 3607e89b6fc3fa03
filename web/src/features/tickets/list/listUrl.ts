import { defaultColumns, type ListColumn } from '#domain/views/columns.ts'
import type { View } from '../types.ts'

type RouteQuery = Record<string, string | null | (string | null)[] | undefined>

export type ListState = {
  /** Key of the view, or null for a filter of one's own. */
  view: string | null
  filter: string
  sort: string
  /** Null where nobody chose. */
  columns: readonly ListColumn[] | null
}
type Known = Pick<View, 'key' | 'filter' | 'sort' | 'columns'>

export const defaultSort = '-updatedAt'
export const defaultView = 'open'

const text = (value: RouteQuery[string]) => (Array.isArray(value) ? value[0] : value) ?? undefined

/** What the address asks for. A filter in the address replaces the view's own, a sort and columns too. */
export function readListUrl(
  query: RouteQuery,
  views: readonly Known[],
  fallback: string | null = defaultView,
): ListState {
  const filter = text(query.filter)
  const key = text(query.view) ?? (filter === undefined ? fallback : null)
  const view = views.find((candidate) => candidate.key === key)
  return {
    view: key,
    filter: filter ?? view?.filter ?? '',
    sort: text(query.sort) ?? view?.sort ?? defaultSort,
    columns: columnsIn(text(query.columns) ?? view?.columns?.join() ?? ''),
  }
}

const columnsIn = (written: string) => asChosen(written.split(',').filter(Boolean) as ListColumn[])

/** Null for those that lists show where nobody chose. */
export const asChosen = (columns: readonly ListColumn[]) =>
  columns.join() === defaultColumns.join() || !columns.length ? null : columns

/** The shortest address that means `state`. */
export function writeListUrl(state: ListState, views: readonly Known[]): Record<string, string> {
  const view = views.find((candidate) => candidate.key === state.view)
  const query: Record<string, string> = {}
  if (state.view) query.view = state.view
  if (state.filter.trim() !== (view?.filter ?? (state.view ? '' : '\0'))) query.filter = state.filter.trim()
  if (state.sort !== (view?.sort ?? defaultSort)) query.sort = state.sort
  if (written(state.columns) !== written(view?.columns ?? null)) query.columns = written(state.columns)
  return query
}

const written = (columns: readonly string[] | null) => (columns ?? defaultColumns).join()

/** Whether the list shows something else than its view. */
export function isChanged(state: ListState, view: Known): boolean {
  const { view: _, ...changed } = writeListUrl({ ...state, view: view.key }, [view])
  return Object.keys(changed).length > 0
}

/** The sort after a click on a column: its natural direction first, then the other. */
export function nextSort(current: string, column: string, descendingFirst: boolean): string {
  const first = descendingFirst ? `-${column}` : column
  const other = descendingFirst ? column : `-${column}`
  return current === first ? other : first
}
