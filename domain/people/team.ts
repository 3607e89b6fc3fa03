import { z } from 'zod'
import { priorities } from '../tickets/types.ts'
import { personRefSchema } from './person.ts'

const name = z.string().trim().min(1, 'A team needs a name.').max(200)
const description = z.string().trim().max(2_000)
const members = z
  .array(z.strictObject({ person: z.uuid(), isLead: z.boolean().default(false) }))
  .max(500)
  .refine((list) => new Set(list.map(({ person }) => person)).size === list.length, {
    error: 'Somebody is named twice.',
  })

/** `POST /teams`. */
export const newTeamSchema = z.strictObject({
  name,
  description: description.default(''),
  members: members.default([]),
})
export type NewTeam = z.output<typeof newTeamSchema>

/** `PATCH /teams/:id`; `members` names all of them. */
export const teamChangesSchema = z.strictObject({
  name: name.optional(),
  description: description.optional(),
  members: members.optional(),
})

/** A team as the API shows it, the leads first. */
export const teamSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  description: z.string(),
  members: z.array(personRefSchema.extend({ isLead: z.boolean() })),
  queues: z.array(z.object({ id: z.uuid(), key: z.string(), name: z.string() })),
})
export type Team = z.infer<typeof teamSchema>

const byPriority = z.object({ low: z.int(), normal: z.int(), high: z.int(), urgent: z.int() })
/** How many of each priority. */
export type ByPriority = z.infer<typeof byPriority>

/** `ByPriority` of what was counted; what is not there counts nothing. */
export function countsOf(counted: readonly { priority: string; count: number }[]): ByPriority {
  const of = (wanted: string) => counted.find(({ priority }) => priority === wanted)?.count ?? 0
  return Object.fromEntries(priorities.map((priority) => [priority, of(priority)])) as ByPriority
}

/** What a team has to do, and who does it. */
export const workloadSchema = z.object({
  agents: z.array(
    personRefSchema.extend({
      isLead: z.boolean(),
      /** Null for those who are given tickets by hand only. */
      capacity: z.int().nullable(),
      onDuty: z.boolean(),
      absentUntil: z.iso.datetime({ offset: true }).nullable(),
      substitute: personRefSchema.nullable(),
      /** Open tickets of theirs, in whatever queue. */
      open: byPriority,
      total: z.int(),
    }),
  ),
  /** Open tickets in the team's queues that nobody has. */
  unassigned: byPriority,
})
export type Workload = z.infer<typeof workloadSchema>
