import { DomainError } from '#domain/errors.ts'
import type { PastTicket } from '#domain/history/past.ts'
import type { TicketEvent } from '#domain/tickets/events.ts'
import { replay } from '#domain/tickets/evolve.ts'
import type { Services } from '../services.ts'
import type { TicketKey } from '../tickets/find.ts'

/** The ticket as its first `seq` events have it. Throws `not_found` where there were not that many yet. */
export async function readPast({ db }: Services, ticket: TicketKey, seq: number): Promise<PastTicket> {
  const rows = await db
    .selectFrom('ticket_event')
    .select(['seq', 'type', 'at', 'data'])
    .where('ticket_id', '=', ticket.id)
    .where('seq', '<=', seq)
    .orderBy('seq')
    .execute()
  const events = rows.map((row) => ({ ...row, at: row.at.getTime() }) as TicketEvent)
  const state = replay(events)
  if (!state || state.seq !== seq)
    throw new DomainError('not_found', `Ticket ${ticket.number} has no event ${seq} yet.`)
  const ids = [state.assigneeId, state.requesterId].filter((id) => id !== null)
  const [people, queue] = await Promise.all([
    db.selectFrom('person').select(['id', 'name', 'email']).where('id', 'in', ids).execute(),
    db.selectFrom('queue').select(['id', 'key', 'name']).where('id', '=', state.queueId).executeTakeFirst(),
  ])
  const person = (id: string | null) => people.find((each) => each.id === id) ?? null
  const { number, kind, subject, status, category, priority, tags, resolution = null } = state
  const { impact = null, urgency = null, snoozedUntil = null } = state
  return {
    ...{ number, seq, kind, subject, status, statusCategory: category, priority, impact, urgency },
    at: new Date(state.updatedAt).toISOString(),
    queue: queue ?? null,
    assignee: person(state.assigneeId),
    requester: person(state.requesterId),
    ...{ tags, resolution },
    snoozedUntil: snoozedUntil === null ? null : new Date(snoozedUntil).toISOString(),
    messages: events.filter(({ type, data }) => type === 'noted' || ('messageId' in data && data.messageId))
      .length,
  }
}
