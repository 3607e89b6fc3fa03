import type { Calendar } from './calendar.ts'
import type { Instant } from './instant.ts'
import { instantAfterOpenMs, openMsBetween } from './open-time.ts'
import type { Mode, Phase } from './phases.ts'

/** A stretch in which the clock counted, or waited. Business time passes in both; only `running` counts. */
export interface Span {
  from: Instant
  /** Null while it goes on. */
  to: Instant | null
  kind: 'running' | 'paused'
  /** Business time in it, up to the evaluation's instant while it goes on. */
  businessMs: number
}

/** A target's clock, read at one instant. */
export interface Measurement {
  mode: Mode
  elapsedMs: number
  /** The target in force: since a breach, the one that was broken. Null when nothing is promised. */
  targetMs: number | null
  warnMs: number | null
  warnedAt: Instant | null
  breachedAt: Instant | null
  spans: Span[]
}

/**
 * Reads a target's clock at `now` by going through its phases.
 *
 * The clock is late from the very instant at which the elapsed time reaches the target in force; what
 * happens at that instant (a reply, a pause) comes too late. When a shorter target comes into force, it is
 * late from then on, never earlier: what was in time when it happened stays in time. The same holds for
 * the warning, except that a longer target takes a warning back, so that it comes again in its time.
 */
export function measure(
  phases: readonly Phase[],
  warnAtPercent: number,
  calendar: Calendar,
  now: Instant,
): Measurement | null {
  let reading: Measurement | null = null
  phases.forEach((phase, index) => {
    const next = phases[index + 1]
    reading = judge(enter(reading, phase, warnAtPercent), phase.from)
    reading = count(reading, phase.from, next ? next.from : now, calendar)
    reading = next ? close(reading, next) : reading
  })
  return reading
}

/**
 * The instant at which the elapsed time reaches `ms`, as the spans stand. One that is running goes on
 * beyond its end, so that a kept promise shows when it would have been due. Null when the clock pauses
 * before, or the calendar is not open long enough.
 */
export function instantAtElapsed(spans: readonly Span[], ms: number, calendar: Calendar): Instant | null {
  let left = ms
  for (const [index, span] of spans.entries()) {
    if (span.kind === 'paused') continue
    const last = index === spans.length - 1
    if (last || span.businessMs >= left) return instantAfterOpenMs(calendar, span.from, left)
    left -= span.businessMs
  }
  return null
}

function enter(before: Measurement | null, phase: Phase, warnAtPercent: number): Measurement {
  const reading = before ?? {
    elapsedMs: 0,
    warnedAt: null,
    breachedAt: null,
    spans: [],
    targetMs: null,
    warnMs: null,
  }
  if (reading.breachedAt !== null) return { ...reading, mode: phase.mode }
  const { mode, targetMs } = phase
  const warnMs = targetMs === null ? null : Math.round((targetMs * warnAtPercent) / 100)
  return { ...reading, mode, targetMs, warnMs }
}

/** What holds as soon as a phase begins, before any time has passed in it. */
function judge(reading: Measurement, at: Instant): Measurement {
  const { mode, elapsedMs, targetMs, warnMs } = reading
  if (mode === 'met' || mode === 'cancelled' || reading.breachedAt !== null) return reading
  if (targetMs === null || warnMs === null) return reading
  if (elapsedMs < warnMs) return { ...reading, warnedAt: null }
  if (elapsedMs >= targetMs) return { ...reading, breachedAt: at }
  return { ...reading, warnedAt: reading.warnedAt ?? at }
}

/** Lets the time from `from` to `to` pass. */
function count(reading: Measurement, from: Instant, to: Instant, calendar: Calendar): Measurement {
  const kind = reading.mode
  if (kind !== 'running' && kind !== 'paused') return reading
  const businessMs = openMsBetween(calendar, from, to)
  const spans = appendSpan(reading.spans, { from, to: null, kind, businessMs })
  if (kind === 'paused') return { ...reading, spans }
  const elapsedMs = reading.elapsedMs + businessMs
  const reached = (ms: number | null, already: Instant | null): Instant | null => {
    if (already !== null || ms === null || elapsedMs < ms) return already
    return instantAfterOpenMs(calendar, from, ms - reading.elapsedMs)
  }
  if (reading.breachedAt !== null) return { ...reading, elapsedMs, spans }
  const warnedAt = reached(reading.warnMs, reading.warnedAt)
  const breachedAt = reached(reading.targetMs, null)
  return { ...reading, elapsedMs, spans, warnedAt, breachedAt }
}

/** Ends the span that goes on, unless the next phase continues it. */
function close(reading: Measurement, next: Phase): Measurement {
  const last = reading.spans.at(-1)
  if (!last || last.to !== null || last.kind === next.mode) return reading
  const before = reading.spans.slice(0, -1)
  const spans = last.from === next.from ? before : [...before, { ...last, to: next.from }]
  return { ...reading, spans }
}

function appendSpan(spans: Span[], span: Span): Span[] {
  const last = spans.at(-1)
  const continues = last?.kind === span.kind && (last.to ?? span.from) === span.from
  if (!last || !continues) return [...spans, span]
  return [...spans.slice(0, -1), { ...last, to: null, businessMs: last.businessMs + span.businessMs }]
}
