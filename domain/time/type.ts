import { z } from 'zod'
import { tagColors } from '../tags/tag.ts'

const name = z.string().trim().min(1, 'Give it a name.').max(60)

/** A type of work as an entry names it. */
export const timeTypeRefSchema = z.object({ id: z.uuid(), name: z.string(), color: z.enum(tagColors) })

/** What time is spent on. A retired one is kept on what was logged, and can't be chosen any more. */
export const timeTypeSchema = timeTypeRefSchema.extend({
  /** Whether time of that type is billable unless somebody says otherwise. */
  billable: z.boolean(),
  retired: z.boolean(),
  /** How many entries have it. */
  uses: z.int(),
})
export type TimeType = z.infer<typeof timeTypeSchema>

export const newTimeTypeSchema = z.strictObject({
  name,
  color: z.enum(tagColors).default('gray'),
  billable: z.boolean().default(false),
})
export type NewTimeType = z.infer<typeof newTimeTypeSchema>

export const timeTypeChangesSchema = z
  .strictObject({
    name: name.optional(),
    color: z.enum(tagColors).optional(),
    billable: z.boolean().optional(),
    retired: z.boolean().optional(),
  })
  .refine(
    (changes) => Object.values(changes).some((value) => value !== undefined),
    'Name at least one field to change.',
  )
export type TimeTypeChanges = z.infer<typeof timeTypeChangesSchema>
