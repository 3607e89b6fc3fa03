import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { z } from 'zod'
import { audit } from '#db/audit.ts'
import type { Database } from '#db/database.ts'
import { DomainError } from '#domain/errors.ts'
import { newQueueSchema, queueChangesSchema, queueOrderSchema, queueSchema } from '#domain/people/queue.ts'
import { allow } from '../access/allow.ts'
import { auditor } from '../access/auditor.ts'
import { defined } from '../defined.ts'
import type { Services } from '../services.ts'
import { unlessTaken } from '../unique.ts'
import { queuesQuery, readQueue } from './read.ts'
import { refuseUnlessEmpty, requireReferences } from './refusals.ts'

const tags = ['queues']
const params = z.object({ id: z.uuid() })
const queue = z.object({ queue: queueSchema })
const queues = z.object({ queues: z.array(queueSchema) })

/** Where tickets wait for a team, and how they find their agent. */
export const queueRoutes: FastifyPluginAsyncZod<{ services: Services }> = async (app, { services }) => {
  const { db } = services

  app.get(
    '/queues',
    { schema: { tags, summary: 'List the queues in their order', response: { 200: queues } } },
    async (request) => {
      allow(await request.viewer(), 'read', 'Queue')
      return { queues: await queuesQuery(db).execute() }
    },
  )

  app.post(
    '/queues',
    { schema: { tags, summary: 'Add a queue at the end', body: newQueueSchema, response: { 201: queue } } },
    async (request, reply) => {
      const viewer = await request.viewer()
      allow(viewer, 'manage', 'Queue')
      const { key, name, description, team, assignment, slaPolicy } = request.body
      const id = uuid()
      const made = await db.transaction().execute(async (trx) => {
        await lockOrder(trx)
        await requireReferences(trx, request.body)
        await unlessTaken(
          trx
            .insertInto('queue')
            .values({
              ...{ id, key, name, description, team_id: team, sla_policy_id: slaPolicy },
              assignment: jsonb(assignment),
              position: sql<number>`(select coalesce(max(position), 0) + 1 from queue)`,
            })
            .execute(),
          keyTaken(key),
        )
        const after = await readQueue(trx, id)
        await audit(trx, { ...auditor(request, viewer), action: 'queue.create', subject: id, after })
        return after
      })
      app.forgetViewers()
      return reply.code(201).send({ queue: made })
    },
  )

  app.put(
    '/queues/order',
    {
      schema: { tags, summary: 'Put the queues in order', body: queueOrderSchema, response: { 200: queues } },
    },
    async (request) => {
      const viewer = await request.viewer()
      allow(viewer, 'manage', 'Queue')
      const wanted = request.body.queues
      const ordered = await db.transaction().execute(async (trx) => {
        await lockOrder(trx)
        const before = (await queuesQuery(trx).execute()).map(({ id }) => id)
        if (!sameMembers(before, wanted))
          throw new DomainError(
            'queue_order_incomplete',
            'Queues were added or deleted in the meantime. Look again.',
            'queues',
          )
        await sql`
          update queue set position = wanted.position
          from unnest(${wanted}::uuid[]) with ordinality as wanted(id, position)
          where queue.id = wanted.id`.execute(trx)
        const action = { action: 'queue.order', subject: 'queues', before, after: wanted }
        await audit(trx, { ...auditor(request, viewer), ...action })
        return queuesQuery(trx).execute()
      })
      return { queues: ordered }
    },
  )

  app.patch(
    '/queues/:id',
    {
      schema: { tags, summary: 'Change a queue', params, body: queueChangesSchema, response: { 200: queue } },
    },
    async (request) => {
      const viewer = await request.viewer()
      allow(viewer, 'manage', 'Queue')
      const { id } = request.params
      const changed = await db.transaction().execute(async (trx) => {
        await trx.selectFrom('queue').select('id').where('id', '=', id).forUpdate().execute()
        const before = await readQueue(trx, id)
        const wanted = { ...before, team: before.team?.id ?? null, ...defined(request.body) }
        await requireReferences(trx, wanted)
        const { name, description, team, assignment, slaPolicy } = wanted
        await trx
          .updateTable('queue')
          .set({ name, description, team_id: team, sla_policy_id: slaPolicy, assignment: jsonb(assignment) })
          .where('id', '=', id)
          .execute()
        const after = await readQueue(trx, id)
        await audit(trx, { ...auditor(request, viewer), action: 'queue.update', subject: id, before, after })
        return after
      })
      app.forgetViewers()
      return { queue: changed }
    },
  )

  app.delete(
    '/queues/:id',
    { schema: { tags, summary: 'Delete an empty queue', params, response: { 204: z.null() } } },
    async (request, reply) => {
      const viewer = await request.viewer()
      allow(viewer, 'manage', 'Queue')
      const { id } = request.params
      await db.transaction().execute(async (trx) => {
        await lockOrder(trx)
        await trx.selectFrom('queue').select('id').where('id', '=', id).forUpdate().execute()
        const before = await readQueue(trx, id)
        await refuseUnlessEmpty(trx, before)
        await trx.deleteFrom('queue').where('id', '=', id).execute()
        await audit(trx, { ...auditor(request, viewer), action: 'queue.delete', subject: id, before })
      })
      app.forgetViewers()
      return reply.code(204).send(null)
    },
  )
}

/** Queues come, go and move one after the other. */
async function lockOrder(trx: Database): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('perdure queues'))`.execute(trx)
}

const keyTaken = (key: string) => ({
  constraint: /^queue_key/,
  code: 'key_taken' as const,
  message: `There is a queue with the key ${key} already.`,
  field: 'key',
})

/** A null of the column, not the JSON one. */
const jsonb = (value: object | null) =>
  value === null ? null : (sql`${JSON.stringify(value)}::jsonb` as never)

function sameMembers(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && new Set([...one, ...other]).size === one.length
}
