import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { nextTicketNumber } from '#db/commands.ts'
import { noteUse } from '#db/templates.ts'
import { asTicket } from '#domain/access/ticket-subject.ts'
import { childOutcomeSchema } from '#domain/links/schemas.ts'
import {
  newTicketSchema,
  processSchema,
  type TicketChanges,
  ticketChangesSchema,
  ticketEventSchema,
  ticketSchema,
} from '#domain/tickets/ticket.ts'
import { allow } from '../access/allow.ts'
import { sharer } from '../access/sharing.ts'
import { endChildren } from '../links/children.ts'
import type { Services } from '../services.ts'
import { allowTime } from '../time/allowed.ts'
import { explainClocks, explainedClockSchema } from './clocks.ts'
import { changeBody, createBody } from './commands.ts'
import { eventsQuery, listEvents } from './events.ts'
import { findTicket, readTicket } from './find.ts'
import { listQuery, listTickets } from './list.ts'
import { accepted, submit } from './submit.ts'
import { waiting, writeHeaders } from './writes.ts'

const params = z.object({ number: z.string().max(40) })
const next = z.string().nullable()
const tags = ['tickets']

/** Tickets and what is known about them. */
export const ticketRoutes: FastifyPluginAsyncZod<{ services: Services }> = async (app, { services }) => {
  app.get(
    '/tickets',
    {
      schema: {
        tags,
        summary: 'List tickets',
        querystring: listQuery,
        response: { 200: z.object({ tickets: z.array(ticketSchema), next }) },
      },
    },
    async (request) => {
      const viewer = await request.viewer()
      allow(viewer, 'read', 'Ticket')
      return listTickets(services, viewer, request.query)
    },
  )

  app.post(
    '/tickets',
    {
      schema: {
        tags,
        summary: 'Create a ticket',
        headers: writeHeaders,
        body: newTicketSchema,
        response: { 201: z.object({ ticket: ticketSchema }), 202: waiting },
      },
    },
    async (request, reply) => {
      const viewer = await request.viewer()
      allow(viewer, 'create', 'Ticket')
      const command = await submit(services, request, viewer, async () => ({
        body: await createBody(services, viewer, request.body),
        ticket: await nextTicketNumber(services.db, services.now()),
      }))
      const { template } = request.body
      if (template && viewer.ability.can('use', 'Template'))
        await noteUse(services.db, await sharer(services.db, viewer, 'Template'), command.ticket, template)
      if (command.state === 'pending') return accepted(reply, command)
      const ticket = await readTicket(services, viewer, command.ticket)
      return reply.code(201).header('location', `/api/v1/tickets/${ticket.number}`).send({ ticket })
    },
  )

  app.get(
    '/tickets/:number',
    {
      schema: {
        tags,
        summary: 'Read a ticket',
        params,
        response: { 200: z.object({ ticket: ticketSchema }) },
      },
    },
    async (request, reply) => {
      const ticket = await readTicket(services, await request.viewer(), request.params.number)
      reply.header('etag', `"${ticket.seq}"`)
      return { ticket }
    },
  )

  app.patch(
    '/tickets/:number',
    {
      schema: {
        tags,
        summary: 'Change fields of a ticket',
        params,
        headers: writeHeaders.extend({
          'if-match': z.string().max(40).optional().describe('The event number the change is based on.'),
        }),
        body: ticketChangesSchema,
        response: {
          200: z.object({ ticket: ticketSchema, children: z.array(childOutcomeSchema).optional() }),
          202: waiting,
        },
      },
    },
    async (request, reply) => {
      const viewer = await request.viewer()
      const ticket = await findTicket(services, viewer, request.params.number)
      const { number } = ticket
      for (const action of actionsOf(request.body)) allow(viewer, action, asTicket(ticket))
      allowTime(viewer, ticket, request.body.time)
      const command = await submit(services, request, viewer, async () => ({
        ticket: number,
        body: await changeBody(services, viewer, request, request.body),
      }))
      if (command.state === 'pending') return accepted(reply, command)
      const after = await readTicket(services, viewer, number)
      if (!request.body.children) return { ticket: after }
      return { ticket: after, children: await endChildren(services, viewer, after, command, request.body) }
    },
  )

  app.get(
    '/tickets/:number/events',
    {
      schema: {
        tags,
        summary: 'Read what happened, newest first',
        params,
        querystring: eventsQuery,
        response: { 200: z.object({ events: z.array(ticketEventSchema), next }) },
      },
    },
    async (request) => {
      const viewer = await request.viewer()
      const ticket = await findTicket(services, viewer, request.params.number)
      return listEvents(services, viewer, ticket, request.query)
    },
  )

  app.get(
    '/tickets/:number/clocks',
    {
      schema: {
        tags,
        summary: 'Read the SLA clocks and the arithmetic behind them',
        params,
        response: { 200: z.object({ clocks: z.array(explainedClockSchema) }) },
      },
    },
    async (request) => {
      const viewer = await request.viewer()
      return {
        clocks: await explainClocks(services, await findTicket(services, viewer, request.params.number)),
      }
    },
  )

  app.get(
    '/tickets/:number/processes',
    {
      schema: {
        tags,
        summary: 'Read the running processes of a ticket',
        params,
        response: { 200: z.object({ processes: z.array(processSchema) }) },
      },
    },
    async (request) => {
      const viewer = await request.viewer()
      allow(viewer, 'read', 'Process')
      const { number } = await findTicket(services, viewer, request.params.number)
      return { processes: await services.processes.processesOf(number) }
    },
  )
}

/** What somebody has to be allowed for those changes. */
function actionsOf({
  reason: _,
  confirm: __,
  children: ___,
  time: ____,
  note,
  assignee,
  queue,
  ...others
}: TicketChanges): string[] {
  const changed = (value: unknown) => value !== undefined
  return [
    ...(changed(assignee) ? ['assign'] : []),
    ...(changed(queue) ? ['move'] : []),
    ...(changed(note) ? ['note'] : []),
    ...(Object.values(others).some(changed) || !(changed(assignee) || changed(queue)) ? ['update'] : []),
  ]
}
