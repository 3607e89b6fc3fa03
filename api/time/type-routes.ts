import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { z } from 'zod'
import { audit } from '#db/audit.ts'
import type { Database } from '#db/database.ts'
import { DomainError } from '#domain/errors.ts'
import { newTimeTypeSchema, type TimeType, timeTypeChangesSchema, timeTypeSchema } from '#domain/time/type.ts'
import { allow } from '../access/allow.ts'
import { auditor } from '../access/auditor.ts'
import { defined } from '../defined.ts'
import type { Services } from '../services.ts'
import { unlessTaken } from '../unique.ts'

const tags = ['time']
const params = z.object({ id: z.uuid() })
const one = z.object({ type: timeTypeSchema })
const most = 200

/** What time is spent on. */
export const timeTypeRoutes: FastifyPluginAsyncZod<{ services: Services }> = async (
  app,
  { services: { db } },
) => {
  app.get(
    '/time-types',
    {
      schema: {
        tags,
        summary: 'List the types of work, retired ones too, by name',
        response: { 200: z.object({ types: z.array(timeTypeSchema) }) },
      },
    },
    async (request) => {
      allow(await request.viewer(), 'read_notes', 'Ticket')
      return { types: await readTypes(db) }
    },
  )

  app.post(
    '/time-types',
    { schema: { tags, summary: 'Add a type of work', body: newTimeTypeSchema, response: { 201: one } } },
    async (request, reply) => {
      const viewer = await request.viewer()
      allow(viewer, 'manage', 'TimeType')
      const id = uuid()
      const type = await db.transaction().execute(async (trx) => {
        const { count } = await trx
          .selectFrom('time_type')
          .select(sql<number>`count(*)`.as('count'))
          .executeTakeFirstOrThrow()
        if (count >= most) throw new DomainError('too_many_items', `There are ${most} types at most.`, 'name')
        await unlessTaken(
          trx
            .insertInto('time_type')
            .values({ id, ...request.body })
            .execute(),
          nameTaken(request.body.name),
        )
        const record = { action: 'time_type.create', subject: id, after: request.body }
        await audit(trx, { ...auditor(request, viewer), ...record })
        return readType(trx, id)
      })
      return reply.code(201).send({ type })
    },
  )

  app.patch(
    '/time-types/:id',
    {
      schema: {
        tags,
        summary: 'Change a type of work, retire it, or bring it back',
        description: 'What was logged keeps its type, and whether it is billable.',
        ...{ params, body: timeTypeChangesSchema, response: { 200: one } },
      },
    },
    async (request) => {
      const viewer = await request.viewer()
      allow(viewer, 'manage', 'TimeType')
      const { id } = request.params
      const { retired, ...changes } = request.body
      const type = await db.transaction().execute(async (trx) => {
        await trx.selectFrom('time_type').select('id').where('id', '=', id).forUpdate().execute()
        const before = await readType(trx, id)
        const moved = retired === undefined || retired === before.retired
        const set = { ...defined(changes), ...(moved ? {} : { retired_at: retired ? new Date() : null }) }
        if (Object.keys(set).length)
          await unlessTaken(
            trx.updateTable('time_type').set(set).where('id', '=', id).execute(),
            nameTaken(changes.name ?? before.name),
          )
        const after = await readType(trx, id)
        const record = { action: 'time_type.update', subject: id, before, after }
        await audit(trx, { ...auditor(request, viewer), ...record })
        return after
      })
      return { type }
    },
  )
}

const nameTaken = (name: string) => ({
  constraint: /time_type_name/,
  code: 'name_taken' as const,
  message: `There is a type "${name}" already.`,
  field: 'name',
})

async function readTypes(db: Database, id?: string): Promise<TimeType[]> {
  let query = db
    .selectFrom('time_type')
    .select(['id', 'name', 'color', 'billable', 'retired_at'])
    .select(sql<number>`(select count(*) from time_entry where time_entry.type_id = time_type.id)`.as('uses'))
    .orderBy('name')
  if (id) query = query.where('id', '=', id)
  const rows = await query.execute()
  return rows.map(({ retired_at, ...row }) => ({ ...row, retired: retired_at !== null }))
}

async function readType(db: Database, id: string): Promise<TimeType> {
  const [type] = await readTypes(db, id)
  if (!type) throw new DomainError('not_found', `There is no type of work ${id}.`)
  return type
}
