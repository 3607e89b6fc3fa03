import { z } from 'zod'

/** Who may read a note: the members of a team, or the people that are named. Its author always may. */
export const audienceSchema = z.union([
  z.strictObject({ team: z.uuid() }),
  z.strictObject({ people: z.array(z.uuid()).min(1, 'Name somebody.').max(50) }),
])
export type Audience = z.infer<typeof audienceSchema>

/** An audience with its names, as the API shows it. */
export const shownAudienceSchema = z.object({
  team: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  people: z.array(z.object({ id: z.uuid(), name: z.string() })),
})
export type ShownAudience = z.infer<typeof shownAudienceSchema>
