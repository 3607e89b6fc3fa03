import { z } from 'zod'
import { sharedFields, sharingFields } from '../access/sharing.ts'
import { ticketKinds } from '../tickets/types.ts'
import { mostItems } from './checklist.ts'

/** What a checklist from a template begins with. It is offered for tickets of these kinds; for all when there are none. */
const content = {
  name: z.string().trim().min(1, 'Give it a name.').max(200),
  category: z.string().trim().max(100),
  kinds: z.array(z.enum(ticketKinds)).max(ticketKinds.length),
  items: z.array(z.string().trim().min(1).max(500)).max(mostItems, `At most ${mostItems} items.`),
}
const items = content.items.min(1, 'List at least one thing to do.')

/** A template for checklists. */
export const newChecklistTemplateSchema = z.strictObject({
  name: content.name,
  category: content.category.default(''),
  kinds: content.kinds.default([]),
  items,
  sharedWith: sharingFields.sharedWith.default('me'),
  team: sharingFields.team.default(null),
})

/** What can be changed about one; what is left out stays. */
export const checklistTemplateChangesSchema = z
  .strictObject({ ...content, items, ...sharingFields })
  .partial()

/** One as it is shown. */
export const checklistTemplateSchema = z.object({ id: z.uuid(), ...content, ...sharedFields })
export type ChecklistTemplate = z.infer<typeof checklistTemplateSchema>
