import type { Audience } from '#domain/conversation/audience.ts'
import { withoutRepetition } from '#domain/conversation/recipients.ts'
import { DomainError } from '#domain/errors.ts'
import type { MessagePayload } from '#domain/tickets/commands.ts'
import type { NewMessage } from '#domain/tickets/ticket.ts'
import { familyFor, isSeenAmong, type Seen } from '../merging/family.ts'
import type { SignedIn } from '../plugins/viewer.ts'
import type { Services } from '../services.ts'
import type { TicketKey } from '../tickets/find.ts'

/**
 * The ticket that message is on: that one, or one merged into it, which keeps its own rights. Throws `not_found` unless
 * `viewer` sees it.
 */
export async function findMessage(
  services: Services,
  viewer: SignedIn,
  ticket: TicketKey,
  id: string,
): Promise<Seen> {
  const family = await familyFor(services, viewer, ticket)
  const row = await services.db
    .selectFrom('message')
    .select('message.ticket_id')
    .where('message.id', '=', id)
    .where(isSeenAmong(family))
    .executeTakeFirst()
  const own = row && family.find((one) => one.ticket.id === row.ticket_id)
  if (!own) throw new DomainError('not_found', `There is no message ${id} on ${ticket.number}.`)
  return own
}

/** Whom a new message is for, and what it forwards, as its command carries it. */
export async function addressed(
  services: Services,
  viewer: SignedIn,
  ticket: TicketKey,
  { audience, recipients, forwards }: NewMessage,
): Promise<Pick<MessagePayload, 'audience' | 'recipients' | 'forwards'>> {
  if (audience) await checkAudience(services, viewer, audience)
  if (forwards) await findMessage(services, viewer, ticket, forwards)
  const others = recipients && withoutRepetition(recipients)
  return {
    ...(audience && { audience }),
    ...(others && Object.values(others).some((list) => list.length) && { recipients: others }),
    ...(forwards && { forwards }),
  }
}

async function checkAudience({ db }: Services, viewer: SignedIn, audience: Audience): Promise<void> {
  if ('team' in audience) {
    const mine = await db
      .selectFrom('team_member')
      .select('team_id')
      .where('team_id', '=', audience.team)
      .where('person_id', '=', viewer.id)
      .executeTakeFirst()
    if (mine) return
    throw new DomainError('unknown_team', 'A note can be for a team of yours.', 'audience')
  }
  const rows = await db.selectFrom('person').select('id').where('id', 'in', audience.people).execute()
  const missing = audience.people.find((id) => !rows.some((row) => row.id === id))
  if (missing) throw new DomainError('unknown_person', `There is nobody with the id ${missing}.`, 'audience')
}
