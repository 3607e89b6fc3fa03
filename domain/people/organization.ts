import { z } from 'zod'

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

/** Whether giving `id` that parent would put it below itself. */
export function wouldCycle(
  id: string,
  parentId: string | null,
  tree: readonly Pick<OrganizationNode, 'id' | 'parentId'>[],
): boolean {
  const parents = new Map(tree.map((node) => [node.id, node.parentId]))
  const walked = new Set<string>()
  for (let at = parentId; at !== null && !walked.has(at); at = parents.get(at) ?? null) {
    if (at === id) return true
    walked.add(at)
  }
  return false
}

const ref = z.object({ id: z.uuid(), name: z.string() })

/** An organization as the API shows it. */
export const organizationSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  /** New requesters with these mail domains are placed in it. */
  domains: z.array(z.string()),
  parent: ref.nullable(),
  notes: z.string(),
  visibility: z.enum(organizationVisibilities),
  slaPolicy: ref.nullable(),
  /** How many people belong to it. */
  people: z.int(),
  createdAt: z.iso.datetime({ offset: true }),
})
export type Organization = z.infer<typeof organizationSchema>

const domain = z
  .string()
  .trim()
  .toLowerCase()
  .max(253)
  .regex(/^[^\s@.]+(\.[^\s@.]+)+$/, 'A domain looks like example.com.')

/** `POST /organizations`. */
export const newOrganizationSchema = z.strictObject({
  name: z.string().trim().min(1, 'An organization needs a name.').max(200),
  domains: z
    .array(domain)
    .max(100)
    .transform((domains) => [...new Set(domains)])
    .default([]),
  /** The organization it is part of, by id. */
  parent: z.uuid().nullable().default(null),
  notes: z.string().trim().max(20_000).default(''),
  visibility: z.enum(organizationVisibilities).default('own'),
  /** The policy its new tickets are measured by, by id, instead of their queue's or the default one. */
  slaPolicy: z.uuid().nullable().default(null),
})

/** `PATCH /organizations/:id`. */
export const organizationChangesSchema = z.strictObject({
  name: newOrganizationSchema.shape.name.optional(),
  domains: newOrganizationSchema.shape.domains.unwrap().optional(),
  parent: z.uuid().nullable().optional(),
  notes: z.string().trim().max(20_000).optional(),
  visibility: z.enum(organizationVisibilities).optional(),
  slaPolicy: z.uuid().nullable().optional(),
})
export type OrganizationChanges = z.infer<typeof organizationChangesSchema>

/** Somebody in an organization. */
export const memberSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  email: z.string(),
  role: z.string(),
  active: z.boolean(),
  isContact: z.boolean(),
})
export type Member = z.infer<typeof memberSchema>
