import { DAY, HOUR } from '#domain/sla/instant.ts'
import type { Random } from './random.ts'

/** How busy the hours of a day are, from midnight (UTC). */
const hours = [1, 1, 1, 1, 1, 3, 8, 18, 26, 27, 24, 19, 16, 21, 22, 18, 12, 7, 4, 3, 2, 2, 1, 1].map(
  (weight, hour) => [hour, weight] as const,
)
const weekend = 0.12

/** When `count` tickets are created within `days` days before `now`: more on working days, and more each year. */
export function creationInstants(random: Random, count: number, now: number, days: number): number[] {
  const first = Math.floor(now / DAY) - days + 1
  const calendar = Array.from(
    { length: days },
    (_, index) => [first + index, busyness(first + index, index / days)] as const,
  )
  const total = calendar.reduce((sum, [, weight]) => sum + weight, 0)
  const instants: number[] = []
  let owed = 0
  for (const [day, weight] of calendar) {
    owed += (count * weight) / total
    for (; owed >= 1 - 1e-9 && instants.length < count; owed--) instants.push(instantOn(random, day, now))
  }
  while (instants.length < count) instants.push(instantOn(random, first + days - 1, now))
  return instants.sort((a, b) => a - b)
}

function busyness(day: number, progress: number): number {
  const weekday = (day + 3) % 7
  return (weekday >= 5 ? weekend : weekday === 0 ? 1.2 : 1) * (1 + 0.6 * progress)
}

function instantOn(random: Random, day: number, now: number): number {
  const instant = day * DAY + random.weighted(hours) * HOUR + random.int(0, HOUR - 1)
  // Today's tickets were created before now, not later today.
  return instant < now ? instant : now - random.int(60_000, 4 * HOUR)
}
