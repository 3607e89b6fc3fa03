import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { sql } from 'kysely'
import { z } from 'zod'
import { audit } from '#db/audit.ts'
import { lifecycleSchema } from '#domain/tickets/lifecycle.ts'
import { ticketKinds } from '#domain/tickets/types.ts'
import { allow } from '../access/allow.ts'
import { auditor } from '../access/auditor.ts'
import type { Services } from '../services.ts'

const shown = z.object({ kind: z.enum(ticketKinds), version: z.int(), ...lifecycleSchema.shape })
const tags = ['tickets']

/** The lifecycles of the ticket kinds. Saving publishes a new version. */
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
      const rows = await db
        .selectFrom('lifecycle_version')
        .distinctOn('kind')
        .select(['kind', 'version', 'definition'])
        .orderBy('kind')
        .orderBy('version', 'desc')
        .execute()
      return { lifecycles: rows.map(({ definition, ...row }) => ({ ...row, ...definition })) }
    },
  )

  app.put(
    '/lifecycles/:kind',
    {
      schema: {
        tags,
        summary: 'Publish a lifecycle',
        params: z.object({ kind: z.enum(ticketKinds) }),
        body: lifecycleSchema,
        response: { 200: z.object({ lifecycle: shown }) },
      },
    },
    async (request) => {
      const viewer = await request.viewer()
      allow(viewer, 'update', 'Lifecycle')
      const { kind } = request.params
      const version = await db.transaction().execute(async (trx) => {
        // Of two who publish at once, the second waits for the first one's number.
        await sql`select pg_advisory_xact_lock(hashtext(${`perdure lifecycle ${kind}`}))`.execute(trx)
        const latest = await trx
          .selectFrom('lifecycle_version')
          .select(['version', 'definition'])
          .where('kind', '=', kind)
          .orderBy('version', 'desc')
          .limit(1)
          .executeTakeFirst()
        const next = (latest?.version ?? 0) + 1
        await trx
          .insertInto('lifecycle_version')
          .values({ kind, version: next, definition: request.body })
          .execute()
        const change = { before: latest?.definition, after: request.body }
        await audit(trx, {
          ...auditor(request, viewer),
          action: 'lifecycle.publish',
          subject: kind,
          ...change,
        })
        return next
      })
      return { lifecycle: { kind, version, ...request.body } }
    },
  )
}
