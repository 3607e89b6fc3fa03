import fp from 'fastify-plugin'
import { sql } from 'kysely'
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client'
import type { Services } from '../services.ts'

/** `/healthz` (alive), `/readyz` (can serve) and `/metrics` (Prometheus). */
export const health = fp<{ services: Services }>(async (app, { services }) => {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const requests = new Histogram({
    name: 'perdure_http_request_seconds',
    help: 'How long requests took.',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
    registers: [registry],
  })
  app.addHook('onResponse', async ({ method, routeOptions }, { statusCode, elapsedTime }) => {
    requests.observe({ method, route: routeOptions.url ?? 'none', status: statusCode }, elapsedTime / 1000)
  })

  app.get('/healthz', { schema: { hide: true } }, async () => ({ alive: true }))

  app.get('/readyz', { schema: { hide: true } }, async (_, reply) => {
    const [database, temporal] = await Promise.all([
      sql`select 1`.execute(services.db).then(
        () => true,
        () => false,
      ),
      services.processes.isReachable(),
    ])
    const worker = temporal && (await services.processes.hasWorker())
    return reply.code(database && temporal && worker ? 200 : 503).send({ database, temporal, worker })
  })

  app.get('/metrics', { schema: { hide: true } }, async (_, reply) =>
    reply.type(registry.contentType).send(await registry.metrics()),
  )
})
