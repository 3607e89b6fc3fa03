import type { z } from 'zod'
import type { audienceSchema, shownAudienceSchema } from './schemas.ts'

/** Who may read a note besides its author. */
export type Audience = z.output<typeof audienceSchema>
export type ShownAudience = z.output<typeof shownAudienceSchema>
