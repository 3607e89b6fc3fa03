import multipart from '@fastify/multipart'
import type { FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { v7 as uuid } from 'uuid'
import { z } from 'zod'
import { readRoles } from '#db/access.ts'
import { type KeptRow, organizationsByName, readOwners } from '#db/imports.ts'
import { beyond, grantsOf } from '#domain/access/roles.ts'
import { DomainError } from '#domain/errors.ts'
import {
  type Import,
  type ImportedRow,
  type ImportWorld,
  importRowSchema,
  importSchema,
  mostImportBytes,
} from '#domain/people/import.ts'
import { addressesIn, planImport } from '#domain/people/import-plan.ts'
import { allow } from '../access/allow.ts'
import { auditor } from '../access/auditor.ts'
import type { SignedIn } from '../plugins/viewer.ts'
import type { Services } from '../services.ts'
import { readPeopleCsv } from './csv.ts'
import { applyImport } from './import-apply.ts'

const tags = ['people']
const params = z.object({ id: z.uuid() })
const answer = z.object({ import: importSchema })

/** Files of people: first what they would change, then the change. */
export const importRoutes: FastifyPluginAsyncZod<{ services: Services }> = async (app, { services }) => {
  const { db } = services
  await app.register(multipart, { limits: { files: 1, fileSize: mostImportBytes } })
  app.addContentTypeParser('text/csv', { parseAs: 'buffer', bodyLimit: mostImportBytes }, (_, body, done) => {
    done(null, body)
  })

  app.post(
    '/people/imports',
    {
      bodyLimit: mostImportBytes,
      schema: {
        tags,
        summary: 'Read a file of people, and say what it would change',
        description:
          'CSV in UTF-8, as the body (text/csv) or as a part named "file" (multipart/form-data). Changes nothing yet.',
        consumes: ['text/csv', 'multipart/form-data'],
        response: { 201: answer },
      },
    },
    async (request, reply) => {
      const viewer = await request.viewer()
      allow(viewer, 'import', 'Person')
      const { name, content } = await fileOf(request)
      const { rows, lines } = await readPeopleCsv(content)
      const planned = planImport(rows, await worldOf(services, viewer, rows.flatMap(addressesIn)), lines)
      const id = uuid()
      await db
        .insertInto('person_import')
        .values({ id, name, by_id: viewer.id, state: 'previewed', rows: JSON.stringify(planned) as never })
        .execute()
      return reply.code(201).send({ import: show(await readImport(services, id)) })
    },
  )

  app.get(
    '/people/imports/:id',
    {
      schema: {
        tags,
        summary: 'An import, row by row',
        params,
        querystring: z.object({
          only: z.enum(['create', 'update', 'nothing', 'error', 'failed']).optional(),
          offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
          limit: z.coerce.number().int().min(1).max(1_000).default(200),
        }),
        response: { 200: answer.extend({ rows: z.array(importRowSchema), next: z.int().nullable() }) },
      },
    },
    async (request) => {
      allow(await request.viewer(), 'import', 'Person')
      const row = await readImport(services, request.params.id)
      const { only, offset, limit } = request.query
      const shown = rowsOf(row).filter(
        (each) => !only || (only === 'failed' ? each.state : each.action) === only,
      )
      const page = shown.slice(offset, offset + limit)
      const end = offset + page.length
      return { import: show(row), rows: page, next: end < shown.length ? end : null }
    },
  )

  app.post(
    '/people/imports/:id/apply',
    {
      schema: {
        tags,
        summary: 'Do what an import would change',
        description:
          'Works for some seconds and says how far it came. While its state is "running", ask again: it goes on where it stopped. Rows with an error are left out.',
        params,
        response: { 200: answer },
      },
    },
    async (request) => {
      const viewer = await request.viewer()
      allow(viewer, 'import', 'Person')
      const { id } = request.params
      await applyImport(services, { viewer, auditor: auditor(request, viewer) }, id)
      app.forgetViewers()
      const row = await readImport(services, id)
      return { import: show(row) }
    },
  )
}

async function fileOf(request: FastifyRequest): Promise<{ name: string; content: Buffer }> {
  if (!request.isMultipart()) {
    if (!Buffer.isBuffer(request.body) || !request.body.length)
      throw new DomainError('csv_unreadable', 'Send a CSV file.', 'file')
    return { name: 'people.csv', content: request.body }
  }
  const part = await request.file()
  if (!part) throw new DomainError('invalid', 'Send one part named "file".', 'file')
  return { name: part.filename.replaceAll(/\p{Cc}/gu, '').slice(0, 255), content: await part.toBuffer() }
}

async function worldOf({ db }: Services, viewer: SignedIn, addresses: string[]): Promise<ImportWorld> {
  const [owners, organizations, roles] = await Promise.all([
    readOwners(db, addresses),
    organizationsByName(db),
    readRoles(db),
  ])
  const held = viewer.grants.filter(({ through }) => 'role' in through)
  const mayAssign = viewer.ability.can('assign', 'Role')
  const givable = [...roles.keys()].filter((key) => mayAssign && !beyond(held, grantsOf(key, roles)).length)
  return { owners, organizations, roles: new Set(roles.keys()), givable: new Set(givable) }
}

type Row = Awaited<ReturnType<typeof readImport>>

async function readImport({ db }: Services, id: string) {
  const row = await db
    .selectFrom('person_import')
    .select(['id', 'name', 'state', 'rows', 'done', 'created_at', 'done_at'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) throw new DomainError('not_found', `There is no import ${id}.`)
  return { ...row, rows: row.rows as KeptRow[] }
}

function rowsOf({ rows, done }: Row): ImportedRow[] {
  return rows.map(({ failed, ...row }, index) => ({
    ...row,
    state: stateOf(row.action, failed, index < done),
  }))
}

function stateOf(
  action: KeptRow['action'],
  failed: true | undefined,
  reached: boolean,
): ImportedRow['state'] {
  if (action === 'error') return 'left_out'
  if (failed) return 'failed'
  return reached ? 'done' : 'waiting'
}

function show({ id, name, state, rows, done, created_at, done_at }: Row): Import {
  const counts = { create: 0, update: 0, nothing: 0, error: 0, failed: 0 }
  for (const row of rows) {
    counts[row.action]++
    if (row.failed) counts.failed++
  }
  return {
    ...{ id, name, state, done, counts },
    total: rows.length,
    createdAt: created_at.toISOString(),
    doneAt: done_at?.toISOString() ?? null,
  }
}
