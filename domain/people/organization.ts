/** What people of an organization see of its tickets: their own, all of it, or those of its sub-organizations too. */
export const organizationVisibilities = ['own', 'organization', 'with_sub_organizations'] as const
export type OrganizationVisibility = (typeof organizationVisibilities)[number]

/** An organization in its tree. */
export type OrganizationNode = { id: string; parentId: string | null; visibility: OrganizationVisibility }

/** Of the organizations somebody belongs to and all below them, those whose tickets they see. */
export function seenOrganizations(memberOf: readonly string[], tree: readonly OrganizationNode[]): string[] {
  const seen = new Set<string>()
  for (const { id, visibility } of tree) {
    if (!memberOf.includes(id) || visibility === 'own') continue
    seen.add(id)
    if (visibility === 'with_sub_organizations') for (const below of descendants(id, tree)) seen.add(below)
  }
  return [...seen]
}

/** All organizations below one, at any depth. */
export function descendants(id: string, tree: readonly OrganizationNode[]): string[] {
  const found = new Set<string>()
  const walk = (parent: string) => {
    for (const node of tree)
      if (node.parentId === parent && !found.has(node.id)) {
        found.add(node.id)
        walk(node.id)
      }
  }
  walk(id)
  return [...found]
}
