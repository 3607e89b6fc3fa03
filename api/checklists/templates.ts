import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { z } from 'zod'
import {
  checklistTemplateChangesSchema,
  checklistTemplateSchema,
  newChecklistTemplateSchema,
} from '#domain/checklists/template.ts'
import { allow } from '../access/allow.ts'
import { auditor } from '../access/auditor.ts'
import { auditShared, requireChange, sharer, sharingOf, sharingRow } from '../access/sharing.ts'
import { defined } from '../defined.ts'
import { cut, decodeCursor, pageQuery } from '../paging.ts'
import type { Services } from '../services.ts'
import { readTemplate, showTemplate, templatesQuery } from './read.ts'

const tags = ['checklists']
const params = z.object({ id: z.uuid() })
const one = z.object({ template: checklistTemplateSchema })

/** What checklists can begin with: one's own templates, one's teams', everybody's. */
export const checklistTemplateRoutes: FastifyPluginAsyncZod<{ services: Services }> = async (
  app,
  { services: { db } },
) => {
  app.get(
    '/checklist-templates',
    {
      schema: {
        tags,
        summary: 'List the templates for checklists one may use, by name',
        querystring: z.object(pageQuery),
        response: {
          200: z.object({ templates: z.array(checklistTemplateSchema), next: z.string().nullable() }),
        },
      },
    },
    async (request) => {
      const viewer = await request.viewer()
      allow(viewer, 'use', 'Checklist')
      const { cursor, limit } = request.query
      const who = await sharer(db, viewer, 'Checklist')
      let query = templatesQuery(db, who)
      if (cursor) {
        const { value, id } = decodeCursor(cursor, 'text')
        query = query.where(
          sql<boolean>`(checklist_template.name, checklist_template.id) > (${value}, ${id})`,
        )
      }
      const found = await query
        .orderBy('checklist_template.name')
        .orderBy('checklist_template.id')
        .limit(limit + 1)
        .execute()
      const { rows, next } = cut(found, limit, (row) => ({ value: row.name, id: row.id }))
      return { templates: rows.map((row) => showTemplate(who, row)), next }
    },
  )

  app.post(
    '/checklist-templates',
    {
      schema: {
        tags,
        summary: 'Add a template for checklists',
        body: newChecklistTemplateSchema,
        response: { 201: one },
      },
    },
    async (request, reply) => {
      const viewer = await request.viewer()
      allow(viewer, 'use', 'Checklist')
      const { sharedWith, team, ...content } = request.body
      const who = await sharer(db, viewer, 'Checklist')
      const id = uuid()
      const made = await db.transaction().execute(async (trx) => {
        const sharing = await sharingRow(trx, who, { sharedWith, team, owner: viewer.id })
        await trx
          .insertInto('checklist_template')
          .values({ id, ...content, ...sharing })
          .execute()
        const after = await readTemplate(trx, who, id)
        const change = { action: 'checklist_template.create', subject: id, after }
        await auditShared(trx, auditor(request, viewer), change)
        return after
      })
      return reply.code(201).send({ template: made })
    },
  )

  app.patch(
    '/checklist-templates/:id',
    {
      schema: {
        tags,
        summary: 'Change a template for checklists',
        description: 'Checklists that began with it stay as they are.',
        ...{ params, body: checklistTemplateChangesSchema, response: { 200: one } },
      },
    },
    async (request) => {
      const viewer = await request.viewer()
      allow(viewer, 'use', 'Checklist')
      const { id } = request.params
      const who = await sharer(db, viewer, 'Checklist')
      const changed = await db.transaction().execute(async (trx) => {
        await trx.selectFrom('checklist_template').select('id').where('id', '=', id).forUpdate().execute()
        const before = await readTemplate(trx, who, id)
        requireChange(who, sharingOf(before))
        const wanted = { ...before, team: before.team?.id ?? null, ...defined(request.body) }
        const { name, category, kinds, items, sharedWith, team } = wanted
        const sharing = await sharingRow(trx, who, { sharedWith, team, owner: before.owner?.id ?? null })
        await trx
          .updateTable('checklist_template')
          .set({ name, category, kinds, items, ...sharing, updated_at: new Date() })
          .where('id', '=', id)
          .execute()
        const after = await readTemplate(trx, who, id)
        const change = { action: 'checklist_template.update', subject: id, before, after }
        await auditShared(trx, auditor(request, viewer), change)
        return after
      })
      return { template: changed }
    },
  )

  app.delete(
    '/checklist-templates/:id',
    { schema: { tags, summary: 'Delete a template for checklists', params, response: { 204: z.null() } } },
    async (request, reply) => {
      const viewer = await request.viewer()
      allow(viewer, 'use', 'Checklist')
      const { id } = request.params
      const who = await sharer(db, viewer, 'Checklist')
      await db.transaction().execute(async (trx) => {
        const before = await readTemplate(trx, who, id)
        requireChange(who, sharingOf(before))
        await trx.deleteFrom('checklist_template').where('id', '=', id).execute()
        const change = { action: 'checklist_template.delete', subject: id, before }
        await auditShared(trx, auditor(request, viewer), change)
      })
      return reply.code(204).send(null)
    },
  )
}
