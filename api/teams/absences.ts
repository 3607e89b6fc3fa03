import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { type SelectQueryBuilder, sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { z } from 'zod'
import { audit } from '#db/audit.ts'
import type { Database } from '#db/database.ts'
import { DomainError } from '#domain/errors.ts'
import { type Absence, absenceChangesSchema, absenceSchema, newAbsenceSchema } from '#domain/people/agent.ts'
import { allow } from '../access/allow.ts'
import { auditor } from '../access/auditor.ts'
import { cut, decodeCursor, pageQuery } from '../paging.ts'
import { personRef } from '../people/ref.ts'
import type { SignedIn } from '../plugins/viewer.ts'
import type { Services } from '../services.ts'
import { requireAgents } from './agents.ts'

const tags = ['teams']
const params = z.object({ id: z.uuid() })
const absence = z.object({ absence: absenceSchema })

/** When agents are away, and who stands in for them. */
export const absenceRoutes: FastifyPluginAsyncZod<{ services: Services }> = async (app, { services }) => {
  const { db } = services

  app.get(
    '/absences',
    {
      schema: {
        tags,
        summary: 'List absences that are not over, the first ones first',
        querystring: z.object({
          person: z.uuid().optional().describe('Only theirs.'),
          past: z.stringbool().default(false).describe('Those that are over, too.'),
          ...pageQuery,
        }),
        response: { 200: z.object({ absences: z.array(absenceSchema), next: z.string().nullable() }) },
      },
    },
    async (request) => {
      allow(await request.viewer(), 'read', 'Team')
      const { person, past, cursor, limit } = request.query
      let query = absencesQuery(db)
      if (person) query = query.where('absence.person_id', '=', person)
      if (!past) query = query.where('absence.ends_at', '>', new Date(services.now()))
      if (cursor) {
        const { value, id } = decodeCursor(cursor, 'instant')
        query = query.where(sql<boolean>`(absence.starts_at, absence.id) > (${value}, ${id})`)
      }
      const found = await query
        .orderBy('absence.starts_at')
        .orderBy('absence.id')
        .limit(limit + 1)
        .execute()
      const position = (row: Row) => ({ value: row.starts_at.toISOString(), id: row.id })
      const { rows, next } = cut(found, limit, position)
      return { absences: rows.map(show), next }
    },
  )

  app.post(
    '/absences',
    { schema: { tags, summary: 'Be away', body: newAbsenceSchema, response: { 201: absence } } },
    async (request, reply) => {
      const viewer = await request.viewer()
      const { person = viewer.id, startsAt, endsAt, substitute, reason } = request.body
      allowAbsenceOf(viewer, person)
      const id = uuid()
      const made = await db.transaction().execute(async (trx) => {
        await requireAgents(trx, [person], 'person')
        const times = { starts_at: new Date(startsAt), ends_at: new Date(endsAt) }
        await requireSense(trx, { id, person_id: person, substitute_id: substitute, ...times })
        await trx
          .insertInto('absence')
          .values({ id, person_id: person, ...times, substitute_id: substitute, reason })
          .execute()
        const after = await readAbsence(trx, id)
        await audit(trx, { ...auditor(request, viewer), action: 'absence.create', subject: id, after })
        return after
      })
      return reply.code(201).send({ absence: made })
    },
  )

  app.put(
    '/absences/:id',
    {
      schema: {
        tags,
        summary: 'Change an absence',
        params,
        body: absenceChangesSchema,
        response: { 200: absence },
      },
    },
    async (request) => {
      const viewer = await request.viewer()
      const { id } = request.params
      const changed = await db.transaction().execute(async (trx) => {
        const before = await readAbsence(trx, id)
        allowAbsenceOf(viewer, before.person.id)
        const { startsAt, endsAt, substitute, reason } = request.body
        const row = { starts_at: new Date(startsAt), ends_at: new Date(endsAt), substitute_id: substitute }
        await requireSense(trx, { id, person_id: before.person.id, ...row })
        await trx
          .updateTable('absence')
          .set({ ...row, reason })
          .where('id', '=', id)
          .execute()
        const after = await readAbsence(trx, id)
        await audit(trx, {
          ...auditor(request, viewer),
          action: 'absence.update',
          subject: id,
          before,
          after,
        })
        return after
      })
      return { absence: changed }
    },
  )

  app.delete(
    '/absences/:id',
    { schema: { tags, summary: 'Take an absence back', params, response: { 204: z.null() } } },
    async (request, reply) => {
      const viewer = await request.viewer()
      const { id } = request.params
      await db.transaction().execute(async (trx) => {
        const before = await readAbsence(trx, id)
        allowAbsenceOf(viewer, before.person.id)
        await trx.deleteFrom('absence').where('id', '=', id).execute()
        await audit(trx, { ...auditor(request, viewer), action: 'absence.delete', subject: id, before })
      })
      return reply.code(204).send(null)
    },
  )
}

/** Everybody who sees teams says when they are away themselves; of others, who manages teams. */
function allowAbsenceOf(viewer: SignedIn, person: string): void {
  allow(viewer, person === viewer.id ? 'read' : 'manage', 'Team')
}

type Wanted = {
  id: string
  person_id: string
  substitute_id: string | null
  starts_at: Date
  ends_at: Date
}

async function requireSense(trx: Database, wanted: Wanted): Promise<void> {
  const { id, person_id, substitute_id, starts_at, ends_at } = wanted
  if (substitute_id === person_id)
    throw new DomainError('invalid', 'Somebody else has to stand in.', 'substitute')
  if (substitute_id) await requireAgents(trx, [substitute_id], 'substitute')
  // Two absences of one person at once: the second waits here, and then sees the first.
  await trx.selectFrom('person').select('id').where('id', '=', person_id).forNoKeyUpdate().execute()
  const other = await trx
    .selectFrom('absence')
    .select('id')
    .where('person_id', '=', person_id)
    .where('id', '<>', id)
    .where('starts_at', '<', ends_at)
    .where('ends_at', '>', starts_at)
    .limit(1)
    .executeTakeFirst()
  if (other) throw new DomainError('absence_overlaps', 'They are away at that time already.', 'startsAt')
}

function absencesQuery(db: Database) {
  return db
    .selectFrom('absence')
    .innerJoin('person', 'person.id', 'absence.person_id')
    .leftJoin('person as substitute', 'substitute.id', 'absence.substitute_id')
    .select(['absence.id', 'absence.starts_at', 'absence.ends_at', 'absence.reason'])
    .select(['person.id as person_id', 'person.name as person_name', 'person.email as person_email'])
    .select(['substitute.id as substitute_id', 'substitute.name as substitute_name'])
    .select('substitute.email as substitute_email')
}

type Row =
  ReturnType<typeof absencesQuery> extends SelectQueryBuilder<infer _D, infer _T, infer O> ? O : never

async function readAbsence(trx: Database, id: string): Promise<Absence> {
  const row = await absencesQuery(trx).where('absence.id', '=', id).executeTakeFirst()
  if (!row) throw new DomainError('not_found', `There is no absence ${id}.`)
  return show(row)
}

function show(row: Row): Absence {
  return {
    id: row.id,
    person: { id: row.person_id, name: row.person_name, email: row.person_email },
    startsAt: row.starts_at.toISOString(),
    endsAt: row.ends_at.toISOString(),
    substitute: personRef(row.substitute_id, row.substitute_name, row.substitute_email),
    reason: row.reason,
  }
}
