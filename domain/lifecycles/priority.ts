import type { Changes } from '../tickets/commands.ts'
import type { Lifecycle } from '../tickets/lifecycle.ts'
import type { Step } from '../tickets/outcome.ts'
import type { TicketState } from '../tickets/state.ts'
import type { Priority } from '../tickets/types.ts'

/** How far something reaches, or how little it can wait; from least to most. */
export const levels = ['low', 'medium', 'high'] as const
export type Level = (typeof levels)[number]

/** The priority by impact (first) and urgency (second), as in ITIL 4's incident management. */
export type PriorityMatrix = Record<Level, Record<Level, Priority>>

export const defaultMatrix: PriorityMatrix = {
  low: { low: 'low', medium: 'low', high: 'normal' },
  medium: { low: 'low', medium: 'normal', high: 'high' },
  high: { low: 'normal', medium: 'high', high: 'urgent' },
}

/** What the matrix gives, or null while impact or urgency is not known. */
export function priorityBy(
  { priorityMatrix }: Pick<Lifecycle, 'priorityMatrix'>,
  impact: Level | null | undefined,
  urgency: Level | null | undefined,
): Priority | null {
  return impact && urgency ? (priorityMatrix ?? defaultMatrix)[impact][urgency] : null
}

/** The events of a changed impact, urgency or priority. A priority that somebody chose stays until they let go of it. */
export function prioritySteps(state: TicketState, changes: Changes, lifecycle: Lifecycle): Step[] {
  const impact = changes.impact === undefined ? (state.impact ?? null) : changes.impact
  const urgency = changes.urgency === undefined ? (state.urgency ?? null) : changes.urgency
  const chosen = state.priorityByHand ?? false
  const byHand = changes.priority !== undefined || (chosen && !changes.priorityByMatrix)
  const weighed = impact !== (state.impact ?? null) || urgency !== (state.urgency ?? null)
  const steps: Step[] = []
  if (weighed || (chosen && !byHand)) steps.push({ type: 'weighed', data: { impact, urgency, byHand } })
  const given = byHand ? null : priorityBy(lifecycle, impact, urgency)
  const to = changes.priority ?? (weighed || changes.priorityByMatrix ? given : null) ?? state.priority
  if (to === state.priority) return steps
  const by = byHand ? {} : ({ by: 'matrix', impact, urgency } as const)
  return [...steps, { type: 'priority_changed', data: { from: state.priority, to, ...by } }]
}
