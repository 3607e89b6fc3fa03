import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { z } from 'zod'
import { audit } from '#db/audit.ts'
import { administrator } from '#domain/access/roles.ts'
import { DomainError } from '#domain/errors.ts'
import { newPersonSchema, personChangesSchema, personSchema } from '#domain/people/person.ts'
import { allow } from '../access/allow.ts'
import { auditor } from '../access/auditor.ts'
import { mayGive } from '../access/giving.ts'
import { invite } from '../access/invitations.ts'
import { cut, decodeCursor, pageQuery } from '../paging.ts'
import type { Services } from '../services.ts'

const tags = ['people']
const columns = ['id', 'name', 'email', 'role_key as role', 'active', 'created_at'] as const

/** People and queues. */
export const peopleRoutes: FastifyPluginAsyncZod<{ services: Services }> = async (app, { services }) => {
  const { db } = services

  app.get(
    '/people',
    {
      schema: {
        tags,
        summary: 'List people by name',
        querystring: z.object({
          search: z.string().trim().max(200).optional().describe('Part of a name or address.'),
          role: z.string().max(60).optional().describe('One role or several, separated by commas.'),
          ...pageQuery,
        }),
        response: { 200: z.object({ people: z.array(personSchema), next: z.string().nullable() }) },
      },
    },
    async (request) => {
      allow(await request.viewer(), 'read', 'Person')
      const { search, role, cursor, limit } = request.query
      let query = db.selectFrom('person').select(columns)
      if (role)
        query = query.where(
          'role_key',
          'in',
          role.split(',').map((each) => each.trim()),
        )
      if (search)
        query = query.where(sql<boolean>`("name" || ' ' || "email") ilike ${`%${escapeLike(search)}%`}`)
      if (cursor) {
        const { value, id } = decodeCursor(cursor, 'text')
        query = query.where(sql<boolean>`(name, id) > (${value}, ${id})`)
      }
      const found = await query
        .orderBy('name')
        .orderBy('id')
        .limit(limit + 1)
        .execute()
      const { rows, next } = cut(found, limit, (row) => ({ value: row.name, id: row.id }))
      return { people: rows.map(show), next }
    },
  )

  app.post(
    '/people',
    {
      schema: {
        tags,
        summary: 'Add a person',
        body: newPersonSchema,
        response: { 201: z.object({ person: personSchema, inviteUrl: z.url() }) },
      },
    },
    async (request, reply) => {
      const viewer = await request.viewer()
      allow(viewer, 'create', 'Person')
      const { name, role } = request.body
      const email = request.body.email.toLowerCase()
      if (role !== 'requester') allow(viewer, 'assign', 'Role')
      await mayGive(db, viewer, role)
      const { person, path } = await db.transaction().execute(async (trx) => {
        const row = await trx
          .insertInto('person')
          .values({ id: uuid(), name, email, role_key: role })
          .onConflict((conflict) => conflict.column('email').doNothing())
          .returning(columns)
          .executeTakeFirst()
        if (!row)
          throw new DomainError(
            'address_taken',
            `Somebody with the address ${email} exists already.`,
            'email',
          )
        await audit(trx, {
          ...auditor(request, viewer),
          action: 'person.create',
          subject: row.id,
          after: { name, email, role },
        })
        return { person: row, path: await invite(trx, row.id) }
      })
      return reply.code(201).send({ person: show(person), inviteUrl: services.settings.publicUrl + path })
    },
  )

  app.patch(
    '/people/:id',
    {
      schema: {
        tags,
        summary: 'Change a person',
        params: z.object({ id: z.uuid() }),
        body: personChangesSchema,
        response: { 200: z.object({ person: personSchema }) },
      },
    },
    async (request) => {
      const viewer = await request.viewer()
      allow(viewer, 'update', 'Person')
      const { id } = request.params
      const { role } = request.body
      if (role !== undefined) {
        allow(viewer, 'assign', 'Role')
        await mayGive(db, viewer, role)
      }
      const person = await db.transaction().execute(async (trx) => {
        const before = await trx
          .selectFrom('person')
          .select(columns)
          .where('id', '=', id)
          .forUpdate()
          .executeTakeFirst()
        if (!before) throw new DomainError('not_found', `There is no person ${id}.`)
        await mayGive(trx, viewer, before.role)
        const after = { ...before, ...defined(request.body) }
        if (before.role === administrator && (after.role !== administrator || !after.active))
          await keepOne(trx, id)
        const { name, active } = after
        await trx
          .updateTable('person')
          .set({ name, role_key: after.role, active, updated_at: new Date() })
          .where('id', '=', id)
          .execute()
        if (!active) await trx.deleteFrom('session').where('person_id', '=', id).execute()
        await audit(trx, { ...auditor(request, viewer), action: 'person.update', subject: id, before, after })
        return after
      })
      app.forgetViewers()
      return { person: show(person) }
    },
  )

  app.get(
    '/queues',
    {
      schema: {
        tags,
        summary: 'List the queues',
        response: {
          200: z.object({
            queues: z.array(
              z.object({ id: z.uuid(), key: z.string(), name: z.string(), address: z.string().nullable() }),
            ),
          }),
        },
      },
    },
    async (request) => {
      allow(await request.viewer(), 'read', 'Queue')
      const queues = await db
        .selectFrom('queue')
        .leftJoin('mailbox', 'mailbox.queue_id', 'queue.id')
        .select(['queue.id', 'queue.key', 'queue.name', 'mailbox.address'])
        .distinctOn(['queue.position', 'queue.id'])
        .orderBy('queue.position')
        .orderBy('queue.id')
        .execute()
      return { queues }
    },
  )
}

type Row = {
  id: string
  name: string
  email: string
  role: string
  active: boolean
  created_at: Date
}

function show({ created_at, ...person }: Row) {
  return { ...person, createdAt: created_at.toISOString() }
}

function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, (character) => `\\${character}`)
}

function defined<T extends object>(values: T): Partial<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Partial<T>
}

async function keepOne(trx: Services['db'], id: string): Promise<void> {
  // Two administrators who take the role from each other at once must not both succeed.
  await sql`select pg_advisory_xact_lock(hashtext('perdure administrators'))`.execute(trx)
  const other = await trx
    .selectFrom('person')
    .select('id')
    .where('role_key', '=', administrator)
    .where('active', '=', true)
    .where('id', '<>', id)
    .limit(1)
    .executeTakeFirst()
  if (!other)
    throw new DomainError('last_administrator', "The last administrator can't be taken away.", 'role')
}
