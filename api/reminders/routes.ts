import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { v7 as uuid } from 'uuid'
import { z } from 'zod'
import { asTicket } from '#domain/access/ticket-subject.ts'
import { DomainError } from '#domain/errors.ts'
import { newReminderSchema, snoozeSchema } from '#domain/reminders/reminder.ts'
import type { CommandBody } from '#domain/tickets/commands.ts'
import { ticketSchema } from '#domain/tickets/ticket.ts'
import { allow } from '../access/allow.ts'
import type { Services } from '../services.ts'
import { findTicket, readTicket } from '../tickets/find.ts'
import { accepted, submit } from '../tickets/submit.ts'
import { waiting, writeHeaders } from '../tickets/writes.ts'

const tags = ['reminders']
const params = z.object({ number: z.string().max(40) })
const response = { 200: z.object({ ticket: ticketSchema }), 202: waiting }

/** Snoozing a ticket, and being reminded of it. */
export const reminderRoutes: FastifyPluginAsyncZod<{ services: Services }> = async (app, { services }) => {
  app.put(
    '/tickets/:number/snooze',
    {
      schema: {
        tags,
        summary: 'Snooze a ticket',
        description: 'It leaves the live views until then, or until the requester answers.',
        ...{ params, headers: writeHeaders, body: snoozeSchema, response },
      },
    },
    async (request, reply) => {
      const viewer = await request.viewer()
      const ticket = await findTicket(services, viewer, request.params.number)
      allow(viewer, 'update', asTicket(ticket))
      const body: CommandBody = { type: 'snooze', payload: { until: Date.parse(request.body.until) } }
      const command = await submit(services, request, viewer, async () => ({ ticket: ticket.number, body }))
      if (command.state === 'pending') return accepted(reply, command)
      return { ticket: await readTicket(services, viewer, ticket.number) }
    },
  )

  app.delete(
    '/tickets/:number/snooze',
    {
      schema: { tags, summary: 'End a snooze', params, headers: writeHeaders, response },
    },
    async (request, reply) => {
      const viewer = await request.viewer()
      const ticket = await findTicket(services, viewer, request.params.number)
      allow(viewer, 'update', asTicket(ticket))
      const body: CommandBody = { type: 'wake', payload: {} }
      const command = await submit(services, request, viewer, async () => ({ ticket: ticket.number, body }))
      if (command.state === 'pending') return accepted(reply, command)
      return { ticket: await readTicket(services, viewer, ticket.number) }
    },
  )

  app.post(
    '/tickets/:number/reminders',
    {
      schema: {
        tags,
        summary: 'Set a reminder',
        description: 'When it is due it shows on the ticket, and whom it is for gets a mail.',
        ...{ params, headers: writeHeaders, body: newReminderSchema },
        response: { 201: z.object({ ticket: ticketSchema }), 202: waiting },
      },
    },
    async (request, reply) => {
      const viewer = await request.viewer()
      const ticket = await findTicket(services, viewer, request.params.number)
      const { at, text, for: whom } = request.body
      allow(viewer, whom === 'me' ? 'note' : 'update', asTicket(ticket))
      const person = whom === 'me' ? viewer.id : null
      const command = await submit(services, request, viewer, async () => ({
        ticket: ticket.number,
        body: { type: 'remind', payload: { id: uuid(), at: Date.parse(at), person, text } },
      }))
      if (command.state === 'pending') return accepted(reply, command)
      return reply.code(201).send({ ticket: await readTicket(services, viewer, ticket.number) })
    },
  )

  app.delete(
    '/tickets/:number/reminders/:id',
    {
      schema: {
        tags,
        summary: 'Be done with a reminder, or take it back',
        params: params.extend({ id: z.uuid() }),
        ...{ headers: writeHeaders, response },
      },
    },
    async (request, reply) => {
      const viewer = await request.viewer()
      const ticket = await findTicket(services, viewer, request.params.number)
      allow(viewer, 'note', asTicket(ticket))
      const { id } = request.params
      const command = await submit(services, request, viewer, async () => {
        const shown = await readTicket(services, viewer, ticket.number)
        const reminder = shown.reminders.find((each) => each.id === id)
        if (!reminder) throw new DomainError('not_found', `There is no reminder ${id} on ${ticket.number}.`)
        if (reminder.for === 'assignee') allow(viewer, 'update', asTicket(ticket))
        return { ticket: ticket.number, body: { type: 'reminder_done', payload: { id } } }
      })
      if (command.state === 'pending') return accepted(reply, command)
      return { ticket: await readTicket(services, viewer, ticket.number) }
    },
  )
}
