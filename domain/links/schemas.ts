import { z } from 'zod'
import { ticketNumberSchema } from '../tickets/schemas.ts'
import { priorities, statusCategories, ticketKinds } from '../tickets/types.ts'
import { givenRelations, linkRelations } from './link.ts'

/** `POST /tickets/:number/links`: how this ticket stands to the one of that number. */
export const newLinkSchema = z.strictObject({ relation: z.enum(givenRelations), ticket: ticketNumberSchema })

/** A link as the API shows it. */
export const linkSchema = z.object({
  id: z.uuid(),
  relation: z.enum(linkRelations),
  ticket: z.object({
    number: ticketNumberSchema,
    subject: z.string(),
    kind: z.enum(ticketKinds),
    status: z.string(),
    statusCategory: z.enum(statusCategories),
    priority: z.enum(priorities),
  }),
  createdAt: z.iso.datetime({ offset: true }),
})
export type Link = z.infer<typeof linkSchema>

/** What became of a child that was to go along with its parent. */
export const childOutcomeSchema = z.object({
  number: ticketNumberSchema,
  state: z.enum(['changed', 'waiting', 'refused']),
  /** Why it was refused. */
  detail: z.string().nullable(),
})
export type ChildOutcome = z.infer<typeof childOutcomeSchema>
