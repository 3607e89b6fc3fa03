import { z } from 'zod'
import { personRefSchema } from './person.ts'

const instant = z.iso.datetime({ offset: true })
const level = z.int().min(1).max(5)

/** How many open tickets an agent takes on unless it is said otherwise. */
export const defaultCapacity = 20

/** `POST /skills` and `PATCH /skills/:id`. */
export const newSkillSchema = z.strictObject({
  name: z.string().trim().min(1, 'A skill needs a name.').max(100),
})

/** A skill as the API shows it. */
export const skillSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  /** How many agents have it. */
  agents: z.int(),
})
export type Skill = z.infer<typeof skillSchema>

/** `PUT /people/:id/agent`. */
export const agentProfileSchema = z.strictObject({
  /** Whether rules may give them tickets. Others are given tickets by hand only. */
  automatic: z.boolean().default(true),
  /** How many open tickets they have at most before rules pass them over. */
  capacity: z.int().min(1).max(1_000).default(defaultCapacity),
  /** Their working hours, a calendar's id; null for always. */
  calendar: z.uuid().nullable().default(null),
  onDuty: z.boolean().default(true),
  skills: z
    .array(z.strictObject({ skill: z.uuid(), level }))
    .max(100)
    .refine((list) => new Set(list.map(({ skill }) => skill)).size === list.length, {
      error: 'A skill is named twice.',
    })
    .default([]),
})
export type AgentProfile = z.output<typeof agentProfileSchema>

/** An agent's profile as the API shows it. */
export const shownAgentSchema = z.object({
  person: personRefSchema,
  automatic: z.boolean(),
  capacity: z.int(),
  calendar: z.uuid().nullable(),
  onDuty: z.boolean(),
  skills: z.array(z.object({ skill: z.uuid(), name: z.string(), level: z.int() })),
  teams: z.array(z.object({ id: z.uuid(), name: z.string(), isLead: z.boolean() })),
})
export type ShownAgent = z.infer<typeof shownAgentSchema>

/** `GET` and `PUT /me/duty`. `automatic` says whether rules give them tickets at all. */
export const dutySchema = z.object({ onDuty: z.boolean(), automatic: z.boolean() })
export const newDutySchema = z.strictObject({ onDuty: z.boolean() })

const ends = { path: ['endsAt'], error: 'An absence ends after it starts.' }
const endsAfterStart = ({ startsAt, endsAt }: { startsAt: string; endsAt: string }) =>
  Date.parse(endsAt) > Date.parse(startsAt)

const absence = {
  startsAt: instant,
  endsAt: instant,
  substitute: z.uuid().nullable(),
  reason: z.string().trim().max(200),
}

/** `POST /absences`. Without `person` it is one's own. */
export const newAbsenceSchema = z
  .strictObject({
    ...absence,
    person: z.uuid().optional(),
    substitute: absence.substitute.default(null),
    reason: absence.reason.default(''),
  })
  .refine(endsAfterStart, ends)

/** `PUT /absences/:id`. */
export const absenceChangesSchema = z.strictObject(absence).refine(endsAfterStart, ends)

/** An absence as the API shows it. */
export const absenceSchema = z.object({
  id: z.uuid(),
  person: personRefSchema,
  startsAt: instant,
  endsAt: instant,
  substitute: personRefSchema.nullable(),
  reason: z.string(),
})
export type Absence = z.infer<typeof absenceSchema>
