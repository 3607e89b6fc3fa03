import { fillPlaceholders } from '#domain/people/signature.ts'
import { firstName, type PlaceholderValues, unknownValues } from '#domain/placeholders/catalogue.ts'
import { findStatus, type Lifecycle } from '#domain/tickets/lifecycle.ts'
import type { TicketKind } from '#domain/tickets/types.ts'
import type { Database } from './database.ts'

type Configured = { lifecycleOf(kind: TicketKind, queueId: string): Lifecycle }
type Agent = {
  name: string
  email: string
  phone: string
  jobTitle: string
  location: string
  signature: string
}

/** What the placeholders stand for on a ticket, which `agentId` may read. `now` in epoch milliseconds. */
export async function valuesOnTicket(
  db: Database,
  {
    ticketId,
    agentId,
    configuration,
    now,
  }: { ticketId: string; agentId: string; configuration: Configured; now: number },
): Promise<PlaceholderValues> {
  const [ticket, agent] = await Promise.all([ticketRow(db, ticketId), agentRow(db, agentId)])
  const status =
    findStatus(configuration.lifecycleOf(ticket.kind, ticket.queue_id), ticket.status)?.name ?? ticket.status
  const known: Partial<PlaceholderValues> = {
    'ticket.number': ticket.number,
    'ticket.subject': ticket.subject,
    'ticket.kind': ticket.kind,
    'ticket.status': status,
    'ticket.priority': ticket.priority,
    'ticket.tags': ticket.tags,
    'ticket.created': day(ticket.created_at.getTime()),
    'requester.name': ticket.requester_name,
    'requester.first_name': firstName(ticket.requester_name),
    'requester.email': ticket.requester_email,
    'assignee.name': ticket.assignee_name ?? '',
    'queue.name': ticket.queue_name,
    'organization.name': ticket.organization_name ?? '',
  }
  return { ...unknownValues, ...known, ...ofAgent(agent, known), today: day(now) }
}

/** The same before there is a ticket: of what is about to be asked for, and for whom. */
export async function valuesBeforeTicket(
  db: Database,
  about: {
    agentId: string
    requester: { name: string; email: string; organization: string } | null
    queueName: string
    ticket: { kind: string; priority: string; tags: string[] }
    now: number
  },
): Promise<PlaceholderValues> {
  const { requester, queueName, ticket, now } = about
  const known: Partial<PlaceholderValues> = {
    'ticket.kind': ticket.kind,
    'ticket.priority': ticket.priority,
    'ticket.tags': ticket.tags,
    'ticket.created': day(now),
    'requester.name': requester?.name ?? '',
    'requester.first_name': firstName(requester?.name ?? ''),
    'requester.email': requester?.email ?? '',
    'queue.name': queueName,
    'organization.name': requester?.organization ?? '',
  }
  const agent = await agentRow(db, about.agentId)
  return { ...unknownValues, ...known, ...ofAgent(agent, known), today: day(now) }
}

function ticketRow(db: Database, id: string) {
  return db
    .selectFrom('ticket')
    .innerJoin('queue', 'queue.id', 'ticket.queue_id')
    .innerJoin('person as requester', 'requester.id', 'ticket.requester_id')
    .leftJoin('person as assignee', 'assignee.id', 'ticket.assignee_id')
    .leftJoin('organization', 'organization.id', 'ticket.organization_id')
    .select([
      'ticket.number',
      'subject',
      'kind',
      'status',
      'priority',
      'tags',
      'ticket.created_at',
      'queue_id',
    ])
    .select(['queue.name as queue_name', 'organization.name as organization_name'])
    .select(['requester.name as requester_name', 'requester.email as requester_email'])
    .select('assignee.name as assignee_name')
    .where('ticket.id', '=', id)
    .executeTakeFirstOrThrow()
}

function agentRow(db: Database, id: string): Promise<Agent> {
  return db
    .selectFrom('person')
    .select(['name', 'email', 'phone', 'job_title as jobTitle', 'location', 'signature'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
}

/** What is said about who writes; their signature with what it names itself. */
function ofAgent(agent: Agent, known: Partial<PlaceholderValues>) {
  const own = {
    'agent.name': agent.name,
    'agent.email': agent.email,
    'agent.phone': agent.phone,
    'agent.job_title': agent.jobTitle,
    'agent.location': agent.location,
  }
  const { 'ticket.tags': _, ...texts } = known
  return {
    ...own,
    'agent.first_name': firstName(agent.name),
    'agent.signature': fillPlaceholders(agent.signature, { ...texts, ...own }).trim(),
  }
}

const day = (instant: number) => new Date(instant).toISOString().slice(0, 10)
