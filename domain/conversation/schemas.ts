import { z } from 'zod'
import { draftKinds } from './draft.ts'
import { mostUndoSeconds } from './hold.ts'
import { defaultEditMinutes } from './settings.ts'

const instant = z.iso.datetime({ offset: true })

/** Who may read a note: the members of a team, or the people that are named. Its author always may. */
export const audienceSchema = z.union([
  z.strictObject({ team: z.uuid() }),
  z.strictObject({ people: z.array(z.uuid()).min(1, 'Name somebody.').max(50) }),
])

/** An audience with its names, as the API shows it. */
export const shownAudienceSchema = z.object({
  team: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  people: z.array(z.object({ id: z.uuid(), name: z.string() })),
})

const addresses = z.array(z.email().max(320).toLowerCase()).max(30).default([])

/** Whom a message goes to besides the requester, or went to when it came by mail. In lower case. */
export const recipientsSchema = z.strictObject({ to: addresses, cc: addresses, bcc: addresses })

const shown = z.array(z.string())

/** Recipients as the API shows them: what came by mail is as it came. */
export const shownRecipientsSchema = z.object({ to: shown, cc: shown, bcc: shown })

/** For how long something can be taken back. */
export const undoSecondsSchema = z.int().min(0).max(mostUndoSeconds)

/** `PUT /settings/conversation`. 0 for never; at most a week. */
export const conversationSettingsSchema = z.strictObject({
  editMinutes: z.int().min(0).max(10_080).default(defaultEditMinutes),
})

const typed = z.array(z.string().max(320)).max(30).default([])

/** Whom a draft is for, as far as it was typed. */
export const addressedSchema = z.object({
  audience: audienceSchema.nullable().default(null),
  recipients: z.object({ to: typed, cc: typed, bcc: typed }).nullable().default(null),
  forwards: z.uuid().nullable().default(null),
})

/** A file of a draft; with a Content-ID it is a picture within the text. */
export const draftFileSchema = z.object({
  id: z.uuid(),
  name: z.string().max(400),
  size: z.int().min(0),
  contentId: z.string().max(400).nullable().default(null),
})

const content = {
  text: z.string().max(200_000),
  html: z.string().max(400_000),
  files: z.array(draftFileSchema).max(50).default([]),
  addressed: addressedSchema.nullable().default(null),
}

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

/** A draft as the API shows it. `other` is what another device had written that this one did not know of. */
export const draftSchema = z.object({
  kind: z.enum(draftKinds),
  ...content,
  since: z.int(),
  revision: z.int(),
  savedAt: instant,
  other: z.object({ ...content, savedAt: instant }).nullable(),
})
