import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { DomainError } from '#domain/errors.ts'
import { builtInCatalogue, fieldTypes, operatorsOf } from '#domain/query/fields.ts'
import { operators } from '#domain/query/tree.ts'
import { allow } from '../access/allow.ts'
import type { Services } from '../services.ts'
import { valuesOf } from './values.ts'
import { listViews } from './views.ts'

const tags = ['tickets']

const fieldSchema = z.object({
  name: z.string(),
  type: z.enum(fieldTypes),
  operators: z.array(z.enum(operators)),
  values: z.array(z.string()).describe('All values there are, or those that have a meaning of their own.'),
  optional: z.boolean().describe('Whether `none` can be asked for.'),
})

/** What tickets can be filtered by, and the views that every agent has. */
export const queryRoutes: FastifyPluginAsyncZod<{ services: Services }> = async (app, { services }) => {
  app.get(
    '/filter-fields',
    {
      schema: {
        tags,
        summary: 'List the fields that tickets can be filtered by',
        response: { 200: z.object({ fields: z.array(fieldSchema) }) },
      },
    },
    async (request) => {
      allow(await request.viewer(), 'read', 'Ticket')
      const fields = builtInCatalogue.fields.map((field) => ({
        ...{ name: field.name, type: field.type, operators: [...operatorsOf(field)] },
        values: [...(field.values ?? []), ...(field.special ?? [])],
        optional: field.optional ?? false,
      }))
      return { fields }
    },
  )

  app.get(
    '/filter-fields/:name/values',
    {
      schema: {
        tags,
        summary: 'Find values of a field to filter by',
        params: z.object({ name: z.string().max(80) }),
        querystring: z.object({ text: z.string().trim().max(200).default('') }),
        response: { 200: z.object({ values: z.array(z.object({ value: z.string(), label: z.string() })) }) },
      },
    },
    async (request) => {
      const viewer = await request.viewer()
      allow(viewer, 'read', 'Ticket')
      const { name } = request.params
      const field = builtInCatalogue.find(name)
      if (!field) throw new DomainError('not_found', `There is no field ${name}.`)
      return { values: await valuesOf(services.db, viewer, field, request.query.text) }
    },
  )

  app.get(
    '/views',
    {
      schema: {
        tags,
        summary: 'List the views with their counts',
        response: {
          200: z.object({
            views: z.array(
              z.object({
                key: z.string(),
                name: z.string(),
                filter: z.string(),
                sort: z.string(),
                count: z.int().nullable(),
              }),
            ),
          }),
        },
      },
    },
    async (request) => {
      const viewer = await request.viewer()
      allow(viewer, 'read', 'Ticket')
      return { views: await listViews(services, viewer) }
    },
  )
}
