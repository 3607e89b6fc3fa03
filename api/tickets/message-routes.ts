import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { asTicket } from '#domain/access/ticket-subject.ts'
import { childOutcomeSchema } from '#domain/links/schemas.ts'
import {
  messageSchema,
  type NewMessage,
  newMessageSchema,
  pinnedSchema,
  ticketSchema,
} from '#domain/tickets/ticket.ts'
import { allow } from '../access/allow.ts'
import { endChildren } from '../links/children.ts'
import { pageQuery } from '../paging.ts'
import type { Services } from '../services.ts'
import { allowTime } from '../time/allowed.ts'
import { messageBody } from './commands.ts'
import { findTicket, readTicket } from './find.ts'
import { listMessages, readMessage } from './messages.ts'
import { accepted, submit } from './submit.ts'
import { waiting, writeHeaders } from './writes.ts'

const params = z.object({ number: z.string().max(40) })
const tags = ['tickets']

/** What is said on a ticket. */
export const messageRoutes: FastifyPluginAsyncZod<{ services: Services }> = async (app, { services }) => {
  app.get(
    '/tickets/:number/messages',
    {
      schema: {
        tags,
        summary: 'Read the conversation, newest first',
        params,
        querystring: z.object(pageQuery),
        response: {
          200: z.object({
            messages: z.array(messageSchema),
            pinned: z.array(pinnedSchema),
            next: z.string().nullable(),
          }),
        },
      },
    },
    async (request) => {
      const viewer = await request.viewer()
      const ticket = await findTicket(services, viewer, request.params.number)
      return listMessages(services, viewer, ticket, request.query)
    },
  )

  app.post(
    '/tickets/:number/messages',
    {
      schema: {
        tags,
        summary: 'Reply or write a note',
        params,
        headers: writeHeaders,
        body: newMessageSchema,
        response: {
          201: z.object({
            message: messageSchema,
            ticket: ticketSchema,
            children: z.array(childOutcomeSchema).optional(),
          }),
          202: waiting,
        },
      },
    },
    async (request, reply) => {
      const viewer = await request.viewer()
      const ticket = await findTicket(services, viewer, request.params.number)
      const { number } = ticket
      allow(viewer, request.body.kind, asTicket(ticket))
      for (const action of actionsWith(request.body)) allow(viewer, action, asTicket(ticket))
      allowTime(viewer, ticket, request.body.time)
      const command = await submit(services, request, viewer, async () => ({
        ticket: number,
        body: await messageBody(services, viewer, ticket, request.body),
      }))
      if (command.state === 'pending' || !command.messageId) return accepted(reply, command)
      const [message, after] = await Promise.all([
        readMessage(services, viewer, ticket, command.messageId),
        readTicket(services, viewer, number),
      ])
      const answer = { message, ticket: after }
      if (!request.body.children) return reply.code(201).send(answer)
      const children = await endChildren(services, viewer, after, command, request.body)
      return reply.code(201).send({ ...answer, children })
    },
  )
}

/** What somebody has to be allowed to give with a message. */
function actionsWith({ recipients, forwards, note, assignee, ...message }: NewMessage): string[] {
  const { status, resolution, fields, tags, impact, urgency } = message
  const changes = [status, resolution, fields, tags, impact, urgency]
  return [
    ...(recipients || forwards || note !== undefined ? ['note'] : []),
    ...(forwards ? ['reply'] : []),
    ...(assignee === undefined ? [] : ['assign']),
    ...(changes.some((value) => value !== undefined) ? ['update'] : []),
  ]
}
