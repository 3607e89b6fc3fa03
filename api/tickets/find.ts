import { subjectColumns } from '#db/query/readable.ts'
import { asTicket, type TicketSubject } from '#domain/access/ticket-subject.ts'
import { seesTicket } from '#domain/deletion/seen.ts'
import { DomainError } from '#domain/errors.ts'
import type { MergedInto } from '#domain/merging/merging.ts'
import type { Ticket } from '#domain/tickets/ticket.ts'
import type { StatusCategory } from '#domain/tickets/types.ts'
import type { SignedIn } from '../plugins/viewer.ts'
import type { Services } from '../services.ts'
import { showTicket, subjectOf, ticketColumns } from './read.ts'

/** Which ticket, for handlers that need no more than its permission. */
export type TicketKey = TicketSubject & {
  id: string
  number: string
  seq: number
  category: StatusCategory
  deletedAt: Date | null
  mergedInto: MergedInto | null
  /** The numbers of those that were merged into it. */
  merged: string[]
}

/** The ticket of that number if `viewer` may read it; what a person may not see does not exist for them. */
export async function findTicket({ db }: Services, viewer: SignedIn, number: string): Promise<TicketKey> {
  const row = await db
    .selectFrom('ticket')
    .select([...subjectColumns, 'id', 'number', 'seq', 'category', 'merged'])
    .select(['deleted_at as deletedAt', 'merged_into as mergedInto'])
    .where('number', '=', number)
    .executeTakeFirst()
  if (!row || !seesTicket(viewer.ability, row, row.deletedAt !== null)) throw notFound(number)
  return row
}

/** The same, whole. */
export async function readTicket(services: Services, viewer: SignedIn, number: string): Promise<Ticket> {
  const row = await ticketColumns(services.db.selectFrom('ticket'))
    .where('ticket.number', '=', number)
    .executeTakeFirst()
  if (!row || !seesTicket(viewer.ability, subjectOf(row), row.deleted_at !== null)) throw notFound(number)
  return showTicket(services, viewer, row)
}

/** The subject of a ticket that a row names, or null where there is none that `viewer` may read. */
export function subjectFor(
  { ability }: SignedIn,
  row: { [Name in keyof TicketSubject]: string | null } & { subject: string | null; deletedAt: Date | null },
): string | null {
  const { requesterId, assigneeId, queueId, organizationId, subject, deletedAt } = row
  if (!requesterId || !queueId) return null
  const ticket = { requesterId, assigneeId, queueId, organizationId }
  return seesTicket(ability, ticket, deletedAt !== null) ? subject : null
}

/** Whether `viewer` may read what agents say among themselves on that ticket. */
export function readsNotes({ ability }: SignedIn, ticket: TicketSubject): boolean {
  return ability.can('read_notes', asTicket(ticket))
}

function notFound(number: string): DomainError {
  return new DomainError('not_found', `There is no ticket ${number}.`)
}
