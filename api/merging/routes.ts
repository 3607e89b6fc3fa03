import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { asTicket } from '#domain/access/ticket-subject.ts'
import { DomainError } from '#domain/errors.ts'
import {
  mergedTicketSchema,
  mergePreviewSchema,
  newMergeSchema,
  unmergeSchema,
} from '#domain/merging/merging.ts'
import { ticketSchema } from '#domain/tickets/ticket.ts'
import { allow } from '../access/allow.ts'
import type { Services } from '../services.ts'
import { findTicket, readTicket } from '../tickets/find.ts'
import { accepted, submit } from '../tickets/submit.ts'
import { waiting, writeHeaders } from '../tickets/writes.ts'
import { listMerged, previewMerge, requireMergeable } from './tickets.ts'

const tags = ['merging']
const params = z.object({ number: z.string().max(40) })

/** Merging tickets, and parting them again. */
export const mergingRoutes: FastifyPluginAsyncZod<{ services: Services }> = async (app, { services }) => {
  app.get(
    '/tickets/:number/merged',
    {
      schema: {
        tags,
        summary: 'Read which tickets were merged into it',
        description: 'Those that one may read, the last first.',
        ...{ params, response: { 200: z.object({ tickets: z.array(mergedTicketSchema) }) } },
      },
    },
    async (request) => {
      const viewer = await request.viewer()
      const ticket = await findTicket(services, viewer, request.params.number)
      allow(viewer, 'read_notes', asTicket(ticket))
      return { tickets: await listMerged(services, viewer, ticket) }
    },
  )

  app.post(
    '/tickets/:number/merge/preview',
    {
      schema: {
        tags,
        summary: 'Ask what merging tickets into it would do',
        params,
        body: newMergeSchema.pick({ tickets: true }),
        response: { 200: mergePreviewSchema },
      },
    },
    async (request) => {
      const viewer = await request.viewer()
      const ticket = await findTicket(services, viewer, request.params.number)
      allow(viewer, 'update', asTicket(ticket))
      return previewMerge(services, viewer, ticket, request.body.tickets)
    },
  )

  app.post(
    '/tickets/:number/merge',
    {
      schema: {
        tags,
        summary: 'Merge other tickets into it',
        description:
          'They end, and their conversations are read with its own. All are merged, or none: it can be undone for each.',
        ...{ params, headers: writeHeaders, body: newMergeSchema },
        response: { 200: z.object({ ticket: ticketSchema }), 202: waiting },
      },
    },
    async (request, reply) => {
      const viewer = await request.viewer()
      const ticket = await findTicket(services, viewer, request.params.number)
      allow(viewer, 'update', asTicket(ticket))
      const { tickets, reason } = request.body
      const command = await submit(services, request, viewer, async () => {
        await requireMergeable(services, viewer, tickets)
        const payload = { tickets, ...(reason ? { reason } : {}) }
        return { ticket: ticket.number, body: { type: 'merge', payload } }
      })
      if (command.state === 'pending') return accepted(reply, command)
      return { ticket: await readTicket(services, viewer, ticket.number) }
    },
  )

  app.post(
    '/tickets/:number/unmerge',
    {
      schema: {
        tags,
        summary: 'Make a merged ticket one of its own again',
        description:
          'It is as it was before: its status, its clocks, who follows it and where its mail goes.',
        ...{ params, headers: writeHeaders, body: unmergeSchema.nullish() },
        response: { 200: z.object({ ticket: ticketSchema }), 202: waiting },
      },
    },
    async (request, reply) => {
      const viewer = await request.viewer()
      const ticket = await findTicket(services, viewer, request.params.number)
      allow(viewer, 'update', asTicket(ticket))
      const reason = request.body?.reason
      const command = await submit(services, request, viewer, async () => {
        const into = ticket.mergedInto?.ticket
        if (!into) throw new DomainError('not_merged', `${ticket.number} is not merged into another ticket.`)
        // What it was merged into may be gone, or out of sight.
        if (await isThere(services, into)) await requireMergeable(services, viewer, [into])
        return {
          ticket: ticket.number,
          body: { type: 'unmerge', payload: { ticket: into, ...(reason ? { reason } : {}) } },
        }
      })
      if (command.state === 'pending') return accepted(reply, command)
      return { ticket: await readTicket(services, viewer, ticket.number) }
    },
  )
}

async function isThere({ db }: Services, number: string): Promise<boolean> {
  const row = await db
    .selectFrom('ticket')
    .select('id')
    .where('number', '=', number)
    .where('deleted_at', 'is', null)
    .executeTakeFirst()
  return row !== undefined
}
