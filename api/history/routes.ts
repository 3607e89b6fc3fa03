import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { asTicket } from '#domain/access/ticket-subject.ts'
import { pastTicketSchema } from '#domain/history/past.ts'
import { allow } from '../access/allow.ts'
import type { Services } from '../services.ts'
import { findTicket } from '../tickets/find.ts'
import { readPast } from './past.ts'

const tags = ['history']
const params = z.object({ number: z.string().max(40) })

/** A ticket as it was. */
export const historyRoutes: FastifyPluginAsyncZod<{ services: Services }> = async (app, { services }) => {
  app.get(
    '/tickets/:number/past',
    {
      schema: {
        tags,
        summary: 'Read a ticket as it was after one of its events',
        params,
        querystring: z.object({ seq: z.coerce.number().int().min(1).max(1_000_000_000) }),
        response: { 200: z.object({ past: pastTicketSchema }) },
      },
    },
    async (request) => {
      const viewer = await request.viewer()
      const ticket = await findTicket(services, viewer, request.params.number)
      allow(viewer, 'read_notes', asTicket(ticket))
      return { past: await readPast(services, ticket, request.query.seq) }
    },
  )
}
