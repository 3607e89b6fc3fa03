import { asTicket } from '#domain/access/abilities.ts'
import { DomainError } from '#domain/errors.ts'
import type { Ticket } from '#domain/tickets/ticket.ts'
import type { SignedIn } from '../plugins/viewer.ts'
import type { Services } from '../services.ts'
import { showTicket, ticketColumns } from './read.ts'

/** Which ticket, for handlers that need no more than its permission. */
export type TicketKey = { id: string; number: string; requesterId: string; seq: number }

/** The ticket of that number if `viewer` may read it; what a person may not see does not exist for them. */
export async function findTicket({ db }: Services, viewer: SignedIn, number: string): Promise<TicketKey> {
  const row = await db
    .selectFrom('ticket')
    .select(['id', 'number', 'requester_id as requesterId', 'seq'])
    .where('number', '=', number)
    .executeTakeFirst()
  if (!row || !viewer.ability.can('read', asTicket(row))) throw notFound(number)
  return row
}

/** The same, whole. */
export async function readTicket(services: Services, viewer: SignedIn, number: string): Promise<Ticket> {
  const row = await ticketColumns(services.db.selectFrom('ticket'))
    .where('ticket.number', '=', number)
    .executeTakeFirst()
  if (!row || !viewer.ability.can('read', asTicket({ requesterId: row.requester_id }))) throw notFound(number)
  return showTicket(services, row)
}

function notFound(number: string): DomainError {
  return new DomainError('not_found', `There is no ticket ${number}.`)
}
