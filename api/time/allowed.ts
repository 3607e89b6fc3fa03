import { asTicket } from '#domain/access/ticket-subject.ts'
import type { NewTime } from '#domain/time/entry.ts'
import { allow } from '../access/allow.ts'
import type { SignedIn } from '../plugins/viewer.ts'
import type { TicketKey } from '../tickets/find.ts'

/** Throws `not_allowed` unless `viewer` may log that on the ticket: for others, too, if it is theirs. */
export function allowTime(viewer: SignedIn, ticket: TicketKey, time: NewTime | undefined): void {
  if (!time) return
  allow(viewer, 'log_time', asTicket(ticket))
  if (time.person && time.person !== viewer.id) allow(viewer, 'manage_time', asTicket(ticket))
}
