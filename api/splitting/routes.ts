import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { v7 as uuid } from 'uuid'
import { z } from 'zod'
import { nextTicketNumber } from '#db/commands.ts'
import { queueNamed } from '#db/queues.ts'
import { asTicket } from '#domain/access/ticket-subject.ts'
import { type NewSplit, newSplitSchema } from '#domain/splitting/split.ts'
import type { CommandBody } from '#domain/tickets/commands.ts'
import { ticketSchema } from '#domain/tickets/ticket.ts'
import { allow } from '../access/allow.ts'
import { findMessage } from '../conversation/find.ts'
import type { SignedIn } from '../plugins/viewer.ts'
import type { Services } from '../services.ts'
import { findTicket, readTicket, type TicketKey } from '../tickets/find.ts'
import { accepted, submit } from '../tickets/submit.ts'
import { waiting, writeHeaders } from '../tickets/writes.ts'

/** Splitting messages off into a new ticket. */
export const splittingRoutes: FastifyPluginAsyncZod<{ services: Services }> = async (app, { services }) => {
  app.post(
    '/tickets/:number/split',
    {
      schema: {
        tags: ['splitting'],
        summary: 'Make a new ticket of some of its messages',
        description:
          'The new ticket begins with copies of them and of their files, is linked with this one, and asks for whoever wrote the first of them as the requester.',
        params: z.object({ number: z.string().max(40) }),
        ...{ headers: writeHeaders, body: newSplitSchema },
        response: { 201: z.object({ ticket: ticketSchema }), 202: waiting },
      },
    },
    async (request, reply) => {
      const viewer = await request.viewer()
      const ticket = await findTicket(services, viewer, request.params.number)
      allow(viewer, 'open_for', 'Ticket')
      allow(viewer, 'update', asTicket(ticket))
      const command = await submit(services, request, viewer, async () => ({
        body: await splitBody(services, viewer, ticket, request.body),
        ticket: await nextTicketNumber(services.db, services.now()),
      }))
      if (command.state === 'pending') return accepted(reply, command)
      const made = await readTicket(services, viewer, command.ticket)
      return reply.code(201).header('location', `/api/v1/tickets/${made.number}`).send({ ticket: made })
    },
  )
}

async function splitBody(
  services: Services,
  viewer: SignedIn,
  ticket: TicketKey,
  { messages, subject, kind, queue }: NewSplit,
): Promise<CommandBody> {
  const chosen = [...new Set(messages)]
  for (const id of chosen) {
    const own = await findMessage(services, viewer, ticket, id)
    allow(viewer, 'update', asTicket(own.ticket))
  }
  const [first, before] = await Promise.all([firstOf(services, chosen), kindAndPriority(services, ticket)])
  return {
    type: 'create',
    payload: {
      ...{ subject, kind: kind ?? before.kind, priority: before.priority },
      queueId: queue === undefined ? ticket.queueId : (await queueNamed(services.db, queue)).id,
      ...{ requesterId: first.requesterId, organizationId: first.organizationId },
      ...{ tags: [], fields: {}, channel: viewer.signedInBy === 'token' ? 'api' : 'console' },
      ...{ message: null, continues: null, related: ticket.number },
      split: { ticket: ticket.number, messages: first.inOrder.map((of) => ({ of, id: uuid() })) },
    },
  }
}

async function kindAndPriority({ db }: Services, { id }: TicketKey) {
  return db.selectFrom('ticket').select(['kind', 'priority']).where('id', '=', id).executeTakeFirstOrThrow()
}

/**
 * The messages in the order in which they were said, and who asks: the first among the requesters who said one, or else the
 * requester of the ticket on which the first was said.
 */
async function firstOf({ db }: Services, ids: readonly string[]) {
  const rows = await db
    .selectFrom('message')
    .innerJoin('ticket', 'ticket.id', 'message.ticket_id')
    .leftJoin('person', 'person.id', 'message.author_id')
    .select(['message.id', 'message.from', 'person.organization_id', 'ticket.requester_id'])
    .select('ticket.organization_id as ticket_organization_id')
    .select((eb) => eb.fn.coalesce('person.merged_into_id', 'person.id').as('author'))
    .where('message.id', 'in', [...ids])
    .orderBy('message.created_at')
    .orderBy('message.id')
    .execute()
  const inOrder = rows.map(({ id }) => id)
  const asked = rows.find(({ from, author }) => from === 'requester' && author)
  if (asked?.author) return { inOrder, requesterId: asked.author, organizationId: asked.organization_id }
  const [first] = rows as [(typeof rows)[number], ...typeof rows]
  return { inOrder, requesterId: first.requester_id, organizationId: first.ticket_organization_id }
}
