import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { DomainError } from '#domain/errors.ts'
import { fieldTypes, operatorsOf } from '#domain/query/fields.ts'
import { operators } from '#domain/query/tree.ts'
import { allow } from '../access/allow.ts'
import type { Services } from '../services.ts'
import { catalogueFor } from './tickets.ts'
import { valuesOf } from './values.ts'

const tags = ['tickets']

const fieldSchema = z.object({
  name: z.string(),
  type: z.enum(fieldTypes),
  operators: z.array(z.enum(operators)),
  values: z.array(z.string()).readonly().optional().describe('All values there are.'),
  special: z.array(z.string()).readonly().optional().describe('Values that mean something by who asks.'),
  ordered: z.boolean().optional().describe('Whether values can be compared.'),
  optional: z.boolean().optional().describe('Whether `none` can be asked for.'),
  ahead: z.boolean().optional().describe('Whether a bare duration looks ahead.'),
  key: z.string().optional().describe('Of a custom field: its key in `fields`.'),
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
      const viewer = await request.viewer()
      allow(viewer, 'read', 'Ticket')
      const { fields } = await catalogueFor(services, viewer)
      return {
        fields: fields.map(({ forAgents: _, ...field }) => ({
          ...field,
          operators: [...operatorsOf(field)],
        })),
      }
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
      const field = (await catalogueFor(services, viewer)).find(name)
      if (!field) throw new DomainError('not_found', `There is no field ${name}.`)
      return { values: await valuesOf(services.db, viewer, field, request.query.text) }
    },
  )
}
