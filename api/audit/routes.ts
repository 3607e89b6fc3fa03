import { Readable } from 'node:stream'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { audit } from '#db/audit.ts'
import { checkChain } from '#db/audit-chain.ts'
import { readRetention, writeRetention } from '#db/audit-retention.ts'
import { auditFilterSchema, auditRecordSchema, auditRetentionSchema } from '#domain/access/audit.ts'
import { integritySchema } from '#domain/access/chain.ts'
import { allow } from '../access/allow.ts'
import { auditor } from '../access/auditor.ts'
import { pageQuery } from '../paging.ts'
import type { Services } from '../services.ts'
import { acknowledge, openAlerts } from './alerts.ts'
import { contentTypes, exportFormats, exportRecords, measure } from './export.ts'
import { knownActions, listRecords, readRecord } from './list.ts'
import { reportRoutes } from './report-routes.ts'

const tags = ['audit']
const params = z.object({ id: z.uuid() })
const retention = { 200: z.object({ retention: auditRetentionSchema }) }
const mostChecked = 100_000

/** The audit log: what was done, by whom and from where, and whether it is what was written. */
export const auditRoutes: FastifyPluginAsyncZod<{ services: Services }> = async (app, { services }) => {
  const { db } = services
  await app.register(reportRoutes, { services })

  app.get(
    '/audit',
    {
      schema: {
        tags,
        summary: 'List audit records, newest first',
        querystring: auditFilterSchema.extend(pageQuery),
        response: {
          200: z.object({ records: z.array(auditRecordSchema), next: z.string().nullable() }),
        },
      },
    },
    async (request) => {
      allow(await request.viewer(), 'read', 'Audit')
      return listRecords(db, request.query)
    },
  )

  app.get(
    '/audit/:id',
    {
      schema: {
        tags,
        summary: 'Read an audit record',
        params,
        response: { 200: z.object({ record: auditRecordSchema }) },
      },
    },
    async (request) => {
      allow(await request.viewer(), 'read', 'Audit')
      return { record: await readRecord(db, request.params.id) }
    },
  )

  app.get(
    '/audit/actions',
    {
      schema: {
        tags,
        summary: 'List the actions that are in the audit log',
        response: { 200: z.object({ actions: z.array(z.string()) }) },
      },
    },
    async (request) => {
      allow(await request.viewer(), 'read', 'Audit')
      return { actions: await knownActions(db) }
    },
  )

  app.get(
    '/audit/export',
    {
      schema: {
        tags,
        summary: 'Export audit records, oldest first',
        querystring: auditFilterSchema.extend({ format: z.enum(exportFormats).default('csv') }),
      },
    },
    async (request, reply) => {
      const viewer = await request.viewer()
      allow(viewer, 'export', 'Audit')
      const { format, ...filter } = request.query
      const { count, through } = await measure(db, filter)
      await audit(db, {
        ...auditor(request, viewer),
        action: 'audit.export',
        subject: 'audit',
        after: { format, filter, count },
      })
      const date = new Date(services.now()).toISOString().slice(0, 10)
      return reply
        .type(contentTypes[format])
        .header('content-disposition', `attachment; filename="audit-${date}.${format}"`)
        .header('cache-control', 'no-store')
        .send(Readable.from(exportRecords(db, { filter, through, format })))
    },
  )

  app.get(
    '/audit/integrity',
    {
      schema: {
        tags,
        summary: 'Check that the newest 100,000 audit records are what was written',
        response: { 200: z.object({ integrity: integritySchema }) },
      },
      config: { rateLimit: { max: 20, timeWindow: '1 minute' } },
    },
    async (request) => {
      allow(await request.viewer(), 'read', 'Audit')
      return { integrity: await checkChain(db, { latest: mostChecked }) }
    },
  )

  app.get(
    '/audit/alerts',
    {
      schema: {
        tags,
        summary: 'List the alerts that nobody has acknowledged',
        response: { 200: z.object({ alerts: z.array(auditRecordSchema) }) },
      },
    },
    async (request) => {
      allow(await request.viewer(), 'read', 'Audit')
      return { alerts: await openAlerts(db) }
    },
  )

  app.post(
    '/audit/alerts/:id/acknowledge',
    {
      schema: {
        tags,
        summary: 'Acknowledge an alert',
        params,
        body: z.strictObject({ note: z.string().trim().max(500).default('') }).nullish(),
        response: { 200: z.object({ alerts: z.array(auditRecordSchema) }) },
      },
    },
    async (request) => {
      const viewer = await request.viewer()
      allow(viewer, 'manage', 'Security')
      await acknowledge(db, auditor(request, viewer), request.params.id, request.body?.note ?? '')
      return { alerts: await openAlerts(db) }
    },
  )

  app.get(
    '/audit/retention',
    { schema: { tags, summary: 'For how long audit records are kept', response: retention } },
    async (request) => {
      allow(await request.viewer(), 'manage', 'Security')
      return { retention: await readRetention(db) }
    },
  )

  app.put(
    '/audit/retention',
    {
      schema: {
        tags,
        summary: 'Set for how long audit records are kept',
        body: auditRetentionSchema,
        response: retention,
      },
    },
    async (request) => {
      const viewer = await request.viewer()
      allow(viewer, 'manage', 'Security')
      await db.transaction().execute(async (trx) => {
        const before = await readRetention(trx)
        await writeRetention(trx, request.body)
        const who = auditor(request, viewer)
        await audit(trx, { ...who, action: 'audit.retention', subject: 'audit', before, after: request.body })
      })
      return { retention: await readRetention(db) }
    },
  )
}
