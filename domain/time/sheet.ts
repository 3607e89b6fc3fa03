import { z } from 'zod'
import { personRefSchema } from '../people/person.ts'
import { ticketNumberSchema } from '../tickets/schemas.ts'
import { timeTotalsSchema } from './entry.ts'

/** The most days a sheet spans. */
export const mostDays = 62

/** What a sheet has a row for. */
export const sheetRows = ['ticket', 'person'] as const

/** A ticket as time names it; without its subject for who may not read it. */
export const timedTicketSchema = z.object({ number: ticketNumberSchema, subject: z.string().nullable() })

/** Minutes by day of one ticket or one person. */
export const sheetRowSchema = timeTotalsSchema.extend({
  ticket: timedTicketSchema.nullable(),
  person: personRefSchema.nullable(),
  days: z.record(z.iso.date(), z.int()),
})
export type SheetRow = z.infer<typeof sheetRowSchema>

/** The one timer that somebody has. */
export const timerSchema = z.object({
  id: z.uuid(),
  ticket: timedTicketSchema,
  running: z.boolean(),
  /** For how long it ran when this was answered. */
  seconds: z.int(),
})
export type Timer = z.infer<typeof timerSchema>
