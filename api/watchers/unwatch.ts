import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { DomainError } from '#domain/errors.ts'
import type { Services } from '../services.ts'
import { stopWatching } from './change.ts'

const link = {
  config: { rateLimit: { max: 120, timeWindow: '1 minute' } },
  querystring: z.object({ token: z.string().min(20).max(200) }),
}

/** The link in a copy by which its reader stops watching, without signing in (RFC 2369, RFC 8058). */
export const unwatchRoutes: FastifyPluginAsyncZod<{ services: Services }> = async (app, { services }) => {
  // What mail programs send along says nothing that the link does not.
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', { parseAs: 'string', bodyLimit: 4_096 }, (_, __, done) =>
    done(null, undefined),
  )

  app.get(
    '/unwatch',
    { config: link.config, schema: { hide: true, querystring: link.querystring } },
    (request, reply) => reply.redirect(`/unwatch?token=${encodeURIComponent(request.query.token)}`),
  )

  app.post(
    '/unwatch',
    {
      config: link.config,
      schema: {
        tags: ['tickets'],
        summary: 'Watch a ticket no more, with the link of a copy',
        security: [],
        querystring: link.querystring,
        response: { 200: z.object({ ticket: z.string() }) },
      },
    },
    async (request) => {
      const watching = services.unwatching.read(request.query.token)
      if (!watching) throw new DomainError('not_found', 'This link can’t be used.', 'token')
      await stopWatching(services, watching)
      return { ticket: watching.ticket }
    },
  )
}
