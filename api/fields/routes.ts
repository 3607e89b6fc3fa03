import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { z } from 'zod'
import { audit } from '#db/audit.ts'
import type { Database } from '#db/database.ts'
import { readFields } from '#db/fields.ts'
import { DomainError } from '#domain/errors.ts'
import { checkDefinition, checkRedefinition } from '#domain/fields/define.ts'
import {
  type FieldDefinition,
  fieldChangeSchema,
  fieldDefinitionSchema,
  newFieldSchema,
} from '#domain/fields/definition.ts'
import { allow } from '../access/allow.ts'
import { auditor } from '../access/auditor.ts'
import type { Services } from '../services.ts'
import { unlessTaken } from '../unique.ts'

const tags = ['fields']
const params = z.object({ id: z.uuid() })
const field = z.object({ field: fieldDefinitionSchema })
const fields = z.object({ fields: z.array(fieldDefinitionSchema) })

/** The fields that administrators give tickets besides the built-in ones. */
export const fieldRoutes: FastifyPluginAsyncZod<{ services: Services }> = async (app, { services }) => {
  const { db } = services

  app.get(
    '/fields',
    { schema: { tags, summary: 'List the custom fields in their order', response: { 200: fields } } },
    async (request) => {
      const viewer = await request.viewer()
      allow(viewer, 'read', 'Ticket')
      const all = await readFields(db)
      // Requesters fill in what is meant for them.
      return {
        fields: viewer.ability.can('read_notes', 'Ticket')
          ? all
          : all.filter(({ forRequesters }) => forRequesters),
      }
    },
  )

  app.post(
    '/fields',
    {
      schema: {
        tags,
        summary: 'Add a custom field at the end',
        body: newFieldSchema,
        response: { 201: field },
      },
    },
    async (request, reply) => {
      const viewer = await request.viewer()
      allow(viewer, 'manage', 'Field')
      const { key, ...definition } = request.body
      const id = uuid()
      const made = await db.transaction().execute(async (trx) => {
        checkDefinition(request.body, await lockedFields(trx))
        await unlessTaken(
          trx
            .insertInto('field')
            .values({
              ...{ id, key, definition: JSON.stringify(definition) as never },
              position: sql<number>`(select coalesce(max(position), 0) + 1 from field)`,
            })
            .execute(),
          keyTaken(key),
        )
        const after = await readField(trx, id)
        await audit(trx, { ...auditor(request, viewer), action: 'field.create', subject: id, after })
        return after
      })
      return reply.code(201).send({ field: made })
    },
  )

  app.put(
    '/fields/order',
    {
      schema: {
        tags,
        summary: 'Put the custom fields in order',
        body: z.strictObject({ fields: z.array(z.uuid()).max(1_000) }),
        response: { 200: fields },
      },
    },
    async (request) => {
      const viewer = await request.viewer()
      allow(viewer, 'manage', 'Field')
      const wanted = request.body.fields
      return db.transaction().execute(async (trx) => {
        const before = (await lockedFields(trx)).map(({ id }) => id)
        if ([...before].sort().join() !== [...wanted].sort().join())
          throw new DomainError('conflict', 'Fields were added in the meantime. Look again.', 'fields')
        await sql`update field set position = wanted.position
          from unnest(${wanted}::uuid[]) with ordinality as wanted(id, position) where field.id = wanted.id`.execute(
          trx,
        )
        const action = { action: 'field.order', subject: 'fields', before, after: wanted }
        await audit(trx, { ...auditor(request, viewer), ...action })
        return { fields: await readFields(trx) }
      })
    },
  )

  app.put(
    '/fields/:id',
    {
      schema: {
        tags,
        summary: 'Change a custom field',
        params,
        body: fieldChangeSchema,
        response: { 200: field },
      },
    },
    async (request) => {
      const viewer = await request.viewer()
      allow(viewer, 'manage', 'Field')
      const { id } = request.params
      const { archived, ...definition } = request.body
      return db.transaction().execute(async (trx) => {
        const all = await lockedFields(trx)
        const before = all.find((each) => each.id === id)
        if (!before) throw new DomainError('not_found', `There is no field ${id}.`)
        checkRedefinition(before, { ...request.body, key: before.key }, all)
        await trx
          .updateTable('field')
          .set({ archived, definition: JSON.stringify(definition) as never, updated_at: new Date() })
          .where('id', '=', id)
          .execute()
        const after = await readField(trx, id)
        await audit(trx, { ...auditor(request, viewer), action: 'field.update', subject: id, before, after })
        return { field: after }
      })
    },
  )
}

const keyTaken = (key: string) => ({
  constraint: /^field_key/,
  code: 'key_taken' as const,
  message: `There is a field with the key ${key} already.`,
  field: 'key',
})

/** All fields, for one who changes them: nobody else does until the transaction ends. */
async function lockedFields(trx: Database): Promise<FieldDefinition[]> {
  await sql`select pg_advisory_xact_lock(hashtext('perdure fields'))`.execute(trx)
  return readFields(trx)
}

async function readField(trx: Database, id: string): Promise<FieldDefinition> {
  const found = (await readFields(trx)).find((each) => each.id === id)
  if (!found) throw new DomainError('not_found', `There is no field ${id}.`)
  return found
}
