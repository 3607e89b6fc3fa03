import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { type Kysely, sql } from 'kysely'
import { z } from 'zod'
import { audit } from '#db/audit.ts'
import type { Tables } from '#db/database.ts'
import { findDuplicates, merge, undoMerge } from '#db/merges.ts'
import { administrator } from '#domain/access/roles.ts'
import {
  duplicatesSchema,
  type Merge,
  type Moved,
  mergeSchema,
  mergeSummarySchema,
  summaryOf,
} from '#domain/people/merge.ts'
import { allow } from '../access/allow.ts'
import { auditor } from '../access/auditor.ts'
import type { Services } from '../services.ts'
import { keepOne } from './guard.ts'
import { lockMerge, prepareMerge } from './merge-checks.ts'

const tags = ['people']
const params = z.object({ id: z.uuid() })
const one = z.object({ merge: mergeSchema })

/** Finding out that two people are one, and taking it back. */
export const mergeRoutes: FastifyPluginAsyncZod<{ services: Services }> = async (app, { services }) => {
  const { db } = services

  app.get(
    '/people/duplicates',
    {
      schema: {
        tags,
        summary: 'People who may be one and the same',
        response: { 200: z.object({ duplicates: z.array(duplicatesSchema) }) },
      },
    },
    async (request) => {
      allow(await request.viewer(), 'merge', 'Person')
      return { duplicates: await findDuplicates(db) }
    },
  )

  app.get(
    '/people/:id/merge-preview',
    {
      schema: {
        tags,
        summary: 'What merging somebody into a person would move',
        params,
        querystring: z.object({ from: z.uuid() }),
        response: { 200: z.object({ moved: mergeSummarySchema }) },
      },
    },
    async (request) => {
      const viewer = await request.viewer()
      allow(viewer, 'merge', 'Person')
      const { id } = request.params
      const { moved } = await db
        .transaction()
        .execute((trx) => prepareMerge(trx, viewer, request.query.from, id))
      return { moved: summaryOf(moved) }
    },
  )

  app.post(
    '/people/:id/merge',
    {
      schema: {
        tags,
        summary: 'Merge somebody into a person',
        description:
          'Their addresses, tickets and organizations become those of the person; they can no longer sign in.',
        params,
        body: z.strictObject({ from: z.uuid() }),
        response: { 201: one },
      },
    },
    async (request, reply) => {
      const viewer = await request.viewer()
      allow(viewer, 'merge', 'Person')
      const { id: into } = request.params
      const { from } = request.body
      const id = await db.transaction().execute(async (trx) => {
        const { moved, going } = await prepareMerge(trx, viewer, from, into)
        if (going.role_key === administrator && going.active) await keepOne(trx, from)
        const made = await merge(trx, from, into, viewer.id, moved)
        const record = { action: 'person.merge', subject: into, before: { from }, after: summaryOf(moved) }
        await audit(trx, { ...auditor(request, viewer), ...record })
        return made
      })
      app.forgetViewers()
      return reply.code(201).send({ merge: await readMerge(db, id) })
    },
  )

  app.get(
    '/people/:id/merges',
    {
      schema: {
        tags,
        summary: 'Who was merged into a person',
        params,
        response: { 200: z.object({ merges: z.array(mergeSchema) }) },
      },
    },
    async (request) => {
      allow(await request.viewer(), 'merge', 'Person')
      const rows = await merges(db)
        .where('person_merge.into_id', '=', request.params.id)
        .orderBy('person_merge.created_at', 'desc')
        .orderBy('person_merge.id')
        .limit(200)
        .execute()
      return { merges: rows.map(show) }
    },
  )

  app.post(
    '/people/merges/:id/undo',
    { schema: { tags, summary: 'Take a merge back', params, response: { 200: one } } },
    async (request) => {
      const viewer = await request.viewer()
      allow(viewer, 'merge', 'Person')
      const { id } = request.params
      await db.transaction().execute(async (trx) => {
        const row = await lockMerge(trx, viewer, id)
        await undoMerge(trx, row)
        if (row.moved.role?.after === administrator) await keepOne(trx, row.into)
        const record = { action: 'person.merge.undo', subject: row.into, after: { from: row.from } }
        await audit(trx, { ...auditor(request, viewer), ...record })
      })
      app.forgetViewers()
      return { merge: await readMerge(db, id) }
    },
  )
}

async function readMerge(db: Kysely<Tables>, id: string): Promise<Merge> {
  return show(await merges(db).where('person_merge.id', '=', id).executeTakeFirstOrThrow())
}

function merges(db: Kysely<Tables>) {
  const ref = (name: string) =>
    sql<{ id: string; name: string; email: string }>`jsonb_build_object(
      'id', ${sql.ref(`${name}.id`)}, 'name', ${sql.ref(`${name}.name`)}, 'email', ${sql.ref(`${name}.email`)})`
  return db
    .selectFrom('person_merge')
    .innerJoin('person as going', 'going.id', 'person_merge.from_id')
    .innerJoin('person as staying', 'staying.id', 'person_merge.into_id')
    .leftJoin('person as merger', 'merger.id', 'person_merge.by_id')
    .select(['person_merge.id', 'person_merge.moved', 'person_merge.created_at', 'person_merge.undone_at'])
    .select(['person_merge.by_id'])
    .select([ref('going').as('from'), ref('staying').as('into'), ref('merger').as('merger')])
}

type Row = {
  id: string
  moved: unknown
  created_at: Date
  undone_at: Date | null
  by_id: string | null
  from: Merge['from']
  into: Merge['into']
  merger: Merge['into']
}

function show({ id, moved, created_at, undone_at, by_id, from, into, merger }: Row): Merge {
  return {
    ...{ id, from, into },
    by: by_id ? merger : null,
    moved: summaryOf(moved as Moved),
    createdAt: created_at.toISOString(),
    undoneAt: undone_at?.toISOString() ?? null,
  }
}
