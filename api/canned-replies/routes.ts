import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { z } from 'zod'
import { isTooMuchHtml, sanitizedHtml } from '#db/html.ts'
import { checkLiquid } from '#db/liquid.ts'
import { countUse } from '#db/sharing.ts'
import {
  cannedReplyChangesSchema,
  cannedReplySchema,
  filledReplySchema,
  newCannedReplySchema,
} from '#domain/canned-replies/canned-reply.ts'
import { DomainError } from '#domain/errors.ts'
import { allow } from '../access/allow.ts'
import { auditor } from '../access/auditor.ts'
import { auditShared, requireChange, sharer, sharingOf, sharingRow } from '../access/sharing.ts'
import { defined } from '../defined.ts'
import { cut, decodeCursor, pageQuery } from '../paging.ts'
import type { Services } from '../services.ts'
import { findTicket } from '../tickets/find.ts'
import { fill } from './fill.ts'
import { readReply, repliesQuery, showReply } from './read.ts'

const tags = ['canned replies']
const params = z.object({ id: z.uuid() })
const one = z.object({ cannedReply: cannedReplySchema })

/** Canned texts for replies and notes: one's own, one's teams', everybody's. */
export const cannedReplyRoutes: FastifyPluginAsyncZod<{ services: Services }> = async (app, { services }) => {
  const { db } = services

  app.get(
    '/canned-replies',
    {
      schema: {
        tags,
        summary: 'List the canned replies one may use, by name',
        querystring: z.object(pageQuery),
        response: {
          200: z.object({ cannedReplies: z.array(cannedReplySchema), next: z.string().nullable() }),
        },
      },
    },
    async (request) => {
      const viewer = await request.viewer()
      allow(viewer, 'use', 'CannedReply')
      const { cursor, limit } = request.query
      const who = await sharer(db, viewer, 'CannedReply')
      let query = repliesQuery(db, who)
      if (cursor) {
        const { value, id } = decodeCursor(cursor, 'text')
        query = query.where(sql<boolean>`(canned_reply.name, canned_reply.id) > (${value}, ${id})`)
      }
      const found = await query
        .orderBy('canned_reply.name')
        .orderBy('canned_reply.id')
        .limit(limit + 1)
        .execute()
      const { rows, next } = cut(found, limit, (row) => ({ value: row.name, id: row.id }))
      return { cannedReplies: rows.map((row) => showReply(who, row)), next }
    },
  )

  app.post(
    '/canned-replies',
    { schema: { tags, summary: 'Add a canned reply', body: newCannedReplySchema, response: { 201: one } } },
    async (request, reply) => {
      const viewer = await request.viewer()
      allow(viewer, 'use', 'CannedReply')
      const { name, category, tags: marks, for: purpose, html, sharedWith, team } = request.body
      const who = await sharer(db, viewer, 'CannedReply')
      const id = uuid()
      const made = await db.transaction().execute(async (trx) => {
        const sharing = await sharingRow(trx, who, { sharedWith, team, owner: viewer.id })
        const content = { name, category, tags: marks, for: purpose, html: checked(html) }
        await trx
          .insertInto('canned_reply')
          .values({ id, ...content, ...sharing })
          .execute()
        const after = await readReply(trx, who, id)
        await auditShared(trx, auditor(request, viewer), {
          action: 'canned_reply.create',
          subject: id,
          after,
        })
        return after
      })
      return reply.code(201).send({ cannedReply: made })
    },
  )

  app.patch(
    '/canned-replies/:id',
    {
      schema: {
        tags,
        summary: 'Change a canned reply',
        params,
        body: cannedReplyChangesSchema,
        response: { 200: one },
      },
    },
    async (request) => {
      const viewer = await request.viewer()
      allow(viewer, 'use', 'CannedReply')
      const { id } = request.params
      const who = await sharer(db, viewer, 'CannedReply')
      const changed = await db.transaction().execute(async (trx) => {
        await trx.selectFrom('canned_reply').select('id').where('id', '=', id).forUpdate().execute()
        const before = await readReply(trx, who, id)
        requireChange(who, sharingOf(before))
        const wanted = { ...before, team: before.team?.id ?? null, ...defined(request.body) }
        const { name, category, tags: marks, for: purpose, html, sharedWith, team } = wanted
        const sharing = await sharingRow(trx, who, { sharedWith, team, owner: before.owner?.id ?? null })
        const content = { name, category, tags: marks, for: purpose, html: checked(html) }
        await trx
          .updateTable('canned_reply')
          .set({ ...content, ...sharing, updated_at: new Date() })
          .where('id', '=', id)
          .execute()
        const after = await readReply(trx, who, id)
        const change = { action: 'canned_reply.update', subject: id, before, after }
        await auditShared(trx, auditor(request, viewer), change)
        return after
      })
      return { cannedReply: changed }
    },
  )

  app.delete(
    '/canned-replies/:id',
    { schema: { tags, summary: 'Delete a canned reply', params, response: { 204: z.null() } } },
    async (request, reply) => {
      const viewer = await request.viewer()
      allow(viewer, 'use', 'CannedReply')
      const { id } = request.params
      const who = await sharer(db, viewer, 'CannedReply')
      await db.transaction().execute(async (trx) => {
        const before = await readReply(trx, who, id)
        requireChange(who, sharingOf(before))
        await trx.deleteFrom('canned_reply').where('id', '=', id).execute()
        const change = { action: 'canned_reply.delete', subject: id, before }
        await auditShared(trx, auditor(request, viewer), change)
      })
      return reply.code(204).send(null)
    },
  )

  app.post(
    '/canned-replies/:id/uses',
    { schema: { tags, summary: 'Count that it was used', params, response: { 204: z.null() } } },
    async (request, reply) => {
      const viewer = await request.viewer()
      allow(viewer, 'use', 'CannedReply')
      const { id } = await readReply(db, await sharer(db, viewer, 'CannedReply'), request.params.id)
      await countUse(db, 'canned_reply', id)
      return reply.code(204).send(null)
    },
  )

  app.get(
    '/tickets/:number/canned-replies/:id',
    {
      schema: {
        tags,
        summary: 'Fill a canned reply in for a ticket',
        params: params.extend({ number: z.string().max(40) }),
        response: { 200: z.object({ filled: filledReplySchema }) },
      },
    },
    async (request) => {
      const viewer = await request.viewer()
      const ticket = await findTicket(services, viewer, request.params.number)
      allow(viewer, 'use', 'CannedReply')
      const { id, html } = await readReply(db, await sharer(db, viewer, 'CannedReply'), request.params.id)
      return { filled: { id, ...(await fill(services, viewer, ticket, html, 'html')) } }
    },
  )
}

/** What may be stored. Throws what is wrong with it, by name and line. */
function checked(html: string): string {
  if (isTooMuchHtml(html))
    throw new DomainError('invalid', 'This HTML is too long or nested too deeply.', 'html')
  const clean = sanitizedHtml(html)
  if (!clean) throw new DomainError('invalid', 'Write something first.', 'html')
  checkLiquid(clean, 'html', 'html')
  return clean
}
