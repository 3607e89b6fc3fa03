import type { Kysely } from 'kysely'
import { fillPlaceholders } from '#domain/people/signature.ts'
import type { Tables } from './database.ts'

/** What stands below a reply: the signature of the agent who wrote it, filled in; empty when there is none. */
export async function signatureOf(db: Kysely<Tables>, messageId: string): Promise<string> {
  const row = await db
    .selectFrom('message')
    .innerJoin('person as agent', 'agent.id', 'message.author_id')
    .innerJoin('ticket', 'ticket.id', 'message.ticket_id')
    .innerJoin('person as requester', 'requester.id', 'ticket.requester_id')
    .leftJoin('organization', 'organization.id', 'ticket.organization_id')
    .select([
      'agent.signature',
      'agent.name as agent.name',
      'agent.email as agent.email',
      'agent.phone as agent.phone',
      'agent.job_title as agent.job_title',
      'agent.location as agent.location',
      'ticket.number as ticket.number',
      'requester.name as requester.name',
      'organization.name as organization.name',
    ])
    .where('message.id', '=', messageId)
    .where('message.from', '=', 'agent')
    .where('agent.signature', '<>', '')
    .executeTakeFirst()
  if (!row) return ''
  const { signature, 'organization.name': organization, ...values } = row
  return fillPlaceholders(signature, { ...values, 'organization.name': organization ?? '' }).trim()
}
