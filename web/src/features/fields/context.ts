import type { FieldContext } from '#domain/fields/visible.ts'
import type { Ticket } from '#domain/tickets/ticket.ts'

type Queue = { key: string; name: string; team?: { id: string } | null }

/** What decides which fields a ticket on screen has. */
export function contextOf(ticket: Ticket, queues: readonly Queue[]): FieldContext {
  const { kind, priority, status, statusCategory: category, subject, tags, queue } = ticket
  return { kind, priority, status, category, subject, tags, queue: queueOf(queue, queues) }
}

/** A queue with the team whose it is. */
export function queueOf(
  queue: { key: string; name: string },
  queues: readonly Queue[],
): FieldContext['queue'] {
  const { key, name } = queue
  return { key, name, teamId: queues.find((each) => each.key === key)?.team?.id ?? null }
}
