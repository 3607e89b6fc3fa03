import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { v7 as uuid } from 'uuid'
import { z } from 'zod'
import { countUse } from '#db/sharing.ts'
import { asTicket } from '#domain/access/ticket-subject.ts'
import {
  type ChecklistOperation,
  checklistChangeSchema,
  checklistSchema,
  listFrom,
} from '#domain/checklists/checklist.ts'
import { allow } from '../access/allow.ts'
import type { SignedIn } from '../plugins/viewer.ts'
import type { Services } from '../services.ts'
import { findTicket } from '../tickets/find.ts'
import { accepted, submit } from '../tickets/submit.ts'
import { waiting, writeHeaders } from '../tickets/writes.ts'
import { readChecklists } from './read.ts'
import { usableTemplate } from './usable.ts'

const tags = ['checklists']
const params = z.object({ number: z.string().max(40) })
const lists = z.object({ checklists: z.array(checklistSchema) })

/** What is to be done on a ticket. */
export const checklistRoutes: FastifyPluginAsyncZod<{ services: Services }> = async (app, { services }) => {
  app.get(
    '/tickets/:number/checklists',
    { schema: { tags, summary: 'Read the checklists of a ticket', params, response: { 200: lists } } },
    async (request) => {
      const viewer = await request.viewer()
      const ticket = await findTicket(services, viewer, request.params.number)
      allow(viewer, 'read_notes', asTicket(ticket))
      return { checklists: await readChecklists(services, ticket) }
    },
  )

  app.post(
    '/tickets/:number/checklists',
    {
      schema: {
        tags,
        summary: 'Change the checklists of a ticket',
        description: 'One change: `do` says which. `apply` adds a checklist from a template.',
        ...{ params, headers: writeHeaders, body: checklistChangeSchema },
        response: { 200: lists, 202: waiting },
      },
    },
    async (request, reply) => {
      const viewer = await request.viewer()
      const ticket = await findTicket(services, viewer, request.params.number)
      allow(viewer, 'update', asTicket(ticket))
      const command = await submit(services, request, viewer, async () => ({
        ticket: ticket.number,
        body: { type: 'checklist', payload: await operationOf(services, viewer, request.body) },
      }))
      if (command.state === 'pending') return accepted(reply, command)
      return { checklists: await readChecklists(services, ticket) }
    },
  )
}

const withIds = (items: readonly string[]) => items.map((text) => ({ id: uuid(), text }))

/** The operation that a change asks for: new things get their ids, and a template becomes what it holds now. */
async function operationOf(
  services: Services,
  viewer: SignedIn,
  change: z.output<typeof checklistChangeSchema>,
): Promise<ChecklistOperation> {
  switch (change.do) {
    case 'add':
      return { ...change, list: uuid(), items: withIds(change.items) }
    case 'add_items':
      return { ...change, items: withIds(change.items) }
    case 'apply': {
      const template = await usableTemplate(services, viewer, change.template)
      await countUse(services.db, 'checklist_template', template.id)
      return listFrom(template, () => uuid())
    }
    default:
      return change
  }
}
