import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { joinOrganization } from '#db/people.ts'
import { DomainError } from '#domain/errors.ts'
import { bulkPeopleSchema } from '#domain/people/profile.ts'
import { allow } from '../access/allow.ts'
import { auditor } from '../access/auditor.ts'
import type { Services } from '../services.ts'
import { type Changer, changePerson } from './change.ts'
import { setDefaultOrganization } from './members.ts'
import { findOrganization } from './organization-read.ts'

const outcome = z.object({
  id: z.uuid(),
  done: z.boolean(),
  /** Why it was not done. */
  code: z.string().nullable(),
  detail: z.string().nullable(),
})

/** The same change of many people. */
export const bulkRoutes: FastifyPluginAsyncZod<{ services: Services }> = async (app, { services }) => {
  app.post(
    '/people/bulk',
    {
      schema: {
        tags: ['people'],
        summary: 'Change many people at once',
        description: 'Each is changed by itself: the answer says what became of each, in their order.',
        body: bulkPeopleSchema,
        response: { 200: z.object({ results: z.array(outcome) }) },
      },
    },
    async (request) => {
      const viewer = await request.viewer()
      allow(viewer, 'update', 'Person')
      const { ids, changes } = request.body
      if (changes.role !== undefined) allow(viewer, 'assign', 'Role')
      if (changes.organization !== undefined) allow(viewer, 'manage', 'Organization')
      if (changes.organization)
        await findOrganization(services.db, changes.organization, 'changes.organization')
      const by = { viewer, auditor: auditor(request, viewer) }
      const results = []
      for (const id of new Set(ids)) results.push(await changeOne(services, by, id, changes))
      app.forgetViewers()
      return { results }
    },
  )
}

type Changes = z.output<typeof bulkPeopleSchema>['changes']

async function changeOne({ db }: Services, by: Changer, id: string, changes: Changes) {
  const { organization, ...own } = changes
  try {
    await db.transaction().execute(async (trx) => {
      await changePerson(trx, by, id, own)
      if (organization) await joinOrganization(trx, id, organization)
      if (organization !== undefined) await setDefaultOrganization(trx, by, id, organization)
    })
    return { id, done: true, code: null, detail: null }
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    return { id, done: false, code: error.code, detail: error.message }
  }
}
