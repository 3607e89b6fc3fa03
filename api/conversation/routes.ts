import type { FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { readSetting } from '#db/settings.ts'
import { asTicket } from '#domain/access/ticket-subject.ts'
import { conversationSettingsSchema } from '#domain/conversation/schemas.ts'
import { conversationSetting } from '#domain/conversation/settings.ts'
import type { CommandBody } from '#domain/tickets/commands.ts'
import { messageSchema, ticketSchema } from '#domain/tickets/ticket.ts'
import { allow } from '../access/allow.ts'
import type { SignedIn } from '../plugins/viewer.ts'
import type { Services } from '../services.ts'
import { writtenText } from '../tickets/commands.ts'
import { findTicket, readTicket } from '../tickets/find.ts'
import { readMessage } from '../tickets/messages.ts'
import { accepted, submit } from '../tickets/submit.ts'
import { draftRoutes } from './drafts.ts'
import { findMessage } from './find.ts'
import { conversationSettingsRoutes } from './settings.ts'
import { listVersions, versionSchema } from './versions.ts'

const params = z.object({ number: z.string().max(40), id: z.uuid() })
const waiting = z.object({ command: z.object({ id: z.uuid(), state: z.string(), href: z.string() }) })
const headers = z.object({ 'idempotency-key': z.string().max(200).optional() })
const tags = ['conversation']
const response = { 200: z.object({ message: messageSchema, ticket: ticketSchema }), 202: waiting }
const editSchema = z
  .strictObject({ text: z.string().max(1_000_000).optional(), html: z.string().max(1_000_000).optional() })
  .refine(({ text, html }) => text?.trim() || html?.trim(), {
    path: ['text'],
    message: 'Write something first.',
  })

/** What happens to messages after they were said, and what is written before. */
export const conversationRoutes: FastifyPluginAsyncZod<{ services: Services }> = async (
  app,
  { services },
) => {
  await app.register(draftRoutes, { services })
  await app.register(conversationSettingsRoutes, { services })

  /** Has a command about the message of the request carried out, if `viewer` may do `action` and sees it. */
  async function carryOut(
    request: FastifyRequest<{ Params: z.output<typeof params> }>,
    action: string,
    body: (viewer: SignedIn) => Promise<CommandBody> | CommandBody,
  ) {
    const viewer = await request.viewer()
    const ticket = await findTicket(services, viewer, request.params.number)
    allow(viewer, action, asTicket(ticket))
    const command = await submit(services, request, viewer, async () => {
      const own = await findMessage(services, viewer, ticket, request.params.id)
      allow(viewer, action, asTicket(own.ticket))
      return { ticket: ticket.number, body: await body(viewer) }
    })
    return { command, viewer, ticket }
  }

  async function answer({ viewer, ticket }: Awaited<ReturnType<typeof carryOut>>, id: string) {
    const [message, after] = await Promise.all([
      readMessage(services, viewer, ticket, id),
      readTicket(services, viewer, ticket.number),
    ])
    return { message, ticket: after }
  }

  app.post(
    '/tickets/:number/messages/:id/take-back',
    {
      schema: {
        tags,
        summary: 'Take back a message of mine before it is mailed',
        description: 'Its files wait to be sent again. Answers `too_late` once its mail has left.',
        params,
        headers,
        response: { 200: z.object({ ticket: ticketSchema }), 202: waiting },
      },
    },
    async (request, reply) => {
      const { command, viewer, ticket } = await carryOut(request, 'note', () => ({
        type: 'take_back',
        payload: { messageId: request.params.id },
      }))
      if (command.state === 'pending') return accepted(reply, command)
      return { ticket: await readTicket(services, viewer, ticket.number) }
    },
  )

  app.patch(
    '/tickets/:number/messages/:id',
    {
      schema: {
        tags,
        summary: 'Edit a message of mine',
        description: 'What it said before is kept. A mail that has left is not sent again.',
        params,
        headers,
        body: editSchema,
        response,
      },
    },
    async (request, reply) => {
      const { id: messageId } = request.params
      const asked = await carryOut(request, 'note', async () => {
        const stored = await readSetting(services.db, conversationSetting)
        const withinMs = conversationSettingsSchema.parse(stored ?? {}).editMinutes * 60_000
        return { type: 'edit_message', payload: { messageId, withinMs, ...writtenText(request.body) } }
      })
      if (asked.command.state === 'pending') return accepted(reply, asked.command)
      return answer(asked, messageId)
    },
  )

  app.get(
    '/tickets/:number/messages/:id/versions',
    {
      schema: {
        tags,
        summary: 'Read what a message said before it was edited, newest first',
        params,
        response: { 200: z.object({ versions: z.array(versionSchema) }) },
      },
    },
    async (request) => {
      const viewer = await request.viewer()
      const ticket = await findTicket(services, viewer, request.params.number)
      allow(viewer, 'read_notes', asTicket(ticket))
      const own = await findMessage(services, viewer, ticket, request.params.id)
      allow(viewer, 'read_notes', asTicket(own.ticket))
      const message = await readMessage(services, viewer, ticket, request.params.id)
      return { versions: await listVersions(services, own, message) }
    },
  )

  app.delete(
    '/tickets/:number/messages/:id',
    {
      schema: {
        tags,
        summary: 'Delete a message',
        description: 'It is kept, and can be restored. A mail of it that has not left is not sent.',
        params,
        headers,
        querystring: z.object({ reason: z.string().trim().max(1000).optional() }),
        response,
      },
    },
    async (request, reply) => {
      const { id: messageId } = request.params
      const { reason } = request.query
      const asked = await carryOut(request, 'delete_messages', () => ({
        type: 'delete_message',
        payload: { messageId, ...(reason && { reason }) },
      }))
      if (asked.command.state === 'pending') return accepted(reply, asked.command)
      return answer(asked, messageId)
    },
  )

  app.post(
    '/tickets/:number/messages/:id/restore',
    { schema: { tags, summary: 'Restore a deleted message', params, headers, response } },
    async (request, reply) => {
      const { id: messageId } = request.params
      const asked = await carryOut(request, 'delete_messages', () => ({
        type: 'restore_message',
        payload: { messageId },
      }))
      if (asked.command.state === 'pending') return accepted(reply, asked.command)
      return answer(asked, messageId)
    },
  )

  app.put(
    '/tickets/:number/messages/:id/pin',
    {
      schema: {
        tags,
        summary: 'Pin a message, or take its pin off',
        params,
        headers,
        body: z.strictObject({ pinned: z.boolean() }),
        response,
      },
    },
    async (request, reply) => {
      const { id: messageId } = request.params
      const asked = await carryOut(request, 'note', () => ({
        type: 'pin_message',
        payload: { messageId, pinned: request.body.pinned },
      }))
      if (asked.command.state === 'pending') return accepted(reply, asked.command)
      return answer(asked, messageId)
    },
  )
}
