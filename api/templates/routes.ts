import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { z } from 'zod'
import type { Database } from '#db/database.ts'
import { queueNamed } from '#db/queues.ts'
import {
  contentOf,
  newTemplateSchema,
  type TemplateContent,
  templateChangesSchema,
  templateFillSchema,
  templateSchema,
  templateVersionSchema,
} from '#domain/templates/template.ts'
import { allow } from '../access/allow.ts'
import { auditor } from '../access/auditor.ts'
import { auditShared, requireChange, sharer, sharingOf, sharingRow } from '../access/sharing.ts'
import { usableTemplate } from '../checklists/usable.ts'
import { defined } from '../defined.ts'
import { cut, decodeCursor, pageQuery } from '../paging.ts'
import type { SignedIn } from '../plugins/viewer.ts'
import type { Services } from '../services.ts'
import { checkContent } from './content.ts'
import { fillTemplate } from './fill.ts'
import { readTemplate, readVersions, showTemplate, templatesQuery } from './read.ts'
import { templateUsesSchema, usesOf } from './uses.ts'

const tags = ['templates']
const params = z.object({ id: z.uuid() })
const one = z.object({ template: templateSchema })

/** What new tickets can begin with: one's own templates, one's teams', everybody's. */
export const templateRoutes: FastifyPluginAsyncZod<{ services: Services }> = async (app, { services }) => {
  const { db } = services

  app.get(
    '/templates',
    {
      schema: {
        tags,
        summary: 'List the templates one may use, by name',
        querystring: z.object(pageQuery),
        response: { 200: z.object({ templates: z.array(templateSchema), next: z.string().nullable() }) },
      },
    },
    async (request) => {
      const viewer = await request.viewer()
      allow(viewer, 'use', 'Template')
      const { cursor, limit } = request.query
      const who = await sharer(db, viewer, 'Template')
      let query = templatesQuery(db, who)
      if (cursor) {
        const { value, id } = decodeCursor(cursor, 'text')
        query = query.where(sql<boolean>`(ticket_template.name, ticket_template.id) > (${value}, ${id})`)
      }
      const found = await query
        .orderBy('ticket_template.name')
        .orderBy('ticket_template.id')
        .limit(limit + 1)
        .execute()
      const { rows, next } = cut(found, limit, (row) => ({ value: row.name, id: row.id }))
      return { templates: rows.map((row) => showTemplate(who, row)), next }
    },
  )

  app.post(
    '/templates',
    { schema: { tags, summary: 'Add a template', body: newTemplateSchema, response: { 201: one } } },
    async (request, reply) => {
      const viewer = await request.viewer()
      allow(viewer, 'use', 'Template')
      const { name, category, sharedWith, team, ...content } = request.body
      const who = await sharer(db, viewer, 'Template')
      const id = uuid()
      await check(services, viewer, content)
      const made = await db.transaction().execute(async (trx) => {
        const sharing = await sharingRow(trx, who, { sharedWith, team, owner: viewer.id })
        await trx
          .insertInto('ticket_template')
          .values({ id, name, category, version: 1, ...sharing })
          .execute()
        await writeVersion(trx, id, 1, content, viewer.id)
        const after = await readTemplate(trx, who, id)
        await auditShared(trx, auditor(request, viewer), { action: 'template.create', subject: id, after })
        return after
      })
      return reply.code(201).send({ template: made })
    },
  )

  app.patch(
    '/templates/:id',
    {
      schema: {
        tags,
        summary: 'Change a template; another content is a new version',
        params,
        body: templateChangesSchema,
        response: { 200: one },
      },
    },
    async (request) => {
      const viewer = await request.viewer()
      allow(viewer, 'use', 'Template')
      const { id } = request.params
      const who = await sharer(db, viewer, 'Template')
      const changed = await db.transaction().execute(async (trx) => {
        await trx.selectFrom('ticket_template').select('id').where('id', '=', id).forUpdate().execute()
        const before = await readTemplate(trx, who, id)
        requireChange(who, sharingOf(before))
        const wanted = { ...before, team: before.team?.id ?? null, ...defined(request.body) }
        const { name, category, sharedWith, team } = wanted
        const sharing = await sharingRow(trx, who, { sharedWith, team, owner: before.owner?.id ?? null })
        const [was, content] = [contentOf(before), contentOf(wanted)]
        const isNew = JSON.stringify(was) !== JSON.stringify(content)
        const version = before.version + (isNew ? 1 : 0)
        if (isNew) {
          await check(services, viewer, content)
          await writeVersion(trx, id, version, content, viewer.id)
        }
        await trx
          .updateTable('ticket_template')
          .set({ name, category, version, ...sharing, updated_at: new Date() })
          .where('id', '=', id)
          .execute()
        const after = await readTemplate(trx, who, id)
        const change = { action: 'template.update', subject: id, before, after }
        await auditShared(trx, auditor(request, viewer), change)
        return after
      })
      return { template: changed }
    },
  )

  app.delete(
    '/templates/:id',
    { schema: { tags, summary: 'Delete a template', params, response: { 204: z.null() } } },
    async (request, reply) => {
      const viewer = await request.viewer()
      allow(viewer, 'use', 'Template')
      const { id } = request.params
      const who = await sharer(db, viewer, 'Template')
      await db.transaction().execute(async (trx) => {
        const before = await readTemplate(trx, who, id)
        requireChange(who, sharingOf(before))
        await trx.deleteFrom('ticket_template').where('id', '=', id).execute()
        await auditShared(trx, auditor(request, viewer), { action: 'template.delete', subject: id, before })
      })
      return reply.code(204).send(null)
    },
  )

  app.get(
    '/templates/:id/versions',
    {
      schema: {
        tags,
        summary: 'Read what a template was, the latest first, and how it is used',
        params,
        response: {
          200: z.object({ versions: z.array(templateVersionSchema), uses: templateUsesSchema }),
        },
      },
    },
    async (request) => {
      const viewer = await request.viewer()
      allow(viewer, 'use', 'Template')
      const { id } = await readTemplate(db, await sharer(db, viewer, 'Template'), request.params.id)
      return { versions: await readVersions(db, id), uses: await usesOf(db, id, services.now()) }
    },
  )

  app.post(
    '/templates/:id/fill',
    {
      schema: {
        tags,
        summary: 'Fill a template in for a ticket to be opened',
        params,
        body: templateFillSchema,
        response: { 200: z.object({ filled: z.object({ subject: z.string(), text: z.string() }) }) },
      },
    },
    async (request) => {
      const viewer = await request.viewer()
      allow(viewer, 'use', 'Template')
      const template = await readTemplate(db, await sharer(db, viewer, 'Template'), request.params.id)
      return { filled: await fillTemplate(services, viewer, template, request.body) }
    },
  )
}

/** Throws what is wrong with a content: a placeholder or a queue that is not there, a value that does not fit its field. */
async function check(services: Services, viewer: SignedIn, content: TemplateContent): Promise<void> {
  const { queue, checklist } = content
  await checkContent(services.db, content)
  if (queue !== null) await queueNamed(services.db, queue)
  if (checklist !== null) await usableTemplate(services, viewer, checklist, 'checklist')
}

async function writeVersion(
  trx: Database,
  id: string,
  version: number,
  content: TemplateContent,
  author: string,
): Promise<void> {
  await trx
    .insertInto('ticket_template_version')
    .values({ template_id: id, version, content: JSON.stringify(content) as never, author_id: author })
    .execute()
}
