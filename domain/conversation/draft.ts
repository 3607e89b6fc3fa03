import { z } from 'zod'
import { messageKinds } from '../tickets/ticket.ts'

const draftFile = z.object({
  id: z.uuid(),
  name: z.string().max(400),
  size: z.int().min(0),
  /** Content-ID of a picture within the text. */
  contentId: z.string().max(400).nullable().default(null),
})
export type DraftFile = z.output<typeof draftFile>

const content = {
  text: z.string().max(200_000),
  html: z.string().max(400_000),
  files: z.array(draftFile).max(50).default([]),
}
export type DraftContent = { text: string; html: string; files: DraftFile[] }

/**
 * `PUT /tickets/:number/drafts/:kind`. `basedOn` is the revision that was edited (0 when there was none), `device` the
 * browser it was edited in. `dropOther` when what another device had written was looked at.
 */
export const newDraftSchema = z.strictObject({
  ...content,
  since: z.int().min(0).default(0),
  basedOn: z.int().min(0).default(0),
  device: z.uuid(),
  dropOther: z.boolean().default(false),
})
export type NewDraft = z.output<typeof newDraftSchema>

const instant = z.iso.datetime({ offset: true })

/** A draft as the API shows it. `other` is what another device had written that this one did not know of. */
export const draftSchema = z.object({
  kind: z.enum(messageKinds),
  ...content,
  since: z.int(),
  revision: z.int(),
  savedAt: instant,
  other: z.object({ ...content, savedAt: instant }).nullable(),
})
export type Draft = z.output<typeof draftSchema>
