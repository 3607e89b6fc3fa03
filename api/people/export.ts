import { Readable } from 'node:stream'
import { stringify } from 'csv-stringify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { sql } from 'kysely'
import { z } from 'zod'
import { audit } from '#db/audit.ts'
import type { Database } from '#db/database.ts'
import { type ImportColumn, importColumns } from '#domain/people/columns.ts'
import { asYesNo } from '#domain/people/import.ts'
import { allow } from '../access/allow.ts'
import { auditor } from '../access/auditor.ts'
import type { Services } from '../services.ts'
import { findPeople, peopleFilter } from './find.ts'

const atOnce = 1_000

/** Everybody as a file that an import reads. */
export const exportRoutes: FastifyPluginAsyncZod<{ services: Services }> = async (app, { services }) => {
  app.get(
    '/people/export.csv',
    {
      schema: {
        tags: ['people'],
        summary: 'People as CSV',
        description:
          'UTF-8, with the columns an import takes. Cells that a spreadsheet would run are guarded.',
        querystring: z.object(peopleFilter),
      },
    },
    async (request, reply) => {
      const viewer = await request.viewer()
      allow(viewer, 'export', 'Person')
      const after = { ...request.query, count: await countPeople(services.db, request.query) }
      const record = { action: 'person.export', subject: 'people', after }
      await audit(services.db, { ...auditor(request, viewer), ...record })
      const rows = Readable.from(exported(services.db, request.query))
      const csv = stringify({ bom: true, header: true, columns: [...importColumns], escape_formulas: true })
      rows.on('error', (error) => csv.destroy(error))
      return reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', 'attachment; filename="people.csv"')
        .send(rows.pipe(csv))
    },
  )
}

type Filter = Parameters<typeof findPeople>[1]
type Row = Record<ImportColumn, string> & { id: string }

async function countPeople(db: Database, filter: Filter): Promise<number> {
  const query = (await findPeople(db, filter)).clearOrderBy()
  const row = await query.select(sql<number>`count(*)`.as('count')).executeTakeFirstOrThrow()
  return row.count
}

/** Read in pages, so that a large house is never in memory as a whole. */
async function* exported(db: Database, filter: Filter): AsyncGenerator<Record<ImportColumn, string>> {
  for (let after: Row | undefined, more = true; more; ) {
    const page: Row[] = await readPage(db, filter, after)
    for (const { id: _, ...row } of page) yield row
    after = page.at(-1)
    more = page.length === atOnce
  }
}

async function readPage(db: Database, filter: Filter, after: Row | undefined): Promise<Row[]> {
  let query = (await findPeople(db, filter)).limit(atOnce)
  if (after) query = query.where(sql<boolean>`(person.name, person.id) > (${after.name}, ${after.id})`)
  const rows = await query
    .select(['person.id', 'person.email', 'person.name', 'person.role_key', 'person.active', 'person.phone'])
    .select(['person.job_title', 'person.location', 'person.time_zone', 'person.language'])
    .select([
      sql<string>`array_to_string(array(
        select of_person.name from person_organization as member
          join organization as of_person on of_person.id = member.organization_id
          where member.person_id = person.id
          order by member.organization_id = person.organization_id desc, of_person.name), ' | ')`.as(
        'organization',
      ),
      sql<string>`array_to_string(array(
        select address from person_address where person_id = person.id and address <> person.email order by address
      ), ' | ')`.as('addresses'),
    ])
    .execute()
  return rows.map(({ role_key, active, time_zone, language, ...row }) => ({
    ...row,
    role: role_key,
    active: asYesNo(active),
    time_zone: time_zone ?? '',
    language: language ?? '',
  }))
}
