import { z } from 'zod'
import { personRefSchema } from '../people/person.ts'

/** The most that watch one ticket; a team counts once, and who came with a merged ticket does not. */
export const mostWatchers = 50

/** How they came to watch: by themselves, added, mentioned, as a mail's further addressee, or with a merged ticket. */
export const watchReasons = ['self', 'added', 'mention', 'mail', 'merge'] as const
export type WatchReason = (typeof watchReasons)[number]

/** Who follows a ticket: a person or a whole team. */
export const watcherSchema = z.object({
  id: z.uuid(),
  person: personRefSchema.extend({ avatar: z.string().nullable() }).nullable(),
  team: z.object({ id: z.uuid(), name: z.string(), members: z.int() }).nullable(),
  reason: z.enum(watchReasons),
  addedBy: personRefSchema.nullable(),
  createdAt: z.iso.datetime({ offset: true }),
})
export type Watcher = z.infer<typeof watcherSchema>

/** `POST /tickets/:number/watchers`: a person (by id or mail address, or "me"), or a team by its id. */
export const newWatcherSchema = z
  .strictObject({ person: z.string().trim().min(1).max(320).optional(), team: z.uuid().optional() })
  .refine(({ person, team }) => (person === undefined) !== (team === undefined), {
    error: 'Name a person or a team, one of them.',
    path: ['person'],
  })
export type NewWatcher = z.infer<typeof newWatcherSchema>
