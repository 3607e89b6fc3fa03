import { refusedSinceDeleted } from '#domain/deletion/decide.ts'
import { DomainError, TakenElsewhere } from '#domain/errors.ts'
import { mergedElsewhere } from '#domain/merging/decide.ts'
import type { Rejection } from '#domain/tickets/outcome.ts'
import type { SignedIn } from '../plugins/viewer.ts'
import type { Services } from '../services.ts'
import { findTicket, type TicketKey } from '../tickets/find.ts'

/** A refusal since a ticket goes on in another one, whose number is told to those only who may read that. */
export async function refusedElsewhere(
  services: Services,
  viewer: SignedIn,
  { code, detail, ticket }: Rejection & { ticket: string },
): Promise<DomainError> {
  try {
    await findTicket(services, viewer, ticket)
    return new TakenElsewhere(code, detail, ticket)
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    return new DomainError(code, 'It was merged into another ticket. It goes on there.')
  }
}

/** Throws `ticket_deleted` or `ticket_merged` for a ticket that takes nothing any more. */
export async function requireTaking(
  services: Services,
  viewer: SignedIn,
  { number, deletedAt, mergedInto }: TicketKey,
): Promise<void> {
  if (deletedAt) {
    const { code, detail } = refusedSinceDeleted({ number })
    throw new DomainError(code, detail)
  }
  if (!mergedInto) return
  const { ticket } = mergedInto
  throw await refusedElsewhere(services, viewer, { ...mergedElsewhere(number, ticket), ticket })
}
