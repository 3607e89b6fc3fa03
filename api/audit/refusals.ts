import type { FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import { LRUCache } from 'lru-cache'
import { audit } from '#db/audit.ts'
import { NotAllowed } from '../access/allow.ts'
import { auditor } from '../access/auditor.ts'
import type { Services } from '../services.ts'

// One record per person and permission in that time: a loop that is refused again and again must not fill the log.
const quietMs = 10 * 60_000

/** Records refused permissions, beside the answer: it neither waits for the record nor fails with it. */
export const refusals = fp<{ services: Services }>(async (app, { services }) => {
  const recorded = new LRUCache<string, true>({ max: 10_000, ttl: quietMs })
  const underWay = new Set<Promise<void>>()

  function record(request: FastifyRequest, { viewer, permission }: NotAllowed): Promise<void> {
    return audit(services.db, {
      ...auditor(request, viewer),
      action: 'permission.refused',
      subject: permission,
      after: { method: request.method, path: request.routeOptions.url ?? '', roles: viewer.roles },
    }).catch((error: unknown) => request.log.warn({ err: error }, 'A refusal could not be recorded.'))
  }

  app.addHook('onError', async (request, _, error) => {
    if (!(error instanceof NotAllowed)) return
    const key = `${error.viewer.id} ${error.permission}`
    if (recorded.has(key)) return
    recorded.set(key, true)
    const writing = record(request, error).finally(() => underWay.delete(writing))
    underWay.add(writing)
  })
  app.addHook('onClose', async () => void (await Promise.all(underWay)))
})
