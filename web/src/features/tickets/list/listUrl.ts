import type { View } from '../types.ts'

type RouteQuery = Record<string, string | null | (string | null)[] | undefined>

export type ListState = {
  /** Key of the view, or null for a filter of one's own. */
  view: string | null
  filter: string
  sort: string
}

export const defaultSort = '-updatedAt'
export const defaultView = 'open'

const text = (value: RouteQuery[string]) => (Array.isArray(value) ? value[0] : value) ?? undefined

/** What the address asks for. A filter in the address replaces the view's own, a sort too. */
export function readListUrl(
  query: RouteQuery,
  views: readonly View[],
  fallback: string | null = defaultView,
): ListState {
  const filter = text(query.filter)
  const key = text(query.view) ?? (filter === undefined ? fallback : null)
  const view = views.find((candidate) => candidate.key === key)
  return {
    view: key,
    filter: filter ?? view?.filter ?? '',
    sort: text(query.sort) ?? view?.sort ?? defaultSort,
  }
}

/** The shortest address that means `state`. */
export function writeListUrl(state: ListState, views: readonly View[]): Record<string, string> {
  const view = views.find((candidate) => candidate.key === state.view)
  const query: Record<string, string> = {}
  if (state.view) query.view = state.view
  if (state.filter.trim() !== (view?.filter ?? (state.view ? '' : '\0'))) query.filter = state.filter.trim()
  if (state.sort !== (view?.sort ?? defaultSort)) query.sort = state.sort
  return query
}

/** The sort after a click on a column: its natural direction first, then the other. */
export function nextSort(current: string, column: string, descendingFirst: boolean): string {
  const first = descendingFirst ? `-${column}` : column
  const other = descendingFirst ? column : `-${column}`
  return current === first ? other : first
}
