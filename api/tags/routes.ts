import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { v7 as uuid } from 'uuid'
import { z } from 'zod'
import { audit } from '#db/audit.ts'
import {
  newTagSchema,
  tagChangeSchema,
  tagChangesSchema,
  tagLookSchema,
  tagSchema,
} from '#domain/tags/tag.ts'
import { allow } from '../access/allow.ts'
import { auditor } from '../access/auditor.ts'
import { pageQuery } from '../paging.ts'
import type { Services } from '../services.ts'
import { unlessTaken } from '../unique.ts'
import { changeTag, deleteTag, mergeTag, nameTaken } from './change.ts'
import { listTags, openChanges, readTag, tagsQuery } from './read.ts'

const tags = ['tags']
const params = z.object({ id: z.uuid() })
const one = z.object({ tag: tagSchema })
const mostLooks = 2_000

/** What tickets are tagged with. */
export const tagRoutes: FastifyPluginAsyncZod<{ services: Services }> = async (app, { services }) => {
  const { db, announcer } = services

  app.get(
    '/tags',
    {
      schema: {
        tags,
        summary: 'List the tags, or those that a search finds',
        querystring: z.object({
          search: z.string().trim().max(60).optional(),
          statistics: z.stringbool().default(false).describe('With how much each is used.'),
          ...pageQuery,
        }),
        response: { 200: z.object({ tags: z.array(tagSchema), next: z.string().nullable() }) },
      },
    },
    async (request) => {
      allow(await request.viewer(), 'read', 'Tag')
      return listTags(db, request.query)
    },
  )

  app.get(
    '/tags/looks',
    {
      schema: {
        tags,
        summary: 'Read which tags have a color or an icon',
        response: { 200: z.object({ looks: z.array(tagLookSchema) }) },
      },
    },
    async (request) => {
      allow(await request.viewer(), 'read', 'Tag')
      const rows = await tagsQuery(db)
        .where((eb) => eb.or([eb('color', '<>', 'gray'), eb('icon', 'is not', null)]))
        .orderBy('name')
        .limit(mostLooks)
        .execute()
      return { looks: rows.map(({ name, color, icon }) => ({ name, color, icon })) }
    },
  )

  app.get(
    '/tags/changes',
    {
      schema: {
        tags,
        summary: 'Read which tags are being renamed, merged or deleted on their tickets',
        response: { 200: z.object({ changes: z.array(tagChangeSchema) }) },
      },
    },
    async (request) => {
      allow(await request.viewer(), 'read', 'Tag')
      return { changes: await openChanges(db) }
    },
  )

  app.post(
    '/tags',
    { schema: { tags, summary: 'Add a tag', body: newTagSchema, response: { 201: one } } },
    async (request, reply) => {
      const viewer = await request.viewer()
      allow(viewer, 'create', 'Tag')
      const row = { id: uuid(), ...request.body }
      await db.transaction().execute(async (trx) => {
        await unlessTaken(trx.insertInto('tag').values(row).execute(), nameTaken(row.name))
        await audit(trx, {
          ...auditor(request, viewer),
          ...{ action: 'tag.create', subject: row.id, after: request.body },
        })
      })
      announcer.announce({ type: 'tags' })
      return reply.code(201).send({ tag: await readTag(db, row.id) })
    },
  )

  app.patch(
    '/tags/:id',
    {
      schema: {
        tags,
        summary: 'Change a tag; a new name reaches all its tickets soon',
        params,
        body: tagChangesSchema,
        response: { 200: one },
      },
    },
    async (request) => {
      const viewer = await request.viewer()
      allow(viewer, 'manage', 'Tag')
      await changeTag(services, request.params.id, request.body, auditor(request, viewer))
      return { tag: await readTag(db, request.params.id) }
    },
  )

  app.post(
    '/tags/:id/merge',
    {
      schema: {
        tags,
        summary: 'Merge a tag into another one, which its tickets get soon',
        params,
        body: z.strictObject({ into: z.uuid() }),
        response: { 200: one },
      },
    },
    async (request) => {
      const viewer = await request.viewer()
      allow(viewer, 'manage', 'Tag')
      const { into } = request.body
      await mergeTag(services, request.params.id, into, auditor(request, viewer))
      return { tag: await readTag(db, into) }
    },
  )

  app.delete(
    '/tags/:id',
    {
      schema: {
        tags,
        summary: 'Delete a tag, which its tickets lose soon',
        params,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const viewer = await request.viewer()
      allow(viewer, 'manage', 'Tag')
      await deleteTag(services, request.params.id, auditor(request, viewer))
      return reply.code(204).send(null)
    },
  )
}
