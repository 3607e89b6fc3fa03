import { z } from 'zod'

/** The answer to a change that is stored and will be made when Temporal is back. */
export const waiting = z.object({
  command: z.object({ id: z.uuid(), state: z.string(), href: z.string() }),
})

/** The headers of every request that changes a ticket. */
export const writeHeaders = z.object({
  'idempotency-key': z
    .string()
    .max(200)
    .optional()
    .describe('Sending the same request again under it changes nothing twice.'),
})
