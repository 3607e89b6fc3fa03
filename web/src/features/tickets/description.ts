import type { Ticket } from '#domain/tickets/ticket.ts'

/** What of a ticket describes it, as forms hold it: nothing that was said on it or became of it. */
export function descriptionOf(ticket: Ticket) {
  const { requester, subject, queue, kind, impact, urgency } = ticket
  // What impact and urgency gave, they give again.
  const isGiven = !ticket.priorityByHand && impact !== null && urgency !== null
  return {
    ...{ email: requester.email, name: requester.name, subject, queue: queue.key, kind },
    ...{ impact: impact ?? undefined, urgency: urgency ?? undefined },
    priority: isGiven ? 'normal' : ticket.priority,
    tags: [...ticket.tags],
    fields: { ...ticket.fields },
  }
}

/** The custom fields that were filled in. */
export const filled = (fields: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null))
