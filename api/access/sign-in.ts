import type { FastifyPluginAsync, FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import { DomainError } from '#domain/errors.ts'
import { sendProblem } from '../plugins/errors.ts'
import type { Services } from '../services.ts'
import { authPath } from './auth.ts'
import { checkLock, forgetFailures, noteFailure } from './lockout.ts'
import { refusalOf } from './refusals.ts'

// Tokens and sessions have doors of their own, where permissions are asked for.
const closed = ['/api-key/', '/list-sessions', '/revoke-', '/update-user', '/delete-user', '/change-email']

/** The sign-in library's own doors: signing in and out, passwords, second factors, passkeys. */
export const signInRoutes: FastifyPluginAsync<{ services: Services }> = async (app, { services }) => {
  const { db } = services
  app.route({
    method: ['GET', 'POST'],
    url: '/auth/*',
    schema: { hide: true },
    handler: async (request, reply) => {
      const path = pathOf(request)
      if (closed.some((each) => path.startsWith(each)))
        throw new DomainError('not_found', `There is nothing at ${request.url}.`)
      const email = path === '/sign-in/email' ? emailOf(request.body) : null
      if (email !== null) await checkLock(db, email)
      const response = await services.auth.handler(toWebRequest(services, request))
      if (email !== null && response.ok) await forgetFailures(db, email)
      if (email !== null && response.status === 401) await noteFailure(db, email)
      // Who signed out, or has a second factor now, is somebody else from here on.
      if (request.method === 'POST' && response.ok) app.forgetViewers()
      reply.code(response.status)
      response.headers.forEach((value, name) => {
        if (name !== 'set-cookie') reply.header(name, value)
      })
      for (const cookie of response.headers.getSetCookie()) reply.header('set-cookie', cookie)
      if (response.ok) return reply.send(await response.text())
      // The library hides why it failed; a database that is away shows itself here.
      if (response.status >= 500) await sql`select 1`.execute(db)
      return sendProblem(request, reply, refusalOf(response.status, await response.text()))
    },
  })
}

const pathOf = ({ url }: FastifyRequest) => url.slice(authPath.length).split('?')[0] ?? ''

function emailOf(body: unknown): string | null {
  const { email } = Object(body) as { email?: unknown }
  return typeof email === 'string' && email.length <= 320 ? email : null
}

function toWebRequest({ settings }: Services, request: FastifyRequest): Request {
  const headers = new Headers()
  for (const [name, value] of Object.entries(request.headers))
    if (value !== undefined && name !== 'content-length') headers.set(name, String(value))
  headers.set('x-forwarded-for', request.ip)
  const body = request.method === 'POST' ? JSON.stringify(request.body ?? {}) : undefined
  return new Request(new URL(request.url, settings.publicUrl), {
    method: request.method,
    headers,
    ...(body === undefined ? {} : { body }),
  })
}
