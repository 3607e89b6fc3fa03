import { z } from 'zod'
import { sharedFields, sharingFields } from '../access/sharing.ts'
import { personRefSchema } from '../people/person.ts'
import { priorities, ticketKinds } from '../tickets/types.ts'

/** What a new ticket begins with. Subject and text are templates with placeholders. */
const content = {
  subject: z.string().trim().max(500),
  text: z.string().max(20_000),
  kind: z.enum(ticketKinds),
  priority: z.enum(priorities),
  /** A queue's key; whichever is looked at when null. */
  queue: z.string().max(60).nullable(),
  tags: z.array(z.string().trim().min(1).max(60)).max(50),
  /** The template of the checklist it begins with, by id. */
  checklist: z.uuid().nullable(),
  /** Values of custom fields by their keys. */
  fields: z.record(z.string().max(60), z.unknown()),
}
export const templateContentSchema = z.strictObject({
  ...content,
  checklist: content.checklist.default(null),
})
export type TemplateContent = z.infer<typeof templateContentSchema>

const named = {
  name: z.string().trim().min(1, 'Give it a name.').max(200),
  category: z.string().trim().max(100),
}

/** A template for new tickets. */
export const newTemplateSchema = z.strictObject({
  ...named,
  category: named.category.default(''),
  subject: content.subject.default(''),
  text: content.text.default(''),
  kind: content.kind.default('incident'),
  priority: content.priority.default('normal'),
  queue: content.queue.default(null),
  tags: content.tags.default([]),
  checklist: content.checklist.default(null),
  fields: content.fields.default({}),
  sharedWith: sharingFields.sharedWith.default('me'),
  team: sharingFields.team.default(null),
})

/** What can be changed about one; what is left out stays. */
export const templateChangesSchema = z.strictObject({ ...named, ...content, ...sharingFields }).partial()

/** One as it is shown, not filled in. */
export const templateSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  category: z.string(),
  version: z.int(),
  ...content,
  ...sharedFields,
})
export type Template = z.infer<typeof templateSchema>

/** What it was at some time. */
export const templateVersionSchema = z.object({
  version: z.int(),
  ...content,
  author: personRefSchema.nullable(),
  createdAt: z.iso.datetime(),
  /** How many tickets began with it. */
  uses: z.int(),
})
export type TemplateVersion = z.infer<typeof templateVersionSchema>

/** Who it is filled in for, as far as it is known yet. */
export const templateFillSchema = z.strictObject({
  requester: z.strictObject({ email: z.string().max(320), name: z.string().max(200).default('') }).optional(),
  queue: z.string().max(60).optional(),
})

/** What templates did not have from the start. */
type Later = 'fields' | 'checklist'

/** What the template's content is out of something that has it. */
export function contentOf({
  fields,
  checklist,
  ...content
}: Omit<TemplateContent, Later> & Partial<Pick<TemplateContent, Later>>): TemplateContent {
  const { subject, text, kind, priority, queue, tags } = content
  return { subject, text, kind, priority, queue, tags, checklist: checklist ?? null, fields: fields ?? {} }
}
