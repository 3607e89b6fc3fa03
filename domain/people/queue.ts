import { z } from 'zod'
import { assignmentRuleSchema } from './assignment.ts'

const key = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,58}$/, 'A key has up to 59 small letters, digits and hyphens.')
const settings = {
  name: z.string().trim().min(1, 'A queue needs a name.').max(200),
  description: z.string().trim().max(2_000),
  /** The team that works on it, by id. */
  team: z.uuid().nullable(),
  assignment: assignmentRuleSchema.nullable(),
  /** The policy its new tickets are promised, by id; null for the default one. */
  slaPolicy: z.uuid().nullable(),
}

/** `POST /queues`. */
export const newQueueSchema = z.strictObject({
  key,
  name: settings.name,
  description: settings.description.default(''),
  team: settings.team.default(null),
  assignment: settings.assignment.default(null),
  slaPolicy: settings.slaPolicy.default(null),
})

/** `PATCH /queues/:id`. The key stays: filters and mails name it. */
export const queueChangesSchema = z.strictObject(settings).partial()

/** `PUT /queues/order`: all queues by id. The first one takes what names no queue. */
export const queueOrderSchema = z.strictObject({ queues: z.array(z.uuid()).min(1).max(1_000) })

/** A queue as the API shows it. */
export const queueSchema = z.object({
  id: z.uuid(),
  key: z.string(),
  name: z.string(),
  /** Where its mail comes to, if it has an address. */
  address: z.string().nullable(),
  description: z.string(),
  team: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  assignment: assignmentRuleSchema.nullable(),
  slaPolicy: z.uuid().nullable(),
})
export type ShownQueue = z.infer<typeof queueSchema>
