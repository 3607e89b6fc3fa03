import { z } from 'zod'

export const slaTargets = ['first_response', 'resolution'] as const
export type SlaTarget = (typeof slaTargets)[number]

export const clockStates = ['running', 'paused', 'met', 'breached', 'cancelled'] as const
export type ClockState = (typeof clockStates)[number]

const instant = z.iso.datetime({ offset: true })

/** The running measurement of one target, as the API shows it. Seconds are business time. */
export const clockSchema = z.object({
  target: z.enum(slaTargets),
  state: z.enum(clockStates),
  startedAt: instant,
  /** Unknown while paused. */
  dueAt: instant.nullable(),
  warnAt: instant.nullable(),
  warnedAt: instant.nullable(),
  breachedAt: instant.nullable(),
  metAt: instant.nullable(),
  elapsedSeconds: z.number(),
  remainingSeconds: z.number(),
  targetSeconds: z.number(),
  policy: z.object({ name: z.string(), version: z.number().int() }),
  /** Id of the calendar whose hours count. */
  calendar: z.uuid(),
})
export type ShownClock = z.infer<typeof clockSchema>
