import { z } from 'zod'
import { personRefSchema } from '../people/person.ts'
import { fileStates } from './state.ts'

const instant = z.iso.datetime({ offset: true })

/** A file that was uploaded or came with a message. */
export const fileSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  type: z.string(),
  size: z.int(),
  state: z.enum(fileStates),
  /** What the scanner found, or why its type is not taken, or why it still waits. */
  reason: z.string().nullable(),
  /** There is a small picture of it. */
  thumbnail: z.boolean(),
  /** By which a message's HTML shows a picture: `<img src="cid:...">`. */
  contentId: z.string().nullable(),
})
export type ShownFile = z.infer<typeof fileSchema>

/** The same among its ticket's other files. Files of one name are versions of each other, oldest first. */
export const ticketFileSchema = fileSchema.extend({
  message: z.uuid(),
  kind: z.enum(['reply', 'note']),
  by: personRefSchema.nullable(),
  at: instant,
  version: z.int(),
  versions: z.int(),
  removed: z.object({ at: instant, by: personRefSchema.nullable() }).nullable(),
})
export type TicketFile = z.infer<typeof ticketFileSchema>

/** Somebody got a file's content. */
export const fileDownloadSchema = z.object({
  at: instant,
  how: z.enum(['download', 'preview']),
  by: personRefSchema.nullable(),
})
export type FileDownload = z.infer<typeof fileDownloadSchema>

/** A mail that is attached as a file, as far as it is shown. */
export const mailPreviewSchema = z.object({
  from: z.string(),
  to: z.array(z.string()),
  subject: z.string(),
  text: z.string(),
  /** Sanitised. */
  html: z.string().nullable(),
  files: z.array(z.object({ name: z.string(), size: z.int() })),
})
export type MailPreview = z.infer<typeof mailPreviewSchema>
