import { Readable } from 'node:stream'
import { stringify } from 'csv-stringify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { sql } from 'kysely'
import { z } from 'zod'
import { audit } from '#db/audit.ts'
import { type ShownTime, timeEntrySchema, timeTotalsSchema } from '#domain/time/entry.ts'
import { sheetRowSchema, sheetRows } from '#domain/time/sheet.ts'
import { auditor } from '../access/auditor.ts'
import { cut, decodeCursor, pageQuery } from '../paging.ts'
import type { SignedIn } from '../plugins/viewer.ts'
import type { Services } from '../services.ts'
import { allowFilter, shownTimes, showTime, type TimeFilter, timeFilter, timesQuery } from './find.ts'
import { readSheet } from './sheet.ts'

const tags = ['time']
const atOnce = 1_000
const longestExport = 1_100

/** Logged time over tickets: one's own, and everybody's for those who may see it. */
export const timeSheetRoutes: FastifyPluginAsyncZod<{ services: Services }> = async (app, { services }) => {
  app.get(
    '/time',
    {
      schema: {
        tags,
        summary: 'List logged time, the latest day first',
        querystring: z.object({ ...timeFilter, ...pageQuery }),
        response: { 200: z.object({ entries: z.array(timeEntrySchema), next: z.string().nullable() }) },
      },
    },
    async (request) => {
      const viewer = await request.viewer()
      allowFilter(viewer, request.query)
      const { cursor, limit, ...filter } = request.query
      const after = cursor ? decodeCursor(cursor, 'text') : null
      const found = await page(services, viewer, filter, after, limit + 1)
      const { rows, next } = cut(found, limit, ({ day, id }) => ({ value: day, id }))
      return { entries: rows, next }
    },
  )

  app.get(
    '/time/sheet',
    {
      schema: {
        tags,
        summary: 'Read logged time by day, a row for each ticket or person',
        querystring: z.object({ ...timeFilter, rows: z.enum(sheetRows).default('ticket') }),
        response: {
          200: z.object({ rows: z.array(sheetRowSchema), totals: timeTotalsSchema, count: z.int() }),
        },
      },
    },
    async (request) => {
      const viewer = await request.viewer()
      allowFilter(viewer, request.query)
      return readSheet(services, viewer, request.query)
    },
  )

  app.get(
    '/time/export.csv',
    {
      schema: {
        tags,
        summary: 'Logged time as CSV',
        description: 'UTF-8, an entry a row. Cells that a spreadsheet would run are guarded.',
        querystring: z.object(timeFilter),
      },
    },
    async (request, reply) => {
      const viewer = await request.viewer()
      allowFilter(viewer, request.query, longestExport)
      const record = { action: 'time.export', subject: 'time', after: { ...request.query } }
      await audit(services.db, { ...auditor(request, viewer), ...record })
      const rows = Readable.from(exported(services, viewer, request.query))
      const csv = stringify({ bom: true, header: true, columns: [...columns], escape_formulas: true })
      rows.on('error', (error) => csv.destroy(error))
      return reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', 'attachment; filename="time.csv"')
        .send(rows.pipe(csv))
    },
  )
}

async function page(
  services: Services,
  viewer: SignedIn,
  filter: TimeFilter,
  after: { value: string | number | null; id: string } | null,
  limit: number,
): Promise<ShownTime[]> {
  let query = shownTimes(timesQuery(services, viewer, filter))
  if (after) query = query.where(sql<boolean>`(time.day, time.id) < (${after.value}, ${after.id})`)
  const rows = await query.orderBy('time.day', 'desc').orderBy('time.id', 'desc').limit(limit).execute()
  return rows.map((row) => showTime(viewer, row))
}

const columns = [
  ...(['day', 'person', 'email', 'ticket', 'subject', 'type'] as const),
  ...(['billable', 'minutes', 'hours', 'text'] as const),
] as const
type ExportRow = Record<(typeof columns)[number], string>

/** Read in pages, so that years of work are never in memory as a whole. */
async function* exported(
  services: Services,
  viewer: SignedIn,
  filter: TimeFilter,
): AsyncGenerator<ExportRow> {
  for (let after: ShownTime | undefined, more = true; more; ) {
    const found: ShownTime[] = await page(
      services,
      viewer,
      filter,
      after ? { value: after.day, id: after.id } : null,
      atOnce,
    )
    for (const entry of found) yield asRow(entry)
    after = found.at(-1)
    more = found.length === atOnce
  }
}

function asRow({ day, person, ticket, type, billable, minutes, text }: ShownTime): ExportRow {
  return {
    ...{ day, person: person.name, email: person.email, ticket: ticket.number },
    ...{ subject: ticket.subject ?? '', type: type?.name ?? '', billable: billable ? 'yes' : 'no' },
    ...{ minutes: String(minutes), hours: (minutes / 60).toFixed(2), text },
  }
}
