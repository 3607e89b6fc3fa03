import { z } from 'zod'

/** What a tag can be painted in; a screen has a light and a dark tone of each. */
export const tagColors = [
  'gray',
  'red',
  'orange',
  'amber',
  'green',
  'teal',
  'blue',
  'indigo',
  'purple',
  'pink',
] as const
export type TagColor = (typeof tagColors)[number]

/** What can stand before a tag's name. */
export const tagIcons = [
  'alert',
  'bug',
  'building',
  'cloud',
  'crown',
  'database',
  'flame',
  'globe',
  'key',
  'laptop',
  'lock',
  'mail',
  'network',
  'package',
  'phone',
  'printer',
  'server',
  'shield',
  'star',
  'user',
  'wifi',
  'wrench',
] as const
export type TagIcon = (typeof tagIcons)[number]

/** A tag's name, as tickets have it. */
export const tagNameSchema = z.string().trim().min(1, 'A tag needs a name.').max(60)

const looks = {
  color: z.enum(tagColors),
  icon: z.enum(tagIcons).nullable(),
}

export const tagLookSchema = z.object({ name: z.string(), ...looks })
export type TagLook = z.infer<typeof tagLookSchema>

/** How much a tag is used. */
export const tagStatisticsSchema = z.object({
  tickets: z.int(),
  /** Those that somebody still works on, or waits for. */
  open: z.int(),
  /** Those opened within the last 30 days. */
  recent: z.int(),
  /** When the newest ticket that has it was opened. */
  lastAt: z.iso.datetime({ offset: true }).nullable(),
})
export type TagStatistics = z.infer<typeof tagStatisticsSchema>

/** A tag as the API shows it. */
export const tagSchema = tagLookSchema.extend({
  id: z.uuid(),
  description: z.string(),
  /** Null unless asked for. */
  statistics: tagStatisticsSchema.nullable(),
})
export type Tag = z.infer<typeof tagSchema>

const fields = { name: tagNameSchema, ...looks, description: z.string().trim().max(500) }

/** `POST /tags`. */
export const newTagSchema = z.strictObject({
  ...fields,
  color: fields.color.default('gray'),
  icon: fields.icon.default(null),
  description: fields.description.default(''),
})
export type NewTag = z.input<typeof newTagSchema>

/** `PATCH /tags/:id`; what is left out stays. */
export const tagChangesSchema = z.strictObject(fields).partial()
export type TagChanges = z.infer<typeof tagChangesSchema>

/** A tag that is being replaced, or taken away (`to` is null), on all tickets that have it. */
export const tagChangeSchema = z.object({
  id: z.uuid(),
  from: z.string(),
  to: z.string().nullable(),
  /** Tickets changed so far, and those that still have it. */
  changed: z.int(),
  left: z.int(),
  createdAt: z.iso.datetime({ offset: true }),
})
export type TagChange = z.infer<typeof tagChangeSchema>
