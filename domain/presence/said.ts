import { z } from 'zod'
import { ticketNumberSchema } from '../tickets/schemas.ts'

/** What a browser says over the live connection: which ticket is looked at, if any, and whether something is being written. */
export const presenceSchema = z.strictObject({
  type: z.literal('presence'),
  ticket: ticketNumberSchema.nullable(),
  typing: z.enum(['reply', 'note']).nullable(),
})
export type SaidPresence = z.infer<typeof presenceSchema>

/** All that a browser says: where it is, or that it wants to know who is there. */
export const saidSchema = z.discriminatedUnion('type', [
  presenceSchema,
  z.strictObject({ type: z.literal('who') }),
])
export type Said = z.infer<typeof saidSchema>
