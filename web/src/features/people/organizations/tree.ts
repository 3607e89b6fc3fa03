import type { Organization } from '#domain/people/organization.ts'

export type TreeRow = { organization: Organization; depth: number }

/** Organizations in the order of their tree, each with how deep it is. Whose parent is not among them stands at the top. */
export function treeRows(organizations: readonly Organization[]): TreeRow[] {
  const known = new Set(organizations.map(({ id }) => id))
  const below = Map.groupBy(organizations, ({ parent }) => (parent && known.has(parent.id) ? parent.id : ''))
  const walk = (parent: string, depth: number): TreeRow[] =>
    (below.get(parent) ?? []).flatMap((organization) => [
      { organization, depth },
      ...walk(organization.id, depth + 1),
    ])
  return walk('', 0)
}
