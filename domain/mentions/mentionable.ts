import { z } from 'zod'

/** Who can be mentioned, as the API offers them. */
export const mentionableSchema = z.object({
  kind: z.enum(['person', 'team']),
  id: z.uuid(),
  name: z.string(),
  /** A person's address, or how many a team has. */
  detail: z.string(),
})
export type Mentionable = z.infer<typeof mentionableSchema>
