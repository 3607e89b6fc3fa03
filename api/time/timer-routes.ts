import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { asTicket } from '#domain/access/ticket-subject.ts'
import { timerSchema } from '#domain/time/sheet.ts'
import { allow } from '../access/allow.ts'
import type { Services } from '../services.ts'
import { findTicket } from '../tickets/find.ts'
import { endTimer, readTimer, runTimer, startTimer } from './timers.ts'

const tags = ['time']
const answer = z.object({ timer: timerSchema.nullable() })

/** The one timer that somebody has, wherever they are signed in. */
export const timerRoutes: FastifyPluginAsyncZod<{ services: Services }> = async (app, { services }) => {
  app.get(
    '/me/timer',
    { schema: { tags, summary: 'Read your timer', response: { 200: answer } } },
    async (request) => {
      const viewer = await request.viewer()
      allow(viewer, 'log_time', 'Ticket')
      return { timer: await readTimer(services, viewer) }
    },
  )

  app.put(
    '/me/timer',
    {
      schema: {
        tags,
        summary: 'Start your timer on a ticket',
        description:
          'A timer on another ticket is refused (`timer_runs`) until its time is logged or discarded.',
        body: z.strictObject({ ticket: z.string().max(40) }),
        response: { 200: answer },
      },
    },
    async (request) => {
      const viewer = await request.viewer()
      allow(viewer, 'log_time', 'Ticket')
      const ticket = await findTicket(services, viewer, request.body.ticket)
      allow(viewer, 'log_time', asTicket(ticket))
      await startTimer(services, viewer, ticket)
      return { timer: await readTimer(services, viewer) }
    },
  )

  app.patch(
    '/me/timer',
    {
      schema: {
        tags,
        summary: 'Pause your timer, or have it run again',
        body: z.strictObject({ running: z.boolean() }),
        response: { 200: answer },
      },
    },
    async (request) => {
      const viewer = await request.viewer()
      allow(viewer, 'log_time', 'Ticket')
      await runTimer(services, viewer, request.body.running)
      return { timer: await readTimer(services, viewer) }
    },
  )

  app.delete(
    '/me/timer',
    { schema: { tags, summary: 'Discard your timer and what it measured', response: { 204: z.null() } } },
    async (request, reply) => {
      const viewer = await request.viewer()
      allow(viewer, 'log_time', 'Ticket')
      await endTimer(services, viewer)
      return reply.code(204).send(null)
    },
  )
}
