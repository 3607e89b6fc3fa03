import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { audit } from '#db/audit.ts'
import { readSecurity, writeSecurity } from '#db/security.ts'
import { securitySchema } from '#domain/access/security.ts'
import { DomainError } from '#domain/errors.ts'
import type { Services } from '../services.ts'
import { allow } from './allow.ts'
import { auditor } from './auditor.ts'
import { isAllowed } from './networks.ts'

const tags = ['access']
const answer = { 200: z.object({ security: securitySchema }) }

/** How people sign in, for the whole installation. */
export const securityRoutes: FastifyPluginAsyncZod<{ services: Services }> = async (app, { services }) => {
  const { db } = services

  app.get(
    '/security',
    { schema: { tags, summary: 'Read how people sign in', response: answer } },
    async (request) => {
      allow(await request.viewer(), 'manage', 'Security')
      return { security: await readSecurity(db) }
    },
  )

  app.put(
    '/security',
    { schema: { tags, summary: 'Change how people sign in', body: securitySchema, response: answer } },
    async (request) => {
      const viewer = await request.viewer()
      allow(viewer, 'manage', 'Security')
      const after = request.body
      for (const door of ['console', 'api'] as const)
        if (!isAllowed(request.ip, after[door]))
          throw new DomainError('invalid', `This would lock you out: you are at ${request.ip}.`, door)
      await db.transaction().execute(async (trx) => {
        const before = await readSecurity(trx)
        await writeSecurity(trx, after)
        const who = auditor(request, viewer)
        await audit(trx, { ...who, action: 'security.update', subject: 'security', before, after })
      })
      app.forgetViewers()
      return { security: after }
    },
  )
}
