import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { findCommand } from '#db/commands.ts'
import { DomainError } from '#domain/errors.ts'
import { refusedElsewhere } from '../merging/elsewhere.ts'
import type { Services } from '../services.ts'

const tags = ['tickets']

/** What became of what was asked of a ticket. */
export const commandRoutes: FastifyPluginAsyncZod<{ services: Services }> = async (app, { services }) => {
  app.get(
    '/commands/:id',
    {
      schema: {
        tags,
        summary: 'Ask what became of a command',
        params: z.object({ id: z.uuid() }),
        response: {
          200: z.object({
            command: z.object({
              id: z.uuid(),
              state: z.enum(['pending', 'committed', 'rejected']),
              ticket: z.string(),
              reason: z
                .object({ code: z.string(), field: z.string().nullable(), detail: z.string() })
                .nullable(),
            }),
          }),
        },
      },
    },
    async (request) => {
      const viewer = await request.viewer()
      const command = await findCommand(services.db, request.params.id)
      if (!command || !(await isOwn(services, viewer.id, command.id)))
        throw new DomainError('not_found', `There is no command ${request.params.id} of yours.`)
      const { id, state, ticket, rejection } = command
      if (!rejection) return { command: { id, state, ticket, reason: null } }
      const { code, field, ticket: instead } = rejection
      const told = instead
        ? await refusedElsewhere(services, viewer, { ...rejection, ticket: instead })
        : { message: rejection.detail }
      return { command: { id, state, ticket, reason: { code, field, detail: told.message } } }
    },
  )
}

async function isOwn({ db }: Services, personId: string, commandId: string): Promise<boolean> {
  const row = await db.selectFrom('command').select('actor_id').where('id', '=', commandId).executeTakeFirst()
  return row?.actor_id === personId
}
