import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { mostWatchers, newWatcherSchema, watcherSchema } from '#domain/watchers/watcher.ts'
import type { SignedIn } from '../plugins/viewer.ts'
import type { Services } from '../services.ts'
import { findTicket, type TicketKey } from '../tickets/find.ts'
import { addWatcher, removeWatcher } from './change.ts'
import { listWatchers } from './read.ts'

const tags = ['tickets']
const params = z.object({ number: z.string().max(40) })
const shown = z.object({
  watchers: z.array(watcherSchema),
  /** Whether one watches oneself, not as a member of a team. */
  watching: z.boolean(),
  most: z.int(),
})

/** Who follows a ticket: they get a copy of what is said on it, but for notes. */
export const watcherRoutes: FastifyPluginAsyncZod<{ services: Services }> = async (app, { services }) => {
  async function show(viewer: SignedIn, ticket: TicketKey) {
    const watchers = await listWatchers(services, viewer, ticket)
    const watching = watchers.some(({ person }) => person?.id === viewer.id)
    return { watchers, watching, most: mostWatchers }
  }

  app.get(
    '/tickets/:number/watchers',
    { schema: { tags, summary: 'Read who watches a ticket', params, response: { 200: shown } } },
    async (request) => {
      const viewer = await request.viewer()
      return show(viewer, await findTicket(services, viewer, request.params.number))
    },
  )

  app.post(
    '/tickets/:number/watchers',
    {
      schema: {
        tags,
        summary: 'Watch a ticket ("me"), or have a person or team watch it',
        params,
        body: newWatcherSchema,
        response: { 201: shown },
      },
    },
    async (request, reply) => {
      const viewer = await request.viewer()
      const ticket = await findTicket(services, viewer, request.params.number)
      await addWatcher(services, viewer, ticket, request.body)
      return reply.code(201).send(await show(viewer, ticket))
    },
  )

  app.delete(
    '/tickets/:number/watchers/:watcher',
    {
      schema: {
        tags,
        summary: 'Watch a ticket no more ("me"), or have somebody watch it no more',
        params: params.extend({ watcher: z.string().max(40) }),
        response: { 200: shown },
      },
    },
    async (request) => {
      const viewer = await request.viewer()
      const { number, watcher } = request.params
      const ticket = await findTicket(services, viewer, number)
      await removeWatcher(services, viewer, ticket, watcher)
      return show(viewer, ticket)
    },
  )
}
