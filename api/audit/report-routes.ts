import type { FastifyReply, FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { audit } from '#db/audit.ts'
import {
  accessReviewRowSchema,
  failedSignInsRowSchema,
  privilegedActionRowSchema,
  type ReportName,
  reportPeriodSchema,
} from '#domain/access/audit-reports.ts'
import { DomainError } from '#domain/errors.ts'
import { allow } from '../access/allow.ts'
import { auditor } from '../access/auditor.ts'
import type { SignedIn } from '../plugins/viewer.ts'
import type { Services } from '../services.ts'
import { byteOrderMark, csvOf } from './csv.ts'
import { accessReview, failedSignInsIn, type Period, privilegedActionsIn } from './reports.ts'

const tags = ['audit']
const format = z.enum(['json', 'csv']).default('json')
const querystring = reportPeriodSchema.extend({ format })
const period = { from: z.iso.datetime(), to: z.iso.datetime() }
const defaultPeriodMs = 90 * 24 * 3_600_000

type Row = Record<string, unknown>

/** Reports for those who have to show that access is under control. */
export const reportRoutes: FastifyPluginAsyncZod<{ services: Services }> = async (app, { services }) => {
  const { db } = services

  app.get(
    '/audit/reports/access-review',
    {
      schema: {
        tags,
        summary: 'Who has which roles, and through what',
        querystring: z.object({ format }),
        response: { 200: z.object({ rows: z.array(accessReviewRowSchema) }) },
      },
    },
    async (request, reply) => {
      const viewer = await request.viewer()
      allow(viewer, 'read', 'Audit')
      const rows = await accessReview(db)
      if (request.query.format === 'json') return { rows }
      const flat = rows.map(({ roles, ...row }) => ({
        ...row,
        roles: roles.map(({ name, through }) => `${name} (${through})`).join('; '),
      }))
      return sendCsv(viewer, request, reply, 'access-review', flat)
    },
  )

  app.get(
    '/audit/reports/privileged-actions',
    {
      schema: {
        tags,
        summary: 'What was done about roles, rights, tokens and security',
        querystring,
        response: { 200: z.object({ ...period, rows: z.array(privilegedActionRowSchema) }) },
      },
    },
    async (request, reply) => {
      const viewer = await request.viewer()
      allow(viewer, 'read', 'Audit')
      const within = periodOf(request.query)
      const rows = await privilegedActionsIn(db, within)
      if (request.query.format === 'json') return { ...shown(within), rows }
      return sendCsv(viewer, request, reply, 'privileged-actions', rows)
    },
  )

  app.get(
    '/audit/reports/failed-sign-ins',
    {
      schema: {
        tags,
        summary: 'Failed sign-ins per account and address',
        querystring,
        response: { 200: z.object({ ...period, rows: z.array(failedSignInsRowSchema) }) },
      },
    },
    async (request, reply) => {
      const viewer = await request.viewer()
      allow(viewer, 'read', 'Audit')
      const within = periodOf(request.query)
      const rows = await failedSignInsIn(db, within)
      if (request.query.format === 'json') return { ...shown(within), rows }
      return sendCsv(viewer, request, reply, 'failed-sign-ins', rows)
    },
  )

  function periodOf({ from, to }: z.output<typeof reportPeriodSchema>): Period {
    const end = to ? new Date(to) : new Date(services.now())
    const start = from ? new Date(from) : new Date(end.getTime() - defaultPeriodMs)
    if (start > end) throw new DomainError('invalid', 'The period ends before it begins.', 'to')
    return { from: start, to: end }
  }

  /** What leaves as a file is an export: it takes the permission for one, and is recorded. */
  async function sendCsv(
    viewer: SignedIn,
    request: FastifyRequest,
    reply: FastifyReply,
    name: ReportName,
    rows: readonly Row[],
  ): Promise<never> {
    allow(viewer, 'export', 'Audit')
    const after = { report: name, count: rows.length }
    await audit(db, { ...auditor(request, viewer), action: 'report.export', subject: name, after })
    const columns = Object.keys(rows[0] ?? {})
    const text = byteOrderMark + csvOf([columns, ...rows.map((row) => columns.map((column) => row[column]))])
    const date = new Date(services.now()).toISOString().slice(0, 10)
    reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', `attachment; filename="${name}-${date}.csv"`)
      .header('cache-control', 'no-store')
    return reply.send(text) as never
  }
}

const shown = ({ from, to }: Period) => ({ from: from.toISOString(), to: to.toISOString() })
