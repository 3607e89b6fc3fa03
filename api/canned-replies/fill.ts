import { filledOnTicket } from '#db/filled.ts'
import type { SignedIn } from '../plugins/viewer.ts'
import type { Services } from '../services.ts'
import type { TicketKey } from '../tickets/find.ts'

/** A template's HTML filled in for a ticket that `viewer` may read. Throws what is wrong with it, at `field`. */
export async function fill(
  services: Services,
  viewer: SignedIn,
  ticket: TicketKey,
  template: string,
  field: string,
): Promise<{ html: string; text: string }> {
  const configuration = await services.configuration.current()
  const about = { ticketId: ticket.id, agentId: viewer.id, configuration, now: services.now() }
  return filledOnTicket(services.db, about, template, field)
}
