import { z } from 'zod'
import { personRefSchema } from './person.ts'

const ids = z.array(z.string())

/** What a merge moved, as it is kept to be taken back. */
export const movedSchema = z.object({
  addresses: ids,
  /** Tickets by id. */
  requested: ids,
  assigned: ids,
  /** Tickets they watched; merges from before there were watchers do not have it. */
  watched: ids.optional(),
  /** Time they logged, by id; merges from before there was any do not have it. */
  logged: ids.optional(),
  /** Recurring tickets they made, views they keep, and their timer, by id; older merges do not have them. */
  recurring: ids.optional(),
  views: ids.optional(),
  timers: ids.optional(),
  organizations: ids,
  /** What the one who stays had before, and has since; null where nothing changed. */
  role: z.object({ before: z.string(), after: z.string() }).nullable(),
  organization: z.object({ before: z.string().nullable(), after: z.string() }).nullable(),
  /** Whether the one who went could sign in. */
  active: z.boolean(),
})
export type Moved = z.infer<typeof movedSchema>

/** What a merge moves or moved, in numbers and names. */
export const mergeSummarySchema = z.object({
  addresses: z.array(z.string()),
  requested: z.int(),
  assigned: z.int(),
  organizations: z.int(),
  /** The role the one who stays is given, or null when theirs stays. */
  role: z.string().nullable(),
})

export const mergeSchema = z.object({
  id: z.uuid(),
  from: personRefSchema,
  into: personRefSchema,
  by: personRefSchema.nullable(),
  moved: mergeSummarySchema,
  createdAt: z.iso.datetime({ offset: true }),
  undoneAt: z.iso.datetime({ offset: true }).nullable(),
})
export type Merge = z.infer<typeof mergeSchema>

/** People who may be one and the same. */
export const duplicatesSchema = z.object({
  /** The same name, whatever its accents and capitals; or the same mailbox name at another domain and a like name. */
  reason: z.enum(['name', 'address']),
  people: z.array(personRefSchema.extend({ role: z.string(), createdAt: z.iso.datetime({ offset: true }) })),
})
export type Duplicates = z.infer<typeof duplicatesSchema>

/** `moved` in numbers and names. */
export function summaryOf(moved: Moved): z.infer<typeof mergeSummarySchema> {
  return {
    addresses: moved.addresses,
    requested: moved.requested.length,
    assigned: moved.assigned.length,
    organizations: moved.organizations.length,
    role: moved.role?.after ?? null,
  }
}

type Mergeable = { id: string; name: string; active: boolean; mergedInto: string | null }

/** Why `from` can't be merged into `into`, in words, or null. */
export function mergeRefusal(from: Mergeable, into: Mergeable): string | null {
  if (from.id === into.id) return "Somebody can't be merged with themselves."
  const merged = [from, into].find((each) => each.mergedInto)
  if (merged) return `${merged.name} was merged into somebody else already.`
  if (!into.active && from.active) return `${into.name} is inactive. Merge the other way round.`
  return null
}
