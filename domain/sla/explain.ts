import type { Calendar } from './calendar.ts'
import type { ClockState, SlaTarget } from './clock.ts'
import type { Evaluation, Span, TargetEvaluation } from './evaluate.ts'
import type { Instant } from './instant.ts'
import { openMsBetween, openWindowsBetween } from './open-time.ts'

/** One line of the arithmetic behind a due time. */
export interface ExplanationLine {
  /**
   * `running` counts; `paused` waits; `stopped` is the time between an end and a reopening; `ahead` is
   * what is left until the target is due.
   */
  kind: Span['kind'] | 'stopped' | 'ahead'
  from: Instant
  to: Instant
  /** Business time in the line, in milliseconds. */
  businessMs: number
  /** What it adds to the sum: all of `businessMs`, or 0. */
  countedMs: number
  /** How many open windows of the calendar it touches. */
  windows: number
}

/** How a target came to its due time. For a running target the counted times add up to `targetMs`. */
export interface Explanation {
  target: SlaTarget
  state: ClockState
  lines: ExplanationLine[]
  /** What counted so far. */
  elapsedMs: number
  targetMs: number
  /** `targetMs - elapsedMs`. */
  remainingMs: number
  dueAt: Instant | null
}

/** The arithmetic behind each target of an evaluation. The calendar is the one it was evaluated with. */
export function explain(evaluation: Evaluation, calendar: Calendar): Explanation[] {
  return evaluation.targets.map((target) => explainTarget(target, calendar, evaluation.at))
}

function explainTarget(evaluated: TargetEvaluation, calendar: Calendar, at: Instant): Explanation {
  const { target, state, elapsedMs, targetMs, remainingMs, dueAt } = evaluated
  const lines = [...spanLines(evaluated.spans, calendar, at), ...aheadLines(evaluated, calendar, at)]
  return { target, state, lines, elapsedMs, targetMs, remainingMs, dueAt }
}

function spanLines(spans: Span[], calendar: Calendar, at: Instant): ExplanationLine[] {
  return spans.flatMap((span, index) => {
    const stoppedFrom = spans[index - 1]?.to ?? span.from
    const stopped = stoppedFrom < span.from ? [line('stopped', stoppedFrom, span.from, calendar)] : []
    return [...stopped, line(span.kind, span.from, span.to ?? at, calendar)]
  })
}

function aheadLines(evaluated: TargetEvaluation, calendar: Calendar, at: Instant): ExplanationLine[] {
  if (evaluated.state !== 'running' || evaluated.dueAt === null) return []
  return [line('ahead', at, evaluated.dueAt, calendar)]
}

function line(
  kind: ExplanationLine['kind'],
  from: Instant,
  to: Instant,
  calendar: Calendar,
): ExplanationLine {
  const businessMs = openMsBetween(calendar, from, to)
  return {
    kind,
    from,
    to,
    businessMs,
    countedMs: kind === 'running' || kind === 'ahead' ? businessMs : 0,
    windows: openWindowsBetween(calendar, from, to).length,
  }
}
