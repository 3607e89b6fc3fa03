import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { asTicket } from '#domain/access/ticket-subject.ts'
import { DomainError } from '#domain/errors.ts'
import { ticketSchema } from '#domain/tickets/ticket.ts'
import { newTimeSchema, type TimeOperation, timeChangesSchema, timeEntrySchema } from '#domain/time/entry.ts'
import { allow } from '../access/allow.ts'
import { pageQuery } from '../paging.ts'
import type { SignedIn } from '../plugins/viewer.ts'
import type { Services } from '../services.ts'
import { findTicket, readTicket, type TicketKey } from '../tickets/find.ts'
import { accepted, submit } from '../tickets/submit.ts'
import { waiting, writeHeaders } from '../tickets/writes.ts'
import { allowTime } from './allowed.ts'
import { changesOfEntry, entryOf } from './asked.ts'
import { findEntry, readTicketTime, ticketTimeSchema } from './ticket-time.ts'
import { announceTimer } from './timers.ts'

const tags = ['time']
const params = z.object({ number: z.string().max(40) })
const ofEntry = params.extend({ id: z.uuid() })
const afterwards = z.object({ ticket: ticketSchema })

/** The time that was spent on a ticket. */
export const timeRoutes: FastifyPluginAsyncZod<{ services: Services }> = async (app, { services }) => {
  app.get(
    '/tickets/:number/time',
    {
      schema: {
        tags,
        summary: 'Read the time logged on a ticket, the latest day first, and its totals',
        description:
          'With what was logged on tickets that were merged into it, for those who read notes there.',
        params,
        querystring: z.object(pageQuery),
        response: { 200: ticketTimeSchema },
      },
    },
    async (request) => {
      const viewer = await request.viewer()
      const ticket = await findTicket(services, viewer, request.params.number)
      allow(viewer, 'read_notes', asTicket(ticket))
      return readTicketTime(services, viewer, ticket, request.query)
    },
  )

  app.post(
    '/tickets/:number/time',
    {
      schema: {
        tags,
        summary: 'Log time on a ticket',
        description:
          'With `timer`, the id of one’s timer on this ticket, that timer ends once the time is logged.',
        ...{ params, headers: writeHeaders },
        body: newTimeSchema.extend({ timer: z.uuid().optional() }),
        response: { 201: afterwards, 202: waiting },
      },
    },
    async (request, reply) => {
      const viewer = await request.viewer()
      const ticket = await findTicket(services, viewer, request.params.number)
      const { timer, ...time } = request.body
      allowTime(viewer, ticket, time)
      const command = await submit(services, request, viewer, async () => ({
        ticket: ticket.number,
        body: {
          type: 'time',
          payload: { do: 'log', entry: await entryOf(services, viewer, time), timer },
        },
      }))
      if (command.state === 'pending') return accepted(reply, command)
      if (timer) announceTimer(services, viewer)
      return reply.code(201).send({ ticket: await readTicket(services, viewer, ticket.number) })
    },
  )

  app.patch(
    '/tickets/:number/time/:id',
    {
      schema: {
        tags,
        summary: 'Change logged time',
        ...{ params: ofEntry, headers: writeHeaders, body: timeChangesSchema },
        response: { 200: z.object({ entry: timeEntrySchema, ticket: ticketSchema }), 202: waiting },
      },
    },
    async (request, reply) => {
      const viewer = await request.viewer()
      const ticket = await findTicket(services, viewer, request.params.number)
      const { id } = request.params
      const before = await changeable(services, viewer, ticket, id)
      const command = await submit(services, request, viewer, async () => {
        const changes = await changesOfEntry(services, request.body, { typeId: before.type?.id ?? null })
        return about(ticket, { do: 'change', entry: id, changes })
      })
      if (command.state === 'pending') return accepted(reply, command)
      const entry = await findEntry(services, viewer, ticket, id)
      if (!entry) throw notThere()
      return { entry, ticket: await readTicket(services, viewer, ticket.number) }
    },
  )

  app.delete(
    '/tickets/:number/time/:id',
    {
      schema: {
        tags,
        summary: 'Delete logged time',
        ...{ params: ofEntry, headers: writeHeaders },
        response: { 200: afterwards, 202: waiting },
      },
    },
    async (request, reply) => {
      const viewer = await request.viewer()
      const ticket = await findTicket(services, viewer, request.params.number)
      const { id } = request.params
      await changeable(services, viewer, ticket, id)
      const command = await submit(services, request, viewer, async () =>
        about(ticket, { do: 'delete', entry: id }),
      )
      if (command.state === 'pending') return accepted(reply, command)
      return { ticket: await readTicket(services, viewer, ticket.number) }
    },
  )
}

const about = ({ number }: TicketKey, payload: TimeOperation) => ({
  ticket: number,
  body: { type: 'time' as const, payload },
})

const notThere = () => new DomainError('not_found', 'This time is not there any more.')

/** The entry, if `viewer` may change it: their own, or anybody's with the right to. */
async function changeable(services: Services, viewer: SignedIn, ticket: TicketKey, id: string) {
  allow(viewer, 'log_time', asTicket(ticket))
  const entry = await findEntry(services, viewer, ticket, id)
  if (!entry) throw notThere()
  if (entry.person.id !== viewer.id) allow(viewer, 'manage_time', asTicket(ticket))
  return entry
}
