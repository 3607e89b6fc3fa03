import { HOUR, type Instant, MINUTE } from '../sla/instant.ts'

/** What becomes of occurrences that could not be worked off in time: all are made, only the last one, or none. */
export const missedChoices = ['all', 'last', 'none'] as const
export type Missed = (typeof missedChoices)[number]

export type CatchUp = {
  missed: Missed
  /** How late a ticket is still made, in hours. */
  withinHours: number
}

/** Up to that late, an occurrence was not missed. */
export const inTime = 15 * MINUTE

/** More than that are not looked at after an outage: the latest count. */
export const mostAtOnce = 500

/** Which of the occurrences that are due are made; the others are left out. In order of time, as `due` is. */
export function worthMaking(
  due: readonly Instant[],
  { missed, withinHours }: CatchUp,
  now: Instant,
): Set<Instant> {
  const recent = due.filter((at) => now - at <= Math.max(withinHours * HOUR, inTime))
  if (missed === 'all') return new Set(recent)
  const last = missed === 'last' ? recent.at(-1) : undefined
  return new Set(recent.filter((at) => at === last || now - at <= inTime))
}
