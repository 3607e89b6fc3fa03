import type { ClockEventType } from '#domain/tickets/events.ts'
import { type ClockState, type SlaTarget, slaTargets } from './clock.ts'
import type { Evaluation, Span, TargetEvaluation } from './evaluate.ts'
import type { Instant } from './instant.ts'

/** A target's clock as it is stored with the ticket. The fields mean what they mean in `TargetEvaluation`. */
export interface Clock {
  target: SlaTarget
  state: ClockState
  startedAt: Instant
  dueAt: Instant | null
  warnAt: Instant | null
  warnedAt: Instant | null
  breachedAt: Instant | null
  metAt: Instant | null
  elapsedMs: number
  remainingMs: number
  targetMs: number
}

type ClockEventOf<Type extends ClockEventType, Data> = {
  type: Type
  /** When it happened, which may be before it was noticed. */
  at: Instant
  data: { target: SlaTarget } & Data
}

/** What happened to a clock, in the shape of a ticket event's body. */
export type ClockEvent =
  | ClockEventOf<'sla_started', { dueAt: Instant | null; targetMs: number }>
  | ClockEventOf<'sla_paused', { remainingMs: number }>
  | ClockEventOf<'sla_resumed', { dueAt: Instant | null }>
  | ClockEventOf<'sla_rescheduled', { from: Instant | null; to: Instant | null }>
  | ClockEventOf<'sla_warned', { dueAt: Instant | null }>
  | ClockEventOf<'sla_breached', { dueAt: Instant | null }>
  | ClockEventOf<'sla_met', { late: boolean; elapsedMs: number }>
  | ClockEventOf<'sla_cancelled', { elapsedMs: number }>

/** The clocks to store, and the events that belong on the ticket. */
export interface Advance {
  /** In the order of `slaTargets`. */
  clocks: Clock[]
  /** Per target, in the order in which they happened. */
  events: ClockEvent[]
}

/**
 * Compares the clocks as last stored with a new evaluation. Advancing again with the clocks it gave and the
 * same evaluation gives no event. What happened and was undone between two calls leaves none.
 *
 * What is settled stays settled, whatever policy or calendar the evaluation used: a breach is never taken
 * back, nor is a promise that was kept judged again. A target that is no longer promised is cancelled.
 * After a breach, pauses are no events any more.
 */
export function advance(
  stored: readonly Clock[],
  evaluation: Evaluation,
  now: Instant = evaluation.at,
): Advance {
  const steps = slaTargets.map((target) =>
    advanceTarget(
      stored.find((clock) => clock.target === target),
      evaluation.targets.find((evaluated) => evaluated.target === target),
      now,
    ),
  )
  return {
    clocks: steps.flatMap((step) => step.clocks),
    events: steps.flatMap((step) => step.events),
  }
}

function advanceTarget(
  before: Clock | undefined,
  evaluated: TargetEvaluation | undefined,
  now: Instant,
): Advance {
  if (evaluated) {
    const after = settle(before, evaluated)
    return { clocks: [after], events: eventsOf(before, after, evaluated.spans, now) }
  }
  if (!before) return { clocks: [], events: [] }
  if (before.state !== 'running' && before.state !== 'paused') return { clocks: [before], events: [] }
  const after: Clock = { ...before, state: 'cancelled', dueAt: null, warnAt: null }
  return { clocks: [after], events: [cancelled(after, now)] }
}

function settle(before: Clock | undefined, evaluated: TargetEvaluation): Clock {
  const { spans, ...fresh } = evaluated
  if (!before) return fresh
  if (before.breachedAt !== null) return keepBreach(before, fresh)
  const stillMet = before.state === 'met' && before.metAt === fresh.metAt
  const stillCancelled = before.state === 'cancelled' && fresh.metAt === null && !goesOn(spans)
  if (stillMet || stillCancelled) return before
  return { ...fresh, warnedAt: fresh.warnedAt === null ? null : (before.warnedAt ?? fresh.warnedAt) }
}

function keepBreach(before: Clock, fresh: Clock): Clock {
  const { elapsedMs, metAt } = fresh
  return { ...before, elapsedMs, metAt, remainingMs: before.targetMs - elapsedMs }
}

function eventsOf(before: Clock | undefined, after: Clock, spans: Span[], now: Instant): ClockEvent[] {
  const { target, dueAt, warnedAt, breachedAt, metAt, elapsedMs } = after
  const last = spans.at(-1)
  const events: ClockEvent[] = []
  if (!before)
    events.push({
      type: 'sla_started',
      at: after.startedAt,
      data: { target, dueAt, targetMs: after.targetMs },
    })
  if (before && last && hadStopped(before) && counts(spans))
    events.push({ type: 'sla_resumed', at: last.from, data: { target, dueAt } })
  if (before?.state === 'running' && isDue(after) && before.dueAt !== dueAt)
    events.push({ type: 'sla_rescheduled', at: now, data: { target, from: before.dueAt, to: dueAt } })
  if (warnedAt !== null && (before?.warnedAt ?? null) === null)
    events.push({ type: 'sla_warned', at: warnedAt, data: { target, dueAt } })
  if (breachedAt !== null && (before?.breachedAt ?? null) === null)
    events.push({ type: 'sla_breached', at: breachedAt, data: { target, dueAt } })
  if (last && after.state === 'paused' && before?.state !== 'paused')
    events.push({ type: 'sla_paused', at: last.from, data: { target, remainingMs: after.remainingMs } })
  if (metAt !== null && metAt !== before?.metAt)
    events.push({ type: 'sla_met', at: metAt, data: { target, late: breachedAt !== null, elapsedMs } })
  if (after.state === 'cancelled' && before?.state !== 'cancelled')
    events.push(cancelled(after, last?.to ?? after.startedAt))
  return events
}

function cancelled(clock: Clock, at: Instant): ClockEvent {
  return { type: 'sla_cancelled', at, data: { target: clock.target, elapsedMs: clock.elapsedMs } }
}

function hadStopped(clock: Clock): boolean {
  return clock.state === 'paused' || clock.state === 'cancelled' || clock.metAt !== null
}

function isDue(clock: Clock): boolean {
  return clock.state === 'running' || clock.state === 'breached'
}

function goesOn(spans: Span[]): boolean {
  return spans.at(-1)?.to === null
}

function counts(spans: Span[]): boolean {
  return goesOn(spans) && spans.at(-1)?.kind === 'running'
}
