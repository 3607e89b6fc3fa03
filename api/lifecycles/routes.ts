import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { latestLifecycles } from '#db/lifecycles.ts'
import { ticketKinds } from '#domain/tickets/types.ts'
import { allow } from '../access/allow.ts'
import { auditor } from '../access/auditor.ts'
import type { Services } from '../services.ts'
import { publish, publishSchema, withdraw } from './publish.ts'
import { readLifecycle, show, shown } from './read.ts'
import { countByStatus } from './usage.ts'

const tags = ['lifecycles']
const params = z.object({ kind: z.enum(ticketKinds) })
const ofTeam = z.object({ team: z.uuid().optional().describe("A team's own one; the kind's when left out.") })

/** The lifecycles of the ticket kinds, and of teams that have their own. Saving publishes a new version. */
export const lifecycleRoutes: FastifyPluginAsyncZod<{ services: Services }> = async (app, { services }) => {
  const { db } = services

  app.get(
    '/lifecycles',
    {
      schema: {
        tags,
        summary: 'List the lifecycles',
        response: { 200: z.object({ lifecycles: z.array(shown) }) },
      },
    },
    async (request) => {
      // Requesters too: the console needs the names of the statuses.
      allow(await request.viewer(), 'read', 'Ticket')
      return { lifecycles: (await latestLifecycles(db)).map(show) }
    },
  )

  app.put(
    '/lifecycles/:kind',
    {
      schema: {
        tags,
        summary: 'Publish a lifecycle',
        description:
          'Tickets move to the new version at their next transition. A status that it lacks needs an entry in `mapping`.',
        params,
        body: publishSchema,
        response: { 200: z.object({ lifecycle: shown }) },
      },
    },
    async (request) => {
      const viewer = await request.viewer()
      allow(viewer, 'update', 'Lifecycle')
      const { kind } = request.params
      await publish(db, auditor(request, viewer), kind, request.body)
      return { lifecycle: await readLifecycle(db, kind, request.body.team ?? null) }
    },
  )

  app.delete(
    '/lifecycles/:kind',
    {
      schema: {
        tags,
        summary: "Let a team go back to its kind's lifecycle",
        params,
        querystring: z.object({ team: z.uuid() }),
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const viewer = await request.viewer()
      allow(viewer, 'update', 'Lifecycle')
      await withdraw(db, auditor(request, viewer), request.params.kind, request.query.team)
      return reply.code(204).send(null)
    },
  )

  app.get(
    '/lifecycles/:kind/usage',
    {
      schema: {
        tags,
        summary: 'Count the tickets in each status',
        params,
        querystring: ofTeam,
        response: {
          200: z.object({ statuses: z.array(z.object({ status: z.string(), tickets: z.int() })) }),
        },
      },
    },
    async (request) => {
      const viewer = await request.viewer()
      allow(viewer, 'update', 'Lifecycle')
      return { statuses: await countByStatus(db, request.params.kind, request.query.team ?? null) }
    },
  )
}
