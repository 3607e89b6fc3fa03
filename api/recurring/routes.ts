import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import {
  newRecurringSchema,
  nextOccurrenceSchema,
  recurringChangesSchema,
  recurringPreviewSchema,
  recurringSchema,
  shownOccurrenceSchema,
} from '#domain/recurring/recurring.ts'
import { allow } from '../access/allow.ts'
import type { Services } from '../services.ts'
import { idempotencyKeyOf } from '../tickets/submit.ts'
import { dismissOccurrence, retryOccurrence, runNow } from './occurrences.ts'
import { previewRecurring } from './preview.ts'
import {
  listOccurrences,
  listRecurring,
  occurrencesQuery,
  readRecurring,
  recurringQuery,
  requireRecurring,
} from './read.ts'
import { addRecurring, changeRecurring, deleteRecurring, pauseRecurring } from './save.ts'

const params = z.object({ id: z.uuid() })
const occurrence = params.extend({ at: z.iso.datetime() })
const next = z.string().nullable()
const one = z.object({ recurring: recurringSchema })
const tags = ['recurring']

/** Tickets that are made later, once or again and again. */
export const recurringRoutes: FastifyPluginAsyncZod<{ services: Services }> = async (app, { services }) => {
  const { db, now } = services

  app.get(
    '/recurring',
    {
      schema: {
        tags,
        summary: 'List recurring tickets, by name',
        querystring: recurringQuery,
        response: { 200: z.object({ recurring: z.array(recurringSchema), next }) },
      },
    },
    async (request) => {
      const viewer = await request.viewer()
      allow(viewer, 'use', 'Recurring')
      return listRecurring(services, viewer, request.query)
    },
  )

  app.post(
    '/recurring',
    {
      schema: {
        tags,
        summary: 'Plan a ticket, for once or recurring',
        body: newRecurringSchema,
        response: { 201: one },
      },
    },
    async (request, reply) => {
      const viewer = await request.viewer()
      allow(viewer, 'use', 'Recurring')
      const recurring = await addRecurring(services, request, viewer, request.body)
      return reply.code(201).header('location', `/api/v1/recurring/${recurring.id}`).send({ recurring })
    },
  )

  app.post(
    '/recurring/preview',
    {
      schema: {
        tags,
        summary: 'Ask when tickets would be made, and how the first would be called',
        body: recurringPreviewSchema,
        response: {
          200: z.object({
            next: z.array(nextOccurrenceSchema),
            ticket: z.object({ subject: z.string(), text: z.string() }).nullable(),
            /** What stands in the way of the first ticket. */
            problem: z
              .object({ code: z.string(), field: z.string().nullable(), detail: z.string() })
              .nullable(),
          }),
        },
      },
    },
    async (request) => {
      const viewer = await request.viewer()
      allow(viewer, 'use', 'Recurring')
      return previewRecurring(services, viewer, request.body)
    },
  )

  app.get(
    '/recurring/:id',
    { schema: { tags, summary: 'Read a recurring ticket', params, response: { 200: one } } },
    async (request) => {
      const viewer = await request.viewer()
      allow(viewer, 'use', 'Recurring')
      return { recurring: await readRecurring(db, viewer, request.params.id, now()) }
    },
  )

  app.patch(
    '/recurring/:id',
    {
      schema: {
        tags,
        summary: 'Change a recurring ticket; it goes on in the name of whoever changes it',
        params,
        body: recurringChangesSchema,
        response: { 200: one },
      },
    },
    async (request) => {
      const viewer = await request.viewer()
      allow(viewer, 'use', 'Recurring')
      const { id } = request.params
      return { recurring: await changeRecurring(services, request, viewer, id, request.body) }
    },
  )

  app.delete(
    '/recurring/:id',
    {
      schema: {
        tags,
        summary: 'Delete a recurring ticket; the tickets it made stay',
        params,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const viewer = await request.viewer()
      allow(viewer, 'use', 'Recurring')
      await deleteRecurring(services, request, viewer, request.params.id)
      return reply.code(204).send(null)
    },
  )

  for (const step of ['pause', 'resume'] as const)
    app.post(
      `/recurring/:id/${step}`,
      {
        schema: {
          tags,
          summary: step === 'pause' ? 'Make no tickets for a while' : 'Make tickets again, from now on',
          params,
          response: { 200: one },
        },
      },
      async (request) => {
        const viewer = await request.viewer()
        allow(viewer, 'use', 'Recurring')
        const { id } = request.params
        return { recurring: await pauseRecurring(services, request, viewer, id, step === 'pause') }
      },
    )

  app.post(
    '/recurring/:id/run',
    {
      schema: {
        tags,
        summary: 'Make a ticket now, beside the plan',
        params,
        headers: z.object({ 'idempotency-key': z.string().max(200).optional() }),
        response: { 202: one },
      },
    },
    async (request, reply) => {
      const viewer = await request.viewer()
      allow(viewer, 'use', 'Recurring')
      const { id } = request.params
      await requireRecurring(db, viewer, id)
      await runNow(services, viewer, id, idempotencyKeyOf(request))
      return reply.code(202).send({ recurring: await readRecurring(db, viewer, id, now()) })
    },
  )

  app.get(
    '/recurring/:id/occurrences',
    {
      schema: {
        tags,
        summary: 'Read what became of each time it was due, newest first',
        params,
        querystring: occurrencesQuery,
        response: { 200: z.object({ occurrences: z.array(shownOccurrenceSchema), next }) },
      },
    },
    async (request) => {
      const viewer = await request.viewer()
      allow(viewer, 'use', 'Recurring')
      const { id } = request.params
      await requireRecurring(db, viewer, id)
      return listOccurrences(services, viewer, id, request.query)
    },
  )

  const repairs = {
    retry: { summary: 'Try again to make a ticket that could not be made', does: retryOccurrence },
    dismiss: { summary: 'Leave a ticket aside that could not be made', does: dismissOccurrence },
  }
  for (const step of ['retry', 'dismiss'] as const)
    app.post(
      `/recurring/:id/occurrences/:at/${step}`,
      {
        schema: { tags, summary: repairs[step].summary, params: occurrence, response: { 202: one } },
      },
      async (request, reply) => {
        const viewer = await request.viewer()
        allow(viewer, 'use', 'Recurring')
        const { id, at } = request.params
        await requireRecurring(db, viewer, id)
        await repairs[step].does(services, id, at)
        return reply.code(202).send({ recurring: await readRecurring(db, viewer, id, now()) })
      },
    )
}
