import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { type Kysely, sql } from 'kysely'
import { z } from 'zod'
import { readRoles } from '#db/access.ts'
import { audit } from '#db/audit.ts'
import type { Tables } from '#db/database.ts'
import { type Grant, grantSchema } from '#domain/access/grant.ts'
import { permissionGroups } from '#domain/access/permissions.ts'
import { signInRequirementsSchema } from '#domain/access/requirements.ts'
import { grantsOf, newRoleSchema, type Role, roleChangesSchema, wouldCycle } from '#domain/access/roles.ts'
import { DomainError } from '#domain/errors.ts'
import { defined } from '../defined.ts'
import type { SignedIn } from '../plugins/viewer.ts'
import type { Services } from '../services.ts'
import { allow } from './allow.ts'
import { auditor } from './auditor.ts'
import { mayGrant } from './giving.ts'

const tags = ['access']
const params = z.object({ key: z.string().max(60) })

const roleSchema = z.object({
  key: z.string(),
  name: z.string(),
  description: z.string(),
  parent: z.string().nullable(),
  builtIn: z.boolean(),
  grants: z.array(grantSchema),
  inherited: z.array(grantSchema.extend({ role: z.string() })).describe("Its ancestors' grants."),
  requirements: signInRequirementsSchema,
  people: z.int().describe('How many have it.'),
})

/** Roles, and the permissions that they are made of. */
export const roleRoutes: FastifyPluginAsyncZod<{ services: Services }> = async (app, { services }) => {
  const { db } = services

  app.get(
    '/permissions',
    {
      schema: {
        tags,
        summary: 'List the permissions by feature',
        response: {
          200: z.object({
            groups: z.array(
              z.object({
                name: z.string(),
                permissions: z.array(z.object({ name: z.string(), says: z.string(), scoped: z.boolean() })),
              }),
            ),
          }),
        },
      },
    },
    async (request) => {
      allow(await request.viewer(), 'read', 'Role')
      return { groups }
    },
  )

  app.get(
    '/roles',
    {
      schema: {
        tags,
        summary: 'List the roles',
        response: { 200: z.object({ roles: z.array(roleSchema) }) },
      },
    },
    async (request) => {
      allow(await request.viewer(), 'read', 'Role')
      return { roles: await shownRoles(db) }
    },
  )

  app.post(
    '/roles',
    {
      schema: {
        tags,
        summary: 'Make a role',
        body: newRoleSchema,
        response: { 201: z.object({ role: roleSchema }) },
      },
    },
    async (request, reply) => {
      const viewer = await request.viewer()
      allow(viewer, 'manage', 'Role')
      const role: Role = { ...request.body, builtIn: false }
      await changing(db, async (trx, roles) => {
        if (roles.has(role.key))
          throw new DomainError('conflict', `There is a role "${role.key}" already.`, 'key')
        await check(trx, viewer, role, roles)
        await trx
          .insertInto('role')
          .values({ key: role.key, ...columnsOf(role) })
          .execute()
        const who = auditor(request, viewer)
        await audit(trx, { ...who, action: 'role.create', subject: role.key, after: role })
      })
      return reply.code(201).send({ role: await shownRole(db, role.key) })
    },
  )

  app.patch(
    '/roles/:key',
    {
      schema: {
        tags,
        summary: 'Change a role',
        params,
        body: roleChangesSchema,
        response: { 200: z.object({ role: roleSchema }) },
      },
    },
    async (request) => {
      const viewer = await request.viewer()
      allow(viewer, 'manage', 'Role')
      const { key } = request.params
      await changing(db, async (trx, roles) => {
        const before = known(roles, key)
        const after = { ...before, ...defined(request.body) }
        if (before.builtIn && Object.keys(defined(request.body)).some((field) => field !== 'requirements'))
          throw new DomainError('conflict', `"${before.name}" is built in: make a role of its own instead.`)
        mayGrant(viewer, grantsOf(key, roles), 'grants')
        await check(trx, viewer, after, roles)
        await trx.updateTable('role').set(columnsOf(after)).where('key', '=', key).execute()
        const who = auditor(request, viewer)
        await audit(trx, { ...who, action: 'role.update', subject: key, before, after })
      })
      app.forgetViewers()
      return { role: await shownRole(db, key) }
    },
  )

  app.delete(
    '/roles/:key',
    { schema: { tags, summary: 'Remove a role that nobody has', params, response: { 204: z.null() } } },
    async (request, reply) => {
      const viewer = await request.viewer()
      allow(viewer, 'manage', 'Role')
      const { key } = request.params
      await changing(db, async (trx, roles) => {
        const before = known(roles, key)
        mayGrant(viewer, grantsOf(key, roles), 'grants')
        await checkUnused(trx, before, roles)
        await trx.deleteFrom('role').where('key', '=', key).execute()
        await audit(trx, { ...auditor(request, viewer), action: 'role.delete', subject: key, before })
      })
      return reply.code(204).send(null)
    },
  )
}

const groups = Object.entries(permissionGroups).map(([name, group]) => ({
  name,
  permissions: Object.entries(group).map(([permission, { says, ...more }]) => ({
    name: permission,
    says,
    scoped: 'scoped' in more,
  })),
}))

/** Roles are changed one at a time, so that no two changes together make what neither may. */
function changing(
  db: Services['db'],
  change: (trx: Kysely<Tables>, roles: Map<string, Role>) => Promise<void>,
): Promise<void> {
  return db.transaction().execute(async (trx) => {
    await sql`select pg_advisory_xact_lock(hashtext('perdure roles'))`.execute(trx)
    await change(trx, await readRoles(trx))
  })
}

async function check(
  trx: Kysely<Tables>,
  viewer: SignedIn,
  role: Role,
  roles: ReadonlyMap<string, Role>,
): Promise<void> {
  if (role.parent !== null && !roles.has(role.parent))
    throw new DomainError('unknown_role', `There is no role "${role.parent}".`, 'parent')
  if (wouldCycle(role.key, role.parent, roles))
    throw new DomainError('role_cycle', `"${role.key}" would be its own ancestor.`, 'parent')
  mayGrant(viewer, role.grants, 'grants')
  if (role.parent !== null) mayGrant(viewer, grantsOf(role.parent, roles), 'parent')
  await checkQueues(trx, role.grants)
}

async function checkQueues(trx: Kysely<Tables>, grants: readonly Grant[]): Promise<void> {
  const wanted = [...new Set(grants.flatMap(({ queues }) => queues ?? []))]
  if (!wanted.length) return
  const rows = await trx.selectFrom('queue').select('id').where('id', 'in', wanted).execute()
  const missing = wanted.find((id) => !rows.some((row) => row.id === id))
  if (missing) throw new DomainError('unknown_queue', `There is no queue ${missing}.`, 'grants')
}

async function checkUnused(trx: Kysely<Tables>, role: Role, roles: ReadonlyMap<string, Role>): Promise<void> {
  if (role.builtIn) throw new DomainError('conflict', `"${role.name}" is built in and stays.`)
  const child = [...roles.values()].find(({ parent }) => parent === role.key)
  if (child) throw new DomainError('conflict', `"${child.name}" inherits from it.`)
  const people = (await counts(trx)).get(role.key) ?? 0
  if (people) throw new DomainError('conflict', `${people} people have it: give them another role first.`)
}

function known(roles: ReadonlyMap<string, Role>, key: string): Role {
  const role = roles.get(key)
  if (role) return role
  throw new DomainError('not_found', `There is no role "${key}".`)
}

function columnsOf({ name, description, parent, grants, requirements }: Role) {
  return {
    ...{ name, description },
    parent_key: parent,
    grants: JSON.stringify(grants) as never,
    requirements: JSON.stringify(requirements) as never,
    updated_at: new Date(),
  }
}

async function shownRoles(db: Kysely<Tables>) {
  const [roles, people] = await Promise.all([readRoles(db), counts(db)])
  return [...roles.values()].map((role) => ({
    ...role,
    requirements: signInRequirementsSchema.parse(role.requirements),
    inherited: role.parent === null ? [] : grantsOf(role.parent, roles),
    people: people.get(role.key) ?? 0,
  }))
}

async function shownRole(db: Kysely<Tables>, key: string) {
  const role = (await shownRoles(db)).find((each) => each.key === key)
  if (!role) throw new DomainError('not_found', `There is no role "${key}".`)
  return role
}

async function counts(db: Kysely<Tables>): Promise<Map<string, number>> {
  const { rows } = await sql<{ role: string; people: number }>`
    select role, count(*)::int as people from (
      select role_key as role, id from person where merged_into_id is null
      union select role_key, person_id from person_role
    ) as held group by role`.execute(db)
  return new Map(rows.map(({ role, people }) => [role, people]))
}
