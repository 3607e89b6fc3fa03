import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { type Kysely, sql } from 'kysely'
import { z } from 'zod'
import { accessOf, readRoles, rolesGranting } from '#db/access.ts'
import { audit } from '#db/audit.ts'
import type { Tables } from '#db/database.ts'
import { isRunning } from '#db/delegations.ts'
import { type Permission, permissionNames, permissions, scopes } from '#domain/access/permissions.ts'
import { DomainError } from '#domain/errors.ts'
import { personRefSchema } from '#domain/people/person.ts'
import type { Services } from '../services.ts'
import { allow } from './allow.ts'
import { auditor } from './auditor.ts'
import { mayGive } from './giving.ts'

const tags = ['access']
const params = z.object({ id: z.uuid() })
const heldSchema = z.object({
  permission: z.string(),
  says: z.string(),
  scope: z.enum(scopes),
  queues: z.array(z.uuid()),
  through: z.union([
    z.object({ role: z.string(), name: z.string() }),
    z.object({ delegation: z.uuid(), from: z.string() }),
  ]),
})
const accessSchema = z.object({
  person: personRefSchema,
  active: z.boolean(),
  roles: z.array(z.string()).describe('Their roles, the main one first.'),
  permissions: z.array(heldSchema),
})

/** What somebody can do and through which role, and who can do something. */
export const explainRoutes: FastifyPluginAsyncZod<{ services: Services }> = async (app, { services }) => {
  const { db } = services

  app.get(
    '/people/:id/access',
    {
      schema: {
        tags,
        summary: 'What can this person do, and through which role',
        params,
        response: { 200: z.object({ access: accessSchema }) },
      },
    },
    async (request) => {
      allow(await request.viewer(), 'read', 'Role')
      return { access: await explain(services, request.params.id) }
    },
  )

  app.put(
    '/people/:id/roles',
    {
      schema: {
        tags,
        summary: 'Give a person roles beside their main one',
        params,
        body: z.strictObject({ roles: z.array(z.string().max(60)).max(50) }),
        response: { 200: z.object({ access: accessSchema }) },
      },
    },
    async (request) => {
      const viewer = await request.viewer()
      allow(viewer, 'assign', 'Role')
      const { id } = request.params
      const wanted = [...new Set(request.body.roles)]
      await db.transaction().execute(async (trx) => {
        const before = await extraRoles(trx, id)
        const changed = [...wanted, ...before].filter(
          (role) => wanted.includes(role) !== before.includes(role),
        )
        for (const role of changed) await mayGive(trx, viewer, role)
        await trx.deleteFrom('person_role').where('person_id', '=', id).execute()
        if (wanted.length)
          await trx
            .insertInto('person_role')
            .values(wanted.map((role) => ({ person_id: id, role_key: role })))
            .execute()
        const who = auditor(request, viewer)
        await audit(trx, { ...who, action: 'person.roles', subject: id, before, after: wanted })
      })
      app.forgetViewers()
      return { access: await explain(services, id) }
    },
  )

  app.get(
    '/permissions/:name/people',
    {
      schema: {
        tags,
        summary: 'Who can do this',
        params: z.object({ name: z.enum(permissionNames as [Permission, ...Permission[]]) }),
        response: {
          200: z.object({
            people: z.array(z.object({ person: personRefSchema, through: z.array(heldSchema) })),
            more: z.boolean().describe('There are more than the first hundred.'),
          }),
        },
      },
    },
    async (request) => {
      allow(await request.viewer(), 'read', 'Role')
      return whoCan(services, request.params.name)
    },
  )
}

async function explain({ db }: Services, id: string) {
  const [person, roles] = await Promise.all([accessOf(db, id), readRoles(db)])
  if (!person) throw new DomainError('not_found', `There is no person ${id}.`)
  const held = person.grants.map(({ permission, scope, queues = [], through }) => ({
    ...{ permission, scope, queues },
    says: permissions[permission].says,
    through: 'role' in through ? { role: through.role, name: roles.get(through.role)?.name ?? '' } : through,
  }))
  return {
    person: { id: person.id, name: person.name, email: person.email },
    active: person.active,
    roles: person.roles,
    permissions: held.sort((a, b) => order(a.permission) - order(b.permission)),
  }
}

const order = (permission: Permission) => permissionNames.indexOf(permission)

async function extraRoles(trx: Kysely<Tables>, id: string): Promise<string[]> {
  const person = await trx
    .selectFrom('person')
    .select('id')
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!person) throw new DomainError('not_found', `There is no person ${id}.`)
  const rows = await trx
    .selectFrom('person_role')
    .select('role_key')
    .where('person_id', '=', id)
    .orderBy('role_key')
    .execute()
  return rows.map((row) => row.role_key)
}

const mostShown = 100

async function whoCan(services: Services, permission: Permission) {
  const roles = await rolesGranting(services.db, permission)
  const { rows } = await sql<{ id: string }>`
    select id, name from person where active and merged_into_id is null and role_key = any(${roles})
    union
    select id, name from person join person_role on person_id = id
      where active and merged_into_id is null and person_role.role_key = any(${roles})
    union
    select person.id, person.name from person join delegation on to_id = person.id
      where active and ${isRunning}
    order by name, id limit ${mostShown * 2}`.execute(services.db)
  const found = await Promise.all(rows.map(({ id }) => explain(services, id)))
  const people = found.flatMap(({ person, permissions: held }) => {
    const through = held.filter((each) => each.permission === permission)
    return through.length ? [{ person, through }] : []
  })
  return { people: people.slice(0, mostShown), more: people.length > mostShown }
}
