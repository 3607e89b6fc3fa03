import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { z } from 'zod'
import { sanitizedHtml } from '#db/html.ts'
import { checkLiquid } from '#db/liquid.ts'
import { countUse } from '#db/sharing.ts'
import {
  type Macro,
  type MacroStep,
  macroChangesSchema,
  macroPreviewSchema,
  macroSchema,
  newMacroSchema,
} from '#domain/macros/macro.ts'
import { ticketSchema } from '#domain/tickets/ticket.ts'
import { allow } from '../access/allow.ts'
import { auditor } from '../access/auditor.ts'
import { auditShared, requireChange, sharer, sharingOf, sharingRow } from '../access/sharing.ts'
import { usableTemplate } from '../checklists/usable.ts'
import { defined } from '../defined.ts'
import { cut, decodeCursor, pageQuery } from '../paging.ts'
import type { SignedIn } from '../plugins/viewer.ts'
import type { Services } from '../services.ts'
import { findTicket, readTicket } from '../tickets/find.ts'
import { accepted, submit } from '../tickets/submit.ts'
import { waiting, writeHeaders } from '../tickets/writes.ts'
import { previewMacro } from './preview.ts'
import { macrosQuery, readMacro, showMacro } from './read.ts'
import { readyMacro } from './ready.ts'

const tags = ['macros']
const params = z.object({ id: z.uuid() })
const onTicket = params.extend({ number: z.string().max(40) })
const one = z.object({ macro: macroSchema })

/** Named lists of steps: one's own, one's teams', everybody's; looked at and run on a ticket. */
export const macroRoutes: FastifyPluginAsyncZod<{ services: Services }> = async (app, { services }) => {
  const { db } = services

  app.get(
    '/macros',
    {
      schema: {
        tags,
        summary: 'List the macros one may run, by name',
        querystring: z.object(pageQuery),
        response: { 200: z.object({ macros: z.array(macroSchema), next: z.string().nullable() }) },
      },
    },
    async (request) => {
      const viewer = await request.viewer()
      allow(viewer, 'use', 'Macro')
      const { cursor, limit } = request.query
      const who = await sharer(db, viewer, 'Macro')
      let query = macrosQuery(db, who)
      if (cursor) {
        const { value, id } = decodeCursor(cursor, 'text')
        query = query.where(sql<boolean>`(macro.name, macro.id) > (${value}, ${id})`)
      }
      const found = await query
        .orderBy('macro.name')
        .orderBy('macro.id')
        .limit(limit + 1)
        .execute()
      const { rows, next } = cut(found, limit, (row) => ({ value: row.name, id: row.id }))
      return { macros: rows.map((row) => showMacro(who, row)), next }
    },
  )

  app.post(
    '/macros',
    { schema: { tags, summary: 'Add a macro', body: newMacroSchema, response: { 201: one } } },
    async (request, reply) => {
      const viewer = await request.viewer()
      allow(viewer, 'use', 'Macro')
      const { name, category, steps, sharedWith, team } = request.body
      const who = await sharer(db, viewer, 'Macro')
      await requireChecklists(services, viewer, steps)
      const id = uuid()
      const made = await db.transaction().execute(async (trx) => {
        const sharing = await sharingRow(trx, who, { sharedWith, team, owner: viewer.id })
        await trx
          .insertInto('macro')
          .values({ id, name, category, steps: stepsRow(steps), ...sharing })
          .execute()
        const after = await readMacro(trx, who, id)
        await auditShared(trx, auditor(request, viewer), { action: 'macro.create', subject: id, after })
        return after
      })
      return reply.code(201).send({ macro: made })
    },
  )

  app.patch(
    '/macros/:id',
    { schema: { tags, summary: 'Change a macro', params, body: macroChangesSchema, response: { 200: one } } },
    async (request) => {
      const viewer = await request.viewer()
      allow(viewer, 'use', 'Macro')
      const { id } = request.params
      const who = await sharer(db, viewer, 'Macro')
      await requireChecklists(services, viewer, request.body.steps ?? [])
      const changed = await db.transaction().execute(async (trx) => {
        await trx.selectFrom('macro').select('id').where('id', '=', id).forUpdate().execute()
        const before = await readMacro(trx, who, id)
        requireChange(who, sharingOf(before))
        const wanted = { ...before, team: before.team?.id ?? null, ...defined(request.body) }
        const { name, category, steps, sharedWith, team } = wanted
        const sharing = await sharingRow(trx, who, { sharedWith, team, owner: before.owner?.id ?? null })
        await trx
          .updateTable('macro')
          .set({ name, category, steps: stepsRow(steps), ...sharing, updated_at: new Date() })
          .where('id', '=', id)
          .execute()
        const after = await readMacro(trx, who, id)
        const change = { action: 'macro.update', subject: id, before, after }
        await auditShared(trx, auditor(request, viewer), change)
        return after
      })
      return { macro: changed }
    },
  )

  app.delete(
    '/macros/:id',
    { schema: { tags, summary: 'Delete a macro', params, response: { 204: z.null() } } },
    async (request, reply) => {
      const viewer = await request.viewer()
      allow(viewer, 'use', 'Macro')
      const { id } = request.params
      const who = await sharer(db, viewer, 'Macro')
      await db.transaction().execute(async (trx) => {
        const before = await readMacro(trx, who, id)
        requireChange(who, sharingOf(before))
        await trx.deleteFrom('macro').where('id', '=', id).execute()
        await auditShared(trx, auditor(request, viewer), { action: 'macro.delete', subject: id, before })
      })
      return reply.code(204).send(null)
    },
  )

  app.get(
    '/tickets/:number/macros/:id',
    {
      schema: {
        tags,
        summary: 'See what a macro would do on a ticket',
        params: onTicket,
        response: { 200: z.object({ preview: macroPreviewSchema }) },
      },
    },
    async (request) => {
      const viewer = await request.viewer()
      const ticket = await findTicket(services, viewer, request.params.number)
      allow(viewer, 'use', 'Macro')
      const macro = await readMacro(db, await sharer(db, viewer, 'Macro'), request.params.id)
      const ready = await readyMacro(services, viewer, ticket, macro, { looking: true })
      return { preview: await previewMacro(services, viewer, ticket, ready) }
    },
  )

  app.post(
    '/tickets/:number/macros/:id',
    {
      schema: {
        tags,
        summary: 'Run a macro on a ticket: all of its steps, or none',
        params: onTicket,
        headers: writeHeaders,
        response: { 200: z.object({ ticket: ticketSchema }), 202: waiting },
      },
    },
    async (request, reply) => {
      const viewer = await request.viewer()
      const ticket = await findTicket(services, viewer, request.params.number)
      allow(viewer, 'use', 'Macro')
      const { number } = ticket
      const command = await submit(services, request, viewer, async () => {
        const macro = await readMacro(db, await sharer(db, viewer, 'Macro'), request.params.id)
        const payload = await readyMacro(services, viewer, ticket, macro)
        await countUse(db, 'macro', macro.id)
        return { ticket: number, body: { type: 'macro', payload } }
      })
      if (command.state === 'pending') return accepted(reply, command)
      return { ticket: await readTicket(services, viewer, number) }
    },
  )
}

/** Throws at the step that names a checklist which `viewer` may not use. */
async function requireChecklists(services: Services, viewer: SignedIn, steps: Macro['steps']): Promise<void> {
  for (const [index, step] of steps.entries())
    if (step.do === 'checklist')
      await usableTemplate(services, viewer, step.template, `steps.${index}.template`)
}

/** The steps as they are kept. Throws what is wrong with a text, by name and line. */
function stepsRow(steps: Macro['steps']) {
  return JSON.stringify(steps.map(checked)) as never
}

function checked(step: MacroStep, index: number): MacroStep {
  if (step.do !== 'reply' && step.do !== 'note') return step
  const html = sanitizedHtml(step.html)
  checkLiquid(html, 'html', `steps.${index}.html`)
  return { ...step, html }
}
