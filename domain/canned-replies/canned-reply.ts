import { z } from 'zod'
import { sharedFields, sharingFields } from '../access/sharing.ts'

/** What a canned text is offered for. */
export const purposes = ['reply', 'note', 'both'] as const
export type Purpose = (typeof purposes)[number]

const fields = {
  name: z.string().trim().min(1, 'Give it a name.').max(200),
  category: z.string().trim().max(100),
  tags: z.array(z.string().trim().min(1).max(60)).max(20),
  for: z.enum(purposes),
  /** With placeholders in Liquid. */
  html: z.string().trim().min(1, 'Write something first.').max(20_000),
  ...sharingFields,
}

/** A canned text for replies, notes or both. */
export const newCannedReplySchema = z.strictObject({
  ...fields,
  category: fields.category.default(''),
  tags: fields.tags.default([]),
  for: fields.for.default('both'),
  sharedWith: fields.sharedWith.default('me'),
  team: fields.team.default(null),
})

/** What can be changed about one; what is left out stays. */
export const cannedReplyChangesSchema = z.strictObject(fields).partial()

/** One as it is shown, not filled in. */
export const cannedReplySchema = z.object({
  id: z.uuid(),
  name: z.string(),
  category: z.string(),
  tags: z.array(z.string()),
  for: z.enum(purposes),
  html: z.string(),
  ...sharedFields,
})
export type CannedReply = z.infer<typeof cannedReplySchema>

/** One filled in for a ticket, ready to be inserted. */
export const filledReplySchema = z.object({ id: z.uuid(), html: z.string(), text: z.string() })
