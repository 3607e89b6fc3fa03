import type { ShownClock, SlaTarget } from '#domain/sla/clock.ts'
import { type OpenSpans, openSeconds } from './openHours.ts'

export type ChipState = 'running' | 'warned' | 'breached' | 'paused' | 'met' | 'missed' | 'cancelled'
export type Chip = {
  target: SlaTarget
  state: ChipState
  /** Business seconds until the target is due; negative when it is overdue. */
  seconds: number
}

/** Does somebody still have to do something for this target? A breached one that was met late is over. */
const isOpen = (clock: ShownClock) =>
  clock.state === 'running' || clock.state === 'paused' || (clock.state === 'breached' && !clock.metAt)

/** The target that matters next: the earliest due one, then a paused one, then the last one that ended. */
export function nextClock(clocks: readonly ShownClock[]): ShownClock | undefined {
  const open = clocks.filter(isOpen)
  const due = open.filter((clock) => clock.dueAt !== null)
  if (due.length)
    return due.reduce((a, b) => (Date.parse(a.dueAt ?? '') <= Date.parse(b.dueAt ?? '') ? a : b))
  if (open.length) return open.reduce((a, b) => (a.remainingSeconds <= b.remainingSeconds ? a : b))
  return clocks.findLast((clock) => clock.state !== 'cancelled')
}

/**
 * Business seconds until the clock is due at `now`. Exact with the calendar's open hours; without them as good as the
 * server's last word and the wall clock allow.
 */
export function remainingSeconds(clock: ShownClock, now: number, open?: OpenSpans): number {
  if (clock.dueAt === null || !isOpen(clock)) return clock.remainingSeconds
  const due = Date.parse(clock.dueAt)
  const sign = due >= now ? 1 : -1
  const [from, to] = sign > 0 ? [now, due] : [due, now]
  if (open && covers(open, from, to)) return sign * Math.round(openSeconds(open, from, to))
  // Longer ago than the hours at hand reach: the server's count is of this page's age, and says it in hours.
  if (open) return clock.remainingSeconds
  const wall = Math.round((to - from) / 1000)
  return sign > 0 ? Math.min(wall, Math.max(0, clock.remainingSeconds)) : -wall
}

function covers(open: OpenSpans, from: number, to: number): boolean {
  const [first, last] = [open[0], open.at(-1)]
  return first !== undefined && last !== undefined && from >= first[0] && to <= last[1]
}

/** What a chip says of a clock at `now`. */
export function chipOf(clock: ShownClock, now: number, open?: OpenSpans): Chip {
  const seconds = remainingSeconds(clock, now, open)
  return { target: clock.target, seconds, state: stateOf(clock, seconds, now) }
}

function stateOf(clock: ShownClock, seconds: number, now: number): ChipState {
  if (clock.metAt) return clock.breachedAt ? 'missed' : 'met'
  if (clock.state === 'met' || clock.state === 'cancelled' || clock.state === 'paused') return clock.state
  if (clock.state === 'breached' || seconds < 0 || (clock.dueAt && Date.parse(clock.dueAt) <= now))
    return 'breached'
  const warned = clock.warnedAt !== null || (clock.warnAt !== null && Date.parse(clock.warnAt) <= now)
  return warned ? 'warned' : 'running'
}
