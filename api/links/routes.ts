import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { asTicket } from '#domain/access/ticket-subject.ts'
import { linkSchema, newLinkSchema } from '#domain/links/schemas.ts'
import { allow } from '../access/allow.ts'
import type { Services } from '../services.ts'
import { findTicket } from '../tickets/find.ts'
import { accepted, submit } from '../tickets/submit.ts'
import { waiting, writeHeaders } from '../tickets/writes.ts'
import { findLink, linkable, listLinks } from './find.ts'
import { similarQuery, similarSchema, similarTickets } from './similar.ts'

const tags = ['links']
const params = z.object({ number: z.string().max(40) })
const shown = z.object({ links: z.array(linkSchema) })

/** How tickets stand to each other. */
export const linkRoutes: FastifyPluginAsyncZod<{ services: Services }> = async (app, { services }) => {
  app.get(
    '/tickets/:number/links',
    {
      schema: {
        tags,
        summary: 'Read the tickets it is linked with',
        description: 'Those that one may read; each relation is told from the side of the ticket asked for.',
        ...{ params, response: { 200: shown } },
      },
    },
    async (request) => {
      const viewer = await request.viewer()
      const ticket = await findTicket(services, viewer, request.params.number)
      allow(viewer, 'read_notes', asTicket(ticket))
      return { links: await listLinks(services, viewer, ticket) }
    },
  )

  app.post(
    '/tickets/:number/links',
    {
      schema: {
        tags,
        summary: 'Link it with another ticket',
        ...{ params, headers: writeHeaders, body: newLinkSchema },
        response: { 201: shown, 202: waiting },
      },
    },
    async (request, reply) => {
      const viewer = await request.viewer()
      const ticket = await findTicket(services, viewer, request.params.number)
      allow(viewer, 'update', asTicket(ticket))
      const { relation, ticket: other } = request.body
      const command = await submit(services, request, viewer, async () => {
        await linkable(services, viewer, other, 'ticket')
        return { ticket: ticket.number, body: { type: 'link', payload: { relation, ticket: other } } }
      })
      if (command.state === 'pending') return accepted(reply, command)
      return reply.code(201).send({ links: await listLinks(services, viewer, ticket) })
    },
  )

  app.delete(
    '/tickets/:number/links/:id',
    {
      schema: {
        tags,
        summary: 'End a link',
        params: params.extend({ id: z.uuid() }),
        ...{ headers: writeHeaders, response: { 200: shown, 202: waiting } },
      },
    },
    async (request, reply) => {
      const viewer = await request.viewer()
      const ticket = await findTicket(services, viewer, request.params.number)
      allow(viewer, 'update', asTicket(ticket))
      const command = await submit(services, request, viewer, async () => {
        const payload = await findLink(services, viewer, ticket, request.params.id)
        return { ticket: ticket.number, body: { type: 'unlink', payload } }
      })
      if (command.state === 'pending') return accepted(reply, command)
      return { links: await listLinks(services, viewer, ticket) }
    },
  )

  app.get(
    '/tickets/similar',
    {
      schema: {
        tags,
        summary: 'Find tickets that may be about the same',
        description: 'At most five that are open or were resolved in the last days, the most similar first.',
        querystring: similarQuery,
        response: { 200: z.object({ tickets: z.array(similarSchema) }) },
      },
    },
    async (request) => {
      const viewer = await request.viewer()
      allow(viewer, 'read', 'Ticket')
      return { tickets: await similarTickets(services, viewer, request.query) }
    },
  )
}
