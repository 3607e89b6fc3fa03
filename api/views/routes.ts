import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { z } from 'zod'
import type { Database } from '#db/database.ts'
import { DomainError } from '#domain/errors.ts'
import {
  mostViews,
  newViewSchema,
  viewChangesSchema,
  viewOrderSchema,
  viewSchema,
} from '#domain/views/view.ts'
import { allow } from '../access/allow.ts'
import { auditor } from '../access/auditor.ts'
import { auditShared, requireChange, sharer, sharingOf, sharingRow } from '../access/sharing.ts'
import { defined } from '../defined.ts'
import type { SignedIn } from '../plugins/viewer.ts'
import { catalogueFor } from '../query/tickets.ts'
import type { Services } from '../services.ts'
import { requireFilter } from './check.ts'
import { listViews } from './list.ts'
import { readView, type Saved } from './read.ts'

const tags = ['tickets']
const params = z.object({ id: z.uuid() })
const one = z.object({ view: viewSchema.omit({ count: true, problem: true }) })

/** The views of the list: those that are there from the start, one's own, one's teams', everybody's. */
export const viewRoutes: FastifyPluginAsyncZod<{ services: Services }> = async (app, { services }) => {
  const { db, announcer } = services
  /** To those whose views are others now. */
  function announce({ id }: SignedIn, ...views: Saved[]): void {
    const own = views.every(({ saved }) => saved.sharedWith === 'me')
    announcer.announce({ type: 'views', of: own ? id : null })
  }

  app.get(
    '/views',
    {
      schema: {
        tags,
        summary: 'List the views with their counts, in one’s own order',
        response: { 200: z.object({ views: z.array(viewSchema) }) },
      },
    },
    async (request) => {
      const viewer = await request.viewer()
      allow(viewer, 'read', 'Ticket')
      return { views: await listViews(services, viewer, request.log) }
    },
  )

  app.post(
    '/views',
    { schema: { tags, summary: 'Save a view', body: newViewSchema, response: { 201: one } } },
    async (request, reply) => {
      const viewer = await request.viewer()
      allow(viewer, 'use', 'View')
      const { sharedWith, team, ...view } = request.body
      const who = await sharer(db, viewer, 'View')
      await requireFilter(db, view.filter, await catalogueFor(services, viewer))
      const id = uuid()
      const made = await db.transaction().execute(async (trx) => {
        await requireRoom(trx, viewer.id)
        const sharing = await sharingRow(trx, who, { sharedWith, team, owner: viewer.id })
        await trx
          .insertInto('saved_view')
          .values({ id, ...view, ...sharing })
          .execute()
        const after = await readView(trx, who, id)
        await auditShared(trx, auditor(request, viewer), change('create', id, undefined, after))
        return after
      })
      announce(viewer, made)
      return reply.code(201).send({ view: made })
    },
  )

  app.patch(
    '/views/:id',
    { schema: { tags, summary: 'Change a view', params, body: viewChangesSchema, response: { 200: one } } },
    async (request) => {
      const viewer = await request.viewer()
      allow(viewer, 'use', 'View')
      const { id } = request.params
      const who = await sharer(db, viewer, 'View')
      const catalogue = await catalogueFor(services, viewer)
      const { before, view } = await db.transaction().execute(async (trx) => {
        await trx.selectFrom('saved_view').select('id').where('id', '=', id).forUpdate().execute()
        const before = await readView(trx, who, id)
        requireChange(who, sharingOf(before.saved))
        const { team = before.saved.team?.id ?? null, ...body } = defined(request.body)
        const { sharedWith = before.saved.sharedWith, ...wanted } = body
        // One whose filter broke can still be called otherwise, or be given another order.
        if (wanted.filter !== undefined && wanted.filter !== before.filter)
          await requireFilter(trx, wanted.filter, catalogue)
        const owner = before.saved.owner?.id ?? null
        const sharing = await sharingRow(trx, who, { sharedWith, team, owner })
        await trx
          .updateTable('saved_view')
          .set({ ...wanted, ...sharing, updated_at: new Date() })
          .where('id', '=', id)
          .execute()
        const after = await readView(trx, who, id)
        await auditShared(trx, auditor(request, viewer), change('update', id, before, after))
        return { before, view: after }
      })
      announce(viewer, before, view)
      return { view }
    },
  )

  app.delete(
    '/views/:id',
    { schema: { tags, summary: 'Delete a view', params, response: { 204: z.null() } } },
    async (request, reply) => {
      const viewer = await request.viewer()
      allow(viewer, 'use', 'View')
      const { id } = request.params
      const who = await sharer(db, viewer, 'View')
      const before = await db.transaction().execute(async (trx) => {
        const before = await readView(trx, who, id)
        requireChange(who, sharingOf(before.saved))
        await trx.deleteFrom('saved_view').where('id', '=', id).execute()
        await auditShared(trx, auditor(request, viewer), change('delete', id, before))
        return before
      })
      announce(viewer, before)
      return reply.code(204).send(null)
    },
  )

  app.put(
    '/views/order',
    {
      schema: {
        tags,
        summary: 'Put the views in one’s own order',
        body: viewOrderSchema,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const viewer = await request.viewer()
      allow(viewer, 'use', 'View')
      const { keys } = request.body
      await db
        .insertInto('view_order')
        .values({ person_id: viewer.id, keys })
        .onConflict((conflict) => conflict.column('person_id').doUpdateSet({ keys }))
        .execute()
      return reply.code(204).send(null)
    },
  )
}

/** The audit log says who shares a view in the same words as of anything that is shared. */
function change(what: string, subject: string, before?: Saved, after?: Saved) {
  const flat = (view: Saved | undefined) => view && { ...view, saved: undefined, ...view.saved }
  return {
    action: `view.${what}`,
    subject,
    ...(before && { before: flat(before) as object }),
    ...(after && { after: flat(after) as object }),
  }
}

async function requireRoom(trx: Database, owner: string): Promise<void> {
  const { count } = await trx
    .selectFrom('saved_view')
    .select(sql<number>`count(*)`.as('count'))
    .where('owner_id', '=', owner)
    .executeTakeFirstOrThrow()
  if (count >= mostViews)
    throw new DomainError('conflict', `Somebody keeps at most ${mostViews} views. Delete one first.`)
}
