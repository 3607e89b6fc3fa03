import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { discardDelivery, retryDelivery } from '#db/deliveries.ts'
import { discardIntake, releaseIntake, retryIntake } from '#db/intakes.ts'
import { deliveryDetailSchema, deliverySchema, deliveryStates } from '#domain/mail/delivery.ts'
import { intakeSchema, intakeStates } from '#domain/mail/intake.ts'
import { allow } from '../access/allow.ts'
import { checkMailFiles } from '../files/find.ts'
import { pageQuery } from '../paging.ts'
import type { Services } from '../services.ts'
import { listDeliveries, readDelivery } from './deliveries.ts'
import { findIntake, listIntakes, readIntake } from './intakes.ts'

const tags = ['mail']
const params = z.object({ id: z.uuid() })
const next = z.string().nullable()
const oneIntake = { 200: z.object({ intake: intakeSchema }) }
const oneDelivery = { 200: z.object({ delivery: deliveryDetailSchema }) }

/** Received mails and mails to send, with their fates. */
export const mailRoutes: FastifyPluginAsyncZod<{ services: Services }> = async (app, { services }) => {
  app.get(
    '/intakes',
    {
      schema: {
        tags,
        summary: 'List received mails, newest first',
        querystring: z.object({
          state: z.enum(intakeStates).optional(),
          ticket: z.string().max(40).optional(),
          ...pageQuery,
        }),
        response: { 200: z.object({ intakes: z.array(intakeSchema), next }) },
      },
    },
    async (request) => {
      const viewer = await request.viewer()
      allow(viewer, 'read', 'Intake')
      return listIntakes(services, viewer.ability, request.query)
    },
  )

  app.get(
    '/intakes/:id',
    { schema: { tags, summary: 'Read a received mail', params, response: oneIntake } },
    async (request) => {
      const viewer = await request.viewer()
      allow(viewer, 'read', 'Intake')
      return { intake: await readIntake(services, viewer.ability, request.params.id) }
    },
  )

  app.get(
    '/intakes/:id/raw',
    { schema: { tags, summary: 'Download a mail as it was received', params } },
    async (request, reply) => {
      const viewer = await request.viewer()
      allow(viewer, 'read', 'Intake')
      const intake = await findIntake(services, viewer.ability, request.params.id)
      await checkMailFiles(services, intake)
      const { sha256, size, id } = intake
      return reply
        .type('application/octet-stream')
        .header('content-length', size)
        .header('content-disposition', `attachment; filename="${id}.eml"`)
        .send(services.blobs.open(sha256))
    },
  )

  for (const [verb, summary, act] of [
    ['retry', 'Process a parked or refused mail once more', retryIntake],
    ['release', 'Make a ticket or message of a refused mail', releaseIntake],
    ['discard', 'Put a mail aside for good', discardIntake],
  ] as const)
    app.post(
      `/intakes/:id/${verb}`,
      { schema: { tags, summary, params, response: oneIntake } },
      async (request) => {
        const viewer = await request.viewer()
        allow(viewer, 'update', 'Intake')
        await findIntake(services, viewer.ability, request.params.id)
        await act(services.db, request.params.id)
        services.announcer.announce({ type: 'intake', id: request.params.id })
        return { intake: await readIntake(services, viewer.ability, request.params.id) }
      },
    )

  app.get(
    '/deliveries',
    {
      schema: {
        tags,
        summary: 'List mails to send, newest first',
        querystring: z.object({
          state: z.enum(deliveryStates).optional(),
          ticket: z.string().max(40).optional(),
          ...pageQuery,
        }),
        response: { 200: z.object({ deliveries: z.array(deliverySchema), next }) },
      },
    },
    async (request) => {
      const viewer = await request.viewer()
      allow(viewer, 'read', 'Delivery')
      return listDeliveries(services, viewer.ability, request.query)
    },
  )

  app.get(
    '/deliveries/:id',
    { schema: { tags, summary: 'Read a mail to send', params, response: oneDelivery } },
    async (request) => {
      const viewer = await request.viewer()
      allow(viewer, 'read', 'Delivery')
      return { delivery: await readDelivery(services, viewer.ability, request.params.id) }
    },
  )

  for (const [verb, summary, act] of [
    ['retry', 'Send a held or parked mail', retryDelivery],
    ['discard', 'Decide that a mail is not sent', discardDelivery],
  ] as const)
    app.post(
      `/deliveries/:id/${verb}`,
      { schema: { tags, summary, params, response: oneDelivery } },
      async (request) => {
        const viewer = await request.viewer()
        allow(viewer, 'update', 'Delivery')
        const { ticket } = await readDelivery(services, viewer.ability, request.params.id)
        await act(services.db, request.params.id)
        services.announcer.announce({ type: 'delivery', id: request.params.id, ticket })
        return { delivery: await readDelivery(services, viewer.ability, request.params.id) }
      },
    )
}
