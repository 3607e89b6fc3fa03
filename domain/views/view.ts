import { z } from 'zod'
import { ownedFields, sharingFields } from '../access/sharing.ts'
import { queryLimits } from '../query/tree.ts'
import { listColumns, mostColumns, type Sort, sorts } from './columns.ts'

/** Its pictures, by the names of the icon set. */
export const viewIcons = [
  ...(['layers', 'inbox', 'star', 'flag', 'flame', 'zap', 'bell', 'clock', 'hourglass', 'calendar'] as const),
  ...([
    'user',
    'users',
    'building-2',
    'crown',
    'handshake',
    'heart',
    'eye',
    'tag',
    'folder',
    'archive',
  ] as const),
  ...(['bug', 'wrench', 'shield', 'key-round', 'lock', 'server', 'database', 'network', 'wifi'] as const),
  ...([
    'laptop',
    'monitor',
    'smartphone',
    'printer',
    'mail',
    'phone',
    'globe',
    'truck',
    'shopping-cart',
  ] as const),
] as const
export type ViewIcon = (typeof viewIcons)[number]

const column = z
  .string()
  .max(60)
  .refine(
    (name) => listColumns.some((each) => each === name) || /^field\.[a-z][a-z0-9_]{0,39}$/.test(name),
    'There is no such column.',
  )

const fields = {
  name: z.string().trim().min(1, 'Give it a name.').max(100),
  icon: z.enum(viewIcons),
  filter: z.string().trim().max(queryLimits.text),
  sort: z.enum(sorts as [Sort, ...Sort[]]),
  /** Null shows what lists show where nobody chose. */
  columns: z
    .array(column)
    .min(1, 'Choose a column.')
    .max(mostColumns, `A list has at most ${mostColumns} columns.`)
    .refine((names) => new Set(names).size === names.length, 'A column can be there once.')
    .nullable(),
  ...sharingFields,
}

/** A named filter with its order and columns: one's own, a team's, or everybody's. */
export const newViewSchema = z.strictObject({
  ...fields,
  icon: fields.icon.default('layers'),
  sort: fields.sort.default('-updatedAt'),
  columns: fields.columns.default(null),
  sharedWith: fields.sharedWith.default('me'),
  team: fields.team.default(null),
})
export type NewView = z.input<typeof newViewSchema>

/** What can be changed about one; what is left out stays. */
export const viewChangesSchema = z.strictObject(fields).partial()

/** In which order somebody has their views. Those that are left out come behind. */
export const viewOrderSchema = z.strictObject({ keys: z.array(z.string().min(1).max(60)).max(500) })

/** As many as one person keeps. */
export const mostViews = 200

/** One as it is shown, those that are there from the start too. */
export const viewSchema = z.object({
  key: z.string(),
  name: z.string(),
  icon: z.string().nullable(),
  filter: z.string(),
  sort: z.string(),
  columns: z.array(z.string()).nullable(),
  /** How many tickets are in it, of a saved one up to 1,000; null where it is not counted, or that takes too long. */
  count: z.int().nullable(),
  /** Whose it is; null for those that are there from the start. */
  saved: z.object(ownedFields).nullable(),
  /** Why it finds nothing any more, and where in its filter. */
  problem: z
    .object({ detail: z.string(), at: z.object({ from: z.int(), to: z.int() }).nullable() })
    .nullable(),
})
export type View = z.infer<typeof viewSchema>
