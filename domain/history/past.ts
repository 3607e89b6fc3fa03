import { z } from 'zod'
import { levels } from '../lifecycles/priority.ts'
import { resolutionSchema } from '../lifecycles/resolution.ts'
import { personRefSchema } from '../people/person.ts'
import { ticketNumberSchema } from '../tickets/schemas.ts'
import { queueRefSchema } from '../tickets/ticket.ts'
import { priorities, statusCategories, ticketKinds } from '../tickets/types.ts'

const instant = z.iso.datetime({ offset: true })

/** A ticket as it was after one of its events. People and queues have the names they have now. */
export const pastTicketSchema = z.object({
  number: ticketNumberSchema,
  seq: z.int(),
  /** When that event happened. */
  at: instant,
  kind: z.enum(ticketKinds),
  subject: z.string(),
  status: z.string(),
  statusCategory: z.enum(statusCategories),
  priority: z.enum(priorities),
  impact: z.enum(levels).nullable(),
  urgency: z.enum(levels).nullable(),
  queue: queueRefSchema.nullable(),
  assignee: personRefSchema.nullable(),
  requester: personRefSchema.nullable(),
  tags: z.array(z.string()),
  resolution: resolutionSchema.nullable(),
  snoozedUntil: instant.nullable(),
  /** How much had been said by then. */
  messages: z.int(),
})
export type PastTicket = z.infer<typeof pastTicketSchema>
