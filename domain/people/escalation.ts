import type { TicketEvent } from '../tickets/events.ts'
import type { TicketState } from '../tickets/state.ts'
import type { AssignmentRule } from './assignment.ts'

/** The types of the events since which a ticket may wait for somebody. */
export const waitingEventTypes = [
  'created',
  'priority_changed',
  'queue_changed',
  'assigned',
  'escalated',
] as const

/** Whether somebody should take the ticket soon, or it is escalated. */
export function awaitsSomebody(
  { category, priority, assigneeId, deletedAt }: TicketState,
  rule: AssignmentRule | null,
): rule is AssignmentRule & { escalateAfterMinutes: number } {
  const workable = category === 'new' || category === 'open'
  return (
    Boolean(rule?.escalateAfterMinutes) &&
    priority === 'urgent' &&
    assigneeId === null &&
    workable &&
    !deletedAt
  )
}

/**
 * When a ticket that nobody took is escalated, in epoch milliseconds: so many minutes after the latest of `events`
 * that had it wait. Null when it is taken, or has been escalated already. `events` are those of `waitingEventTypes`, in order.
 */
export function escalatesAt(
  state: TicketState,
  rule: AssignmentRule | null,
  events: readonly TicketEvent[],
): number | null {
  if (!awaitsSomebody(state, rule)) return null
  const since = events.findLast(({ type }) => (waitingEventTypes as readonly string[]).includes(type))
  if (!since || since.type === 'escalated') return null
  return since.at + rule.escalateAfterMinutes * 60_000
}
