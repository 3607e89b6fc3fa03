import type { FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { asTicket } from '#domain/access/ticket-subject.ts'
import { ticketSchema } from '#domain/tickets/ticket.ts'
import { allow } from '../access/allow.ts'
import type { Services } from '../services.ts'
import { findTicket, readTicket } from '../tickets/find.ts'
import { accepted, submit } from '../tickets/submit.ts'
import { waiting, writeHeaders } from '../tickets/writes.ts'

const tags = ['tickets']
const params = z.object({ number: z.string().max(40) })
const querystring = z.object({ reason: z.string().trim().max(1000).optional() })
const response = { 200: z.object({ ticket: ticketSchema }), 202: waiting }

/** Tickets that nobody needs to see, and that may be needed after all. */
export const deletionRoutes: FastifyPluginAsyncZod<{ services: Services }> = async (app, { services }) => {
  async function carryOut(
    request: FastifyRequest<{ Params: { number: string }; Querystring: { reason?: string | undefined } }>,
    deleted: boolean,
  ) {
    const viewer = await request.viewer()
    const ticket = await findTicket(services, viewer, request.params.number)
    allow(viewer, 'delete', asTicket(ticket))
    const { reason } = request.query
    const { number } = ticket
    const command = await submit(services, request, viewer, async () => ({
      ticket: number,
      body: { type: 'change', payload: { changes: { deleted }, ...(reason ? { reason } : {}) } },
    }))
    return { command, answer: async () => ({ ticket: await readTicket(services, viewer, number) }) }
  }

  app.delete(
    '/tickets/:number',
    {
      schema: {
        tags,
        summary: 'Delete a ticket',
        description: 'It is kept, out of sight of all who may not restore it, and its clocks wait.',
        ...{ params, headers: writeHeaders, querystring, response },
      },
    },
    async (request, reply) => {
      const { command, answer } = await carryOut(request, true)
      return command.state === 'pending' ? accepted(reply, command) : answer()
    },
  )

  app.post(
    '/tickets/:number/restore',
    {
      schema: {
        tags,
        summary: 'Restore a deleted ticket',
        ...{ params, headers: writeHeaders, querystring, response },
      },
    },
    async (request, reply) => {
      const { command, answer } = await carryOut(request, false)
      return command.state === 'pending' ? accepted(reply, command) : answer()
    },
  )
}
