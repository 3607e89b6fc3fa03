import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { z } from 'zod'
import { hasRole, rolesGranting } from '#db/access.ts'
import { audit } from '#db/audit.ts'
import {
  delegationState,
  delegationStates,
  longestDelegationMs,
  newDelegationSchema,
} from '#domain/access/delegation.ts'
import { DomainError } from '#domain/errors.ts'
import { personRefSchema } from '#domain/people/person.ts'
import type { SignedIn } from '../plugins/viewer.ts'
import type { Services } from '../services.ts'
import { allow } from './allow.ts'
import { auditor } from './auditor.ts'

const tags = ['access']
const instant = z.iso.datetime({ offset: true })
const delegationSchema = z.object({
  id: z.uuid(),
  from: personRefSchema,
  to: personRefSchema,
  queue: z.object({ id: z.uuid(), key: z.string(), name: z.string() }).nullable(),
  reason: z.string(),
  startsAt: instant,
  endsAt: instant,
  revokedAt: instant.nullable(),
  state: z.enum(delegationStates),
})

/** Rights that people lend each other for a while. */
export const delegationRoutes: FastifyPluginAsyncZod<{ services: Services }> = async (app, { services }) => {
  const { db } = services

  app.get(
    '/delegations',
    {
      schema: {
        tags,
        summary: 'List what I lend and what is lent to me; all of it for who may end them',
        response: { 200: z.object({ delegations: z.array(delegationSchema) }) },
      },
    },
    async (request) => {
      const viewer = await request.viewer()
      allow(viewer, 'read', 'Queue')
      return { delegations: await list(services, viewer) }
    },
  )

  app.post(
    '/delegations',
    {
      schema: {
        tags,
        summary: 'Lend somebody my rights until a given time',
        body: newDelegationSchema,
        response: { 201: z.object({ delegation: delegationSchema }) },
      },
    },
    async (request, reply) => {
      const viewer = await request.viewer()
      allow(viewer, 'create', 'Delegation')
      const { to, queue, reason } = request.body
      const startsAt = new Date(request.body.startsAt ?? services.now())
      const endsAt = new Date(request.body.endsAt)
      checkTimes(startsAt, endsAt, services.now())
      await checkBorrower(services, viewer, to)
      const values = { to_id: to, queue_id: await queueId(services, queue), reason }
      const id = uuid()
      await db.transaction().execute(async (trx) => {
        await trx
          .insertInto('delegation')
          .values({ id, from_id: viewer.id, ...values, starts_at: startsAt, ends_at: endsAt })
          .execute()
        const who = auditor(request, viewer)
        await audit(trx, { ...who, action: 'delegation.create', subject: id, after: request.body })
      })
      app.forgetViewers()
      return reply.code(201).send({ delegation: await read(services, viewer, id) })
    },
  )

  app.delete(
    '/delegations/:id',
    {
      schema: {
        tags,
        summary: 'End a delegation now',
        params: z.object({ id: z.uuid() }),
        response: { 200: z.object({ delegation: delegationSchema }) },
      },
    },
    async (request) => {
      const viewer = await request.viewer()
      const before = await read(services, viewer, request.params.id)
      if (before.from.id !== viewer.id) allow(viewer, 'manage', 'Delegation')
      await db.transaction().execute(async (trx) => {
        await trx
          .updateTable('delegation')
          .set({ revoked_at: new Date() })
          .where('id', '=', before.id)
          .where('revoked_at', 'is', null)
          .execute()
        const who = auditor(request, viewer)
        await audit(trx, { ...who, action: 'delegation.revoke', subject: before.id, before })
      })
      app.forgetViewers()
      return { delegation: await read(services, viewer, before.id) }
    },
  )
}

function checkTimes(startsAt: Date, endsAt: Date, now: number): void {
  if (endsAt.getTime() <= Math.max(startsAt.getTime(), now))
    throw new DomainError('invalid', 'A delegation ends after it begins, and in the future.', 'endsAt')
  if (endsAt.getTime() - startsAt.getTime() > longestDelegationMs)
    throw new DomainError('invalid', 'A delegation ends within a year; give a role instead.', 'endsAt')
}

async function checkBorrower({ db }: Services, viewer: SignedIn, id: string): Promise<void> {
  if (id === viewer.id) throw new DomainError('invalid', 'These rights are yours already.', 'to')
  const working = await rolesGranting(db, 'queue.read')
  const person = await db
    .selectFrom('person')
    .select('name')
    .select((eb) => hasRole(eb, working).as('works'))
    .where('id', '=', id)
    .where('active', '=', true)
    .executeTakeFirst()
  if (!person) throw new DomainError('unknown_person', 'There is nobody active with that id.', 'to')
  if (!person.works) throw new DomainError('not_an_agent', `${person.name} does not work at this desk.`, 'to')
}

async function queueId({ db }: Services, key: string | null): Promise<string | null> {
  if (key === null) return null
  const row = await db.selectFrom('queue').select('id').where('key', '=', key).executeTakeFirst()
  if (row) return row.id
  throw new DomainError('unknown_queue', `There is no queue "${key}".`, 'queue')
}

async function list({ db, now }: Services, viewer: SignedIn, id?: string) {
  const seesAll = viewer.ability.can('manage', 'Delegation')
  const { rows } = await sql<Row>`
    select delegation.*, queue.key as queue_key, queue.name as queue_name,
      lender.name as from_name, lender.email as from_email,
      borrower.name as to_name, borrower.email as to_email
    from delegation
      join person as lender on lender.id = from_id
      join person as borrower on borrower.id = to_id
      left join queue on queue.id = queue_id
    where (${seesAll} or from_id = ${viewer.id} or to_id = ${viewer.id})
      and (${id ?? null}::uuid is null or delegation.id = ${id ?? null})
    order by ends_at desc, delegation.id limit 500`.execute(db)
  return rows.map((row) => show(row, now()))
}

async function read(services: Services, viewer: SignedIn, id: string) {
  const [delegation] = await list(services, viewer, id)
  if (delegation) return delegation
  throw new DomainError('not_found', `There is no delegation ${id}.`)
}

type Row = {
  id: string
  from_id: string
  from_name: string
  from_email: string
  to_id: string
  to_name: string
  to_email: string
  queue_id: string | null
  queue_key: string
  queue_name: string
  reason: string
  starts_at: Date
  ends_at: Date
  revoked_at: Date | null
}

function show(row: Row, now: number) {
  const { starts_at, ends_at, revoked_at } = row
  const times = { startsAt: starts_at.getTime(), endsAt: ends_at.getTime(), revoked: revoked_at !== null }
  return {
    id: row.id,
    from: { id: row.from_id, name: row.from_name, email: row.from_email },
    to: { id: row.to_id, name: row.to_name, email: row.to_email },
    queue: row.queue_id ? { id: row.queue_id, key: row.queue_key, name: row.queue_name } : null,
    reason: row.reason,
    startsAt: starts_at.toISOString(),
    endsAt: ends_at.toISOString(),
    revokedAt: revoked_at?.toISOString() ?? null,
    state: delegationState(times, now),
  }
}
