import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { v7 as uuid } from 'uuid'
import { z } from 'zod'
import { audit } from '#db/audit.ts'
import { DomainError } from '#domain/errors.ts'
import { calendarSchema } from '#domain/sla/calendar.ts'
import { slaPolicySchema } from '#domain/sla/policy.ts'
import { allow } from '../access/allow.ts'
import { auditor } from '../access/auditor.ts'
import type { Services } from '../services.ts'

const tags = ['sla']
const id = z.object({ id: z.uuid() })
const published = { id: z.uuid(), version: z.int() }
const shownCalendar = z.object({ ...published, ...calendarSchema.shape })
const shownPolicy = z.object({ ...published, calendar: z.uuid(), ...slaPolicySchema.shape })

/** Calendars and SLA policies. Saving publishes a new version; running clocks keep theirs. */
export const slaRoutes: FastifyPluginAsyncZod<{ services: Services }> = async (app, { services }) => {
  const { db } = services

  app.get(
    '/calendars',
    {
      schema: {
        tags,
        summary: 'List the calendars',
        response: { 200: z.object({ calendars: z.array(shownCalendar) }) },
      },
    },
    async (request) => {
      allow(await request.viewer(), 'read', 'Settings')
      const rows = await db
        .selectFrom('calendar')
        .innerJoin('calendar_version as latest', (join) =>
          join
            .onRef('latest.calendar_id', '=', 'calendar.id')
            .onRef('latest.version', '=', 'calendar.version'),
        )
        .select(['calendar.id', 'calendar.version', 'latest.definition'])
        .orderBy('calendar.created_at')
        .execute()
      return { calendars: rows.map(({ definition, ...row }) => ({ ...row, ...definition })) }
    },
  )

  app.post(
    '/calendars',
    {
      schema: {
        tags,
        summary: 'Add a calendar',
        body: calendarSchema,
        response: { 201: z.object({ calendar: shownCalendar }) },
      },
    },
    async (request, reply) => {
      const viewer = await request.viewer()
      allow(viewer, 'update', 'Sla')
      const calendar = { id: uuid(), version: 1, ...request.body }
      await db.transaction().execute(async (trx) => {
        await trx
          .insertInto('calendar')
          .values({ id: calendar.id, name: calendar.name, version: 1 })
          .execute()
        await trx
          .insertInto('calendar_version')
          .values({ calendar_id: calendar.id, version: 1, definition: request.body })
          .execute()
        await audit(trx, {
          ...auditor(request, viewer),
          action: 'calendar.create',
          subject: calendar.id,
          after: request.body,
        })
      })
      return reply.code(201).send({ calendar })
    },
  )

  app.put(
    '/calendars/:id',
    {
      schema: {
        tags,
        summary: 'Publish a calendar',
        params: id,
        body: calendarSchema,
        response: { 200: z.object({ calendar: shownCalendar }) },
      },
    },
    async (request) => {
      const viewer = await request.viewer()
      allow(viewer, 'update', 'Sla')
      const version = await db.transaction().execute(async (trx) => {
        const row = await trx
          .updateTable('calendar')
          .set((eb) => ({ name: request.body.name, version: eb('version', '+', 1) }))
          .where('id', '=', request.params.id)
          .returning('version')
          .executeTakeFirst()
        if (!row) throw new DomainError('not_found', `There is no calendar ${request.params.id}.`)
        const versionRow = { calendar_id: request.params.id, version: row.version, definition: request.body }
        await trx.insertInto('calendar_version').values(versionRow).execute()
        await audit(trx, {
          ...auditor(request, viewer),
          action: 'calendar.publish',
          subject: request.params.id,
          after: request.body,
        })
        return row.version
      })
      return { calendar: { id: request.params.id, version, ...request.body } }
    },
  )

  app.get(
    '/sla-policies',
    {
      schema: {
        tags,
        summary: 'List the SLA policies',
        response: { 200: z.object({ slaPolicies: z.array(shownPolicy) }) },
      },
    },
    async (request) => {
      allow(await request.viewer(), 'read', 'Settings')
      const rows = await db
        .selectFrom('sla_policy as policy')
        .innerJoin('sla_policy_version as latest', (join) =>
          join.onRef('latest.policy_id', '=', 'policy.id').onRef('latest.version', '=', 'policy.version'),
        )
        .select(['policy.id', 'policy.version', 'policy.calendar_id as calendar', 'latest.definition'])
        .orderBy('policy.created_at')
        .execute()
      return { slaPolicies: rows.map(({ definition, ...row }) => ({ ...row, ...definition })) }
    },
  )

  app.put(
    '/sla-policies/:id',
    {
      schema: {
        tags,
        summary: 'Publish an SLA policy',
        params: id,
        body: slaPolicySchema.safeExtend({ calendar: z.uuid().optional() }),
        response: { 200: z.object({ slaPolicy: shownPolicy }) },
      },
    },
    async (request) => {
      const viewer = await request.viewer()
      allow(viewer, 'update', 'Sla')
      const { calendar, ...definition } = request.body
      const row = await db.transaction().execute(async (trx) => {
        if (
          calendar &&
          !(await trx.selectFrom('calendar').select('id').where('id', '=', calendar).executeTakeFirst())
        )
          throw new DomainError('sla_policy_invalid', `There is no calendar ${calendar}.`, 'calendar')
        const updated = await trx
          .updateTable('sla_policy')
          .set((eb) => ({
            name: definition.name,
            version: eb('version', '+', 1),
            ...(calendar ? { calendar_id: calendar } : {}),
          }))
          .where('id', '=', request.params.id)
          .returning(['version', 'calendar_id'])
          .executeTakeFirst()
        if (!updated) throw new DomainError('not_found', `There is no SLA policy ${request.params.id}.`)
        await trx
          .insertInto('sla_policy_version')
          .values({ policy_id: request.params.id, version: updated.version, definition })
          .execute()
        await audit(trx, {
          ...auditor(request, viewer),
          action: 'sla_policy.publish',
          subject: request.params.id,
          after: request.body,
        })
        return updated
      })
      return {
        slaPolicy: { id: request.params.id, version: row.version, calendar: row.calendar_id, ...definition },
      }
    },
  )
}
