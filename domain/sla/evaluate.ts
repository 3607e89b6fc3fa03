import type { Calendar } from './calendar.ts'
import { type ClockState, type SlaTarget, slaTargets } from './clock.ts'
import { orderedFromCreation, type SlaEvent } from './history.ts'
import type { Instant } from './instant.ts'
import { instantAtElapsed, type Measurement, measure, type Span } from './measure.ts'
import { type Phase, phasesOf } from './phases.ts'
import type { SlaPolicy } from './policy.ts'

export type { SlaEvent } from './history.ts'
export type { Span } from './measure.ts'

/** One promise of a ticket, as it stands. Durations are business time in milliseconds. */
export interface TargetEvaluation {
  target: SlaTarget
  /** `breached` is for ever: `metAt` then says whether, and when, it was done late. */
  state: ClockState
  /** When the ticket was created. */
  startedAt: Instant
  /**
   * When it is due. Null while paused or cancelled, and when it lies beyond the calendar's horizon.
   * Once met: when it would have been due (null when met out of a pause). Once breached: when it was due.
   */
  dueAt: Instant | null
  /** When the elapsed time reaches the warning's share of the target; null like `dueAt`. */
  warnAt: Instant | null
  /** When it did reach that share; null again after a longer target came into force. */
  warnedAt: Instant | null
  /** When the promise was broken. Later events never change it. */
  breachedAt: Instant | null
  /** When the promise was kept, or done late. Null again when the ticket is reopened. */
  metAt: Instant | null
  /** The time that counted: the sum of the running spans. It goes on after a breach until it is met. */
  elapsedMs: number
  /** `targetMs - elapsedMs`: below zero it says by how much it is late. */
  remainingMs: number
  /** The length promised for the current priority; from breach or end on, the one in force at that time. */
  targetMs: number
  /** Gaps between spans are the times in which the ticket was resolved, closed or cancelled. */
  spans: Span[]
}

/** All promises of a ticket at one instant. */
export interface Evaluation {
  /** The instant evaluated: `now`, or the last event if that is later. */
  at: Instant
  /** In the order of `slaTargets`. A target that the policy does not promise is absent. */
  targets: TargetEvaluation[]
  /** The next warning or breach after `at` if nothing else happens; null when there is none to wait for. */
  nextInstant: Instant | null
}

/**
 * Measures a ticket's history against a policy and a calendar. Pure and total: any history gives an answer.
 *
 * The first response is met by the first agent reply, or by resolving; it stays met. The resolution is met
 * while the category is resolved or closed; reopening resumes its clock where it stopped. In a category the
 * policy pauses in, both clocks wait. Cancelling ends them, and they resume if the ticket comes back.
 * A change of priority applies to the whole time since creation. The promise has to be kept before the due
 * instant; at that instant it is broken.
 */
export function evaluate(
  history: readonly SlaEvent[],
  policy: SlaPolicy,
  calendar: Calendar,
  now: Instant,
): Evaluation {
  const ordered = orderedFromCreation(history)
  const at = Math.max(now, ordered.at(-1)?.at ?? now)
  const targets = slaTargets
    .map((target) => evaluateTarget(target, phasesOf(target, ordered, policy), policy, calendar, at))
    .filter((evaluation) => evaluation !== null)
  return { at, targets, nextInstant: nextInstantOf(targets, at) }
}

function evaluateTarget(
  target: SlaTarget,
  phases: Phase[],
  policy: SlaPolicy,
  calendar: Calendar,
  at: Instant,
): TargetEvaluation | null {
  const reading = measure(phases, policy.warnAtPercent, calendar, at)
  const startedAt = phases[0]?.from
  if (!reading || startedAt === undefined || reading.targetMs === null) return null
  const { elapsedMs, targetMs, spans, warnedAt, breachedAt } = reading
  return {
    target,
    state: stateOf(reading),
    startedAt,
    dueAt: instantOf(reading, targetMs, calendar),
    warnAt: instantOf(reading, reading.warnMs, calendar),
    warnedAt,
    breachedAt,
    metAt: reading.mode === 'met' ? (phases.at(-1)?.from ?? null) : null,
    elapsedMs,
    remainingMs: targetMs - elapsedMs,
    targetMs,
    spans,
  }
}

function stateOf(reading: Measurement): ClockState {
  return reading.breachedAt === null ? reading.mode : 'breached'
}

function instantOf(reading: Measurement, ms: number | null, calendar: Calendar): Instant | null {
  if (ms === null || stateOf(reading) === 'cancelled') return null
  return instantAtElapsed(reading.spans, ms, calendar)
}

function nextInstantOf(targets: TargetEvaluation[], at: Instant): Instant | null {
  const ahead = targets
    .filter((target) => target.state === 'running')
    .flatMap((target) => [target.warnAt, target.dueAt])
    .filter((instant) => instant !== null)
    .filter((instant) => instant > at)
  return ahead.length === 0 ? null : Math.min(...ahead)
}
