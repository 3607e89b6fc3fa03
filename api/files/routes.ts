import multipart from '@fastify/multipart'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { z } from 'zod'
import { isAudience } from '#db/conversation.ts'
import { asTicket, type TicketSubject } from '#domain/access/ticket-subject.ts'
import { DomainError } from '#domain/errors.ts'
import type { SignedIn } from '../plugins/viewer.ts'
import type { Services } from '../services.ts'
import { subjectColumns } from '../tickets/find.ts'

const tags = ['files']
const file = z.object({
  id: z.uuid(),
  name: z.string(),
  type: z.string(),
  size: z.int(),
  /** By which a message's HTML shows a picture: `<img src="cid:...">`. */
  contentId: z.string().nullable(),
})

// What a browser only ever paints: nothing in these can run.
const paintable = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif'])

/** Files that come with messages. */
export const fileRoutes: FastifyPluginAsyncZod<{ services: Services }> = async (app, { services }) => {
  await app.register(multipart, { limits: { files: 1, fileSize: services.settings.maxFileBytes } })

  app.post(
    '/files',
    {
      schema: {
        tags,
        summary: 'Upload a file, to be sent with a message',
        description: 'multipart/form-data with one part named "file".',
        querystring: z.object({
          inline: z.literal('1').optional().describe('A picture that is shown within the text.'),
        }),
        consumes: ['multipart/form-data'],
        response: { 201: z.object({ file }) },
      },
    },
    async (request, reply) => {
      const viewer = await request.viewer()
      const part = await request.file()
      if (!part) throw new DomainError('invalid', 'Send one part named "file".', 'file')
      const maxBytes = services.settings.maxFileBytes
      const { sha256, size } = await services.blobs.put(part.file, { maxBytes }).catch((error: unknown) => {
        throw part.file.errored ? new DomainError('invalid', 'The upload broke off.', 'file') : error
      })
      if (part.file.truncated)
        throw new DomainError('payload_too_large', `A file may have ${maxBytes} bytes.`, 'file')
      const [id, type] = [uuid(), part.mimetype.slice(0, 200)]
      const row = { id, name: cleanName(part.filename), type, size }
      const contentId = request.query.inline && paintable.has(type) ? `${id}@inline` : null
      await services.db
        .insertInto('attachment')
        .values({ ...row, sha256, content_id: contentId, uploaded_by_id: viewer.id })
        .execute()
      return reply.code(201).send({ file: { ...row, contentId } })
    },
  )

  app.get(
    '/files/:id',
    {
      schema: {
        tags,
        summary: 'Download a file',
        params: z.object({ id: z.uuid() }),
        querystring: z.object({
          inline: z.literal('1').optional().describe('Show an image instead of saving it.'),
        }),
      },
    },
    async (request, reply) => {
      const found = await findFile(services, await request.viewer(), request.params.id)
      const inline = request.query.inline === '1' && paintable.has(found.type)
      const name = encodeURIComponent(found.name)
      return reply
        .type(inline ? found.type : 'application/octet-stream')
        .header('content-length', found.size)
        .header('content-disposition', `${inline ? 'inline' : 'attachment'}; filename*=UTF-8''${name}`)
        .header('content-security-policy', "default-src 'none'; sandbox")
        .header('cache-control', 'private, max-age=31536000, immutable')
        .send(services.blobs.open(found.sha256))
    },
  )
}

async function findFile({ db }: Services, viewer: SignedIn, id: string) {
  const row = await db
    .selectFrom('attachment')
    .leftJoin('message', 'message.id', 'attachment.message_id')
    .leftJoin('ticket', 'ticket.id', 'message.ticket_id')
    .select([
      'attachment.name',
      'attachment.type',
      'attachment.size',
      'attachment.sha256',
      'attachment.uploaded_by_id',
    ])
    .select(['message.kind', 'message.deleted_at', ...subjectColumns])
    .select((eb) => [
      isAudience(viewer.id).as('isAudience'),
      eb('message.held_until', '>', sql<Date>`now()`).as('isHeld'),
    ])
    .where('attachment.id', '=', id)
    .executeTakeFirst()
  const waits = row?.requesterId === null && row.uploaded_by_id === viewer.id
  if (!row || !(waits || isShown(viewer, row))) throw new DomainError('not_found', `There is no file ${id}.`)
  return row
}

function isShown(
  { ability }: SignedIn,
  row: Partial<{ [Name in keyof TicketSubject]: string | null }> & {
    kind: string | null
    deleted_at: Date | null
    isAudience: unknown
    isHeld: unknown
  },
) {
  const { requesterId, queueId, assigneeId = null, organizationId = null } = row
  if (!requesterId || !queueId) return false
  const ticket = asTicket({ requesterId, queueId, assigneeId, organizationId })
  if (!ability.can('read', ticket)) return false
  if (row.deleted_at) return ability.can('delete_messages', ticket)
  if (!ability.can('read_notes', ticket)) return row.kind === 'reply' && !row.isHeld
  return Boolean(row.isAudience) || ability.can('read_restricted', ticket)
}

/** A file's name without anything that a path or a header could trip over. */
function cleanName(name: string): string {
  const plain = name
    .replaceAll(/[\p{Cc}\p{Cf}/\\]/gu, '_')
    .trim()
    .slice(0, 300)
  return plain || 'file'
}
