import { z } from 'zod'
import { type Actor, ticketNumberPattern } from './types.ts'

export const actorSchema: z.ZodType<Actor> = z.object({
  kind: z.enum(['person', 'rule', 'flow', 'system']),
  id: z.string().max(200).nullish(),
})

export const ticketNumberSchema = z
  .string()
  .regex(ticketNumberPattern, 'A ticket number looks like TKT-20260131-00A7.')
