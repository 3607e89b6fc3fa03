import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { sql } from 'kysely'
import { z } from 'zod'
import { bulkAsksSchema } from '#domain/bulk/asks.ts'
import {
  type Bulk,
  type BulkChanges,
  type BulkState,
  bulkPreviewSchema,
  bulkResultSchema,
  bulkSchema,
  newBulkSchema,
} from '#domain/bulk/bulk.ts'
import { actionsFor } from '#domain/bulk/changes.ts'
import type { BulkGiven } from '#domain/bulk/given.ts'
import { DomainError } from '#domain/errors.ts'
import { allow } from '../access/allow.ts'
import { sharer } from '../access/sharing.ts'
import { readMacro } from '../macros/read.ts'
import { pageQuery } from '../paging.ts'
import type { SignedIn } from '../plugins/viewer.ts'
import type { Services } from '../services.ts'
import { idempotencyKeyOf } from '../tickets/submit.ts'
import { previewBulk } from './preview.ts'
import { listBulks, listResults, readBulk, resultsQuery } from './read.ts'
import { startBulk, undoBulk } from './start.ts'

const params = z.object({ id: z.uuid() })
const next = z.string().nullable()
const one = z.object({ bulk: bulkSchema })
const tags = ['bulk']

/** Changes of many tickets at once, and how far they have come. */
export const bulkRoutes: FastifyPluginAsyncZod<{ services: Services }> = async (app, { services }) => {
  app.post(
    '/bulk/preview',
    {
      schema: {
        tags,
        summary: 'Ask what a bulk change would reach',
        body: bulkPreviewSchema,
        response: {
          200: z.object({
            count: z.int(),
            /** Of these, the ones that would be refused since they may not be changed so. */
            notAllowed: z.int(),
            sample: z.array(z.object({ number: z.string(), subject: z.string() })),
            /** What their way to another status asks for, and some of them lack. */
            asks: bulkAsksSchema.nullable(),
            /** How many open children they have that would be left open. */
            children: z.int(),
          }),
        },
      },
    },
    async (request) => {
      const viewer = await request.viewer()
      const { changes, macro: id } = request.body
      if (id === undefined) allowChanges(viewer, changes ?? { priority: 'normal' })
      else allow(viewer, 'use', 'Macro')
      const macro =
        id === undefined ? null : await readMacro(services.db, await sharer(services.db, viewer, 'Macro'), id)
      return previewBulk(services, viewer, request.body, macro)
    },
  )

  app.post(
    '/bulk',
    {
      schema: {
        tags,
        summary: 'Change many tickets',
        headers: z.object({ 'idempotency-key': z.string().max(200).optional() }),
        body: newBulkSchema,
        response: { 201: one },
      },
    },
    async (request, reply) => {
      const viewer = await request.viewer()
      const { changes, given } = request.body
      if (changes) allowChanges(viewer, changes)
      else allow(viewer, 'use', 'Macro')
      if (given) allowGiven(viewer, given)
      const id = await startBulk(services, viewer, request.body, idempotencyKeyOf(request))
      const bulk = await readBulk(services, viewer, id)
      return reply.code(201).header('location', `/api/v1/bulk/${id}`).send({ bulk })
    },
  )

  app.get(
    '/bulk',
    {
      schema: {
        tags,
        summary: 'List your own bulk changes, newest first',
        querystring: z.object(pageQuery),
        response: { 200: z.object({ bulks: z.array(bulkSchema), next }) },
      },
    },
    async (request) => {
      const viewer = await request.viewer()
      allow(viewer, 'read', 'Ticket')
      return listBulks(services, viewer, request.query)
    },
  )

  app.get(
    '/bulk/:id',
    { schema: { tags, summary: 'Read a bulk change', params, response: { 200: one } } },
    async (request) => ({ bulk: await readBulk(services, await request.viewer(), request.params.id) }),
  )

  app.get(
    '/bulk/:id/results',
    {
      schema: {
        tags,
        summary: 'Read what became of each ticket',
        params,
        querystring: resultsQuery,
        response: { 200: z.object({ results: z.array(bulkResultSchema), next }) },
      },
    },
    async (request) => {
      const viewer = await request.viewer()
      const bulk = await readBulk(services, viewer, request.params.id)
      return listResults(services, viewer, bulk, request.query)
    },
  )

  for (const { path, summary, from, to } of moves)
    app.post(
      `/bulk/:id/${path}`,
      { schema: { tags, summary, params, response: { 200: one } } },
      async (request) => {
        const viewer = await request.viewer()
        const bulk = await readBulk(services, viewer, request.params.id)
        await move(services, bulk, from, to)
        return { bulk: await readBulk(services, viewer, bulk.id) }
      },
    )

  app.post(
    '/bulk/:id/undo',
    {
      schema: {
        tags,
        summary: 'Take a bulk change back, where nobody changed the ticket since',
        params,
        response: { 201: one },
      },
    },
    async (request, reply) => {
      const viewer = await request.viewer()
      const before = await readBulk(services, viewer, request.params.id)
      const id = await undoBulk(services, viewer, before)
      const bulk = await readBulk(services, viewer, id)
      return reply.code(201).header('location', `/api/v1/bulk/${id}`).send({ bulk })
    },
  )
}

const moves = [
  { path: 'pause', summary: 'Pause a bulk change', from: ['running'], to: 'paused' },
  { path: 'resume', summary: 'Let a paused bulk change go on', from: ['paused'], to: 'running' },
  { path: 'cancel', summary: 'Cancel what is left of it', from: ['running', 'paused'], to: 'cancelled' },
] as const satisfies { path: string; summary: string; from: BulkState[]; to: BulkState }[]

/** Asking for what it is already changes nothing. */
async function move(
  { db, processes }: Services,
  { id, state }: Bulk,
  from: readonly BulkState[],
  to: BulkState,
): Promise<void> {
  if (state === to) return
  const moved = await db
    .updateTable('bulk')
    .set({ state: to, ...(to === 'cancelled' ? { ended_at: sql<Date>`now()` } : {}) })
    .where('id', '=', id)
    .where('state', 'in', from)
    .returning('id')
    .executeTakeFirst()
  if (!moved) throw new DomainError('conflict', 'It has ended already.')
  await processes.wakeBulk(id)
}

/** The same of what is given with another status. */
function allowGiven(viewer: SignedIn, { assignee, note }: BulkGiven): void {
  if (assignee !== undefined) allow(viewer, 'assign', 'Ticket')
  if (note !== undefined) allow(viewer, 'note', 'Ticket')
}

/** Whether somebody may change tickets so at all; each ticket is asked about in its turn. */
function allowChanges(viewer: SignedIn, { assignee, queue, ...others }: BulkChanges): void {
  for (const action of actionsFor({ assigneeId: assignee, queueId: queue, ...others }))
    allow(viewer, action, 'Ticket')
}
