import { z } from 'zod'

export const assignmentStrategies = ['manual', 'round_robin', 'least_loaded', 'by_skill'] as const
export type AssignmentStrategy = (typeof assignmentStrategies)[number]

/** How the tickets of a queue find their agent. */
export const assignmentRuleSchema = z.strictObject({
  strategy: z.enum(assignmentStrategies),
  /** What an agent has to know, and how well at least, by the skill's id. */
  skills: z
    .array(z.strictObject({ skill: z.uuid(), level: z.int().min(1).max(5) }))
    .max(20)
    .default([]),
  /** Whether the requester's last agent comes first. */
  sticky: z.boolean().default(false),
  /** After how many minutes an urgent ticket nobody took is escalated to the team's leads; null for never. */
  escalateAfterMinutes: z.int().min(1).max(10_080).nullable().default(null),
})
export type AssignmentRule = z.infer<typeof assignmentRuleSchema>
