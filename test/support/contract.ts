import diagnostics from 'node:diagnostics_channel'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { problemSchema } from '#api/plugins/errors.ts'

/**
 * Watches every JSON answer of the app that `build` makes: it must be exactly what the route's schema says, and every
 * refusal a problem (RFC 9457). Breaches are added to the list.
 */
export async function watchContract<T>(build: () => Promise<T>): Promise<{ app: T; breaches: string[] }> {
  const breaches: string[] = []
  // Hooks reach only the routes that come after them, so they are added as soon as there is a Fastify.
  const watch = (message: unknown) => {
    const { fastify } = message as { fastify: FastifyInstance }
    fastify.addHook('onSend', async (request, reply, payload) => {
      const breach = breachIn(request, reply, payload)
      if (breach) breaches.push(`${request.method} ${request.url} answered ${reply.statusCode}: ${breach}`)
      return payload
    })
  }
  diagnostics.subscribe('fastify.initialization', watch)
  try {
    return { app: await build(), breaches }
  } finally {
    diagnostics.unsubscribe('fastify.initialization', watch)
  }
}

function breachIn(request: FastifyRequest, reply: FastifyReply, payload: unknown): string | undefined {
  const type = String(reply.getHeader('content-type') ?? '')
  const path = request.routeOptions.url ?? ''
  if (path === '/readyz' || path.startsWith('/api/docs')) return undefined
  if (reply.statusCode >= 400) {
    if (!type.startsWith('application/problem+json'))
      return `a refusal is a problem, not ${type || 'nothing'}`
    return difference(problemSchema, payload)
  }
  if (!type.startsWith('application/json')) return undefined
  const schema = (request.routeOptions.schema?.response as Record<number, z.ZodType> | undefined)?.[
    reply.statusCode
  ]
  const isHidden = (request.routeOptions.schema as { hide?: boolean } | undefined)?.hide
  if (!schema) return isHidden ? undefined : 'the route has no schema for this answer'
  return difference(schema, payload)
}

/** What makes `payload` something else than the schema says: a wrong value, or more than it tells. */
function difference(schema: z.ZodType, payload: unknown): string | undefined {
  if (typeof payload !== 'string') return 'its body is no text'
  const told = JSON.parse(payload) as unknown
  const { data, error } = schema.safeParse(told)
  if (error) return error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ')
  const [kept, all] = [canonical(data), canonical(told)]
  return kept === all ? undefined : `it tells more than its schema: ${all} is not ${kept}`
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) =>
    each && typeof each === 'object' && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  )
}
