import { z } from 'zod'
import { endedCategories, priorities, statusCategories } from '#domain/tickets/types.ts'
import type { SlaTarget } from './clock.ts'

const MAX_MINUTES = 366 * 24 * 60

const minutesSchema = z
  .int('A target is a whole number of minutes.')
  .min(1, 'A target is at least one minute.')
  .max(MAX_MINUTES, 'A target is at most a year.')
  .nullable()

/** The promises for one priority in minutes of business time; null promises nothing. */
const priorityTargetsSchema = z
  .strictObject({ firstResponse: minutesSchema, resolution: minutesSchema })
  .refine(respondsBeforeResolving, {
    path: ['firstResponse'],
    message: 'The first response must not be due later than the resolution.',
    params: { code: 'sla_policy_invalid' },
  })

/**
 * What is promised per priority, and in which status categories the clocks pause.
 * Issues that need more than one field carry `params.code` `'sla_policy_invalid'`.
 */
export const slaPolicySchema = z.strictObject({
  name: z.string().trim().min(1, 'An SLA policy needs a name.').max(100),
  /** How much of a target may pass before its warning. */
  warnAtPercent: z
    .int('A warning needs a whole number of percent.')
    .min(1, 'A warning comes at 1 percent at the earliest.')
    .max(99, 'A warning comes at 99 percent at the latest.')
    .default(75),
  targets: z.record(z.enum(priorities), priorityTargetsSchema),
  pausedIn: z
    .array(
      z.enum(statusCategories).refine((category) => !endedCategories.includes(category), {
        message: 'Clocks cannot pause in a status in which they end.',
        params: { code: 'sla_policy_invalid' },
      }),
    )
    .max(statusCategories.length)
    .default(['pending']),
})

export type SlaPolicy = z.infer<typeof slaPolicySchema>
export type PriorityTargets = z.infer<typeof priorityTargetsSchema>

/** The field of a policy that holds each target's minutes. */
export const targetField = {
  first_response: 'firstResponse',
  resolution: 'resolution',
} as const satisfies Record<SlaTarget, keyof PriorityTargets>

/** Urgent within 30 minutes and 4 hours, down to low within 8 and 40 hours of business time. */
export const defaultSlaPolicy: SlaPolicy = {
  name: 'Standard',
  warnAtPercent: 75,
  targets: {
    low: { firstResponse: 8 * 60, resolution: 40 * 60 },
    normal: { firstResponse: 4 * 60, resolution: 24 * 60 },
    high: { firstResponse: 60, resolution: 8 * 60 },
    urgent: { firstResponse: 30, resolution: 4 * 60 },
  },
  pausedIn: ['pending'],
}

function respondsBeforeResolving(targets: {
  firstResponse: number | null
  resolution: number | null
}): boolean {
  if (targets.firstResponse === null || targets.resolution === null) return true
  return targets.firstResponse <= targets.resolution
}
