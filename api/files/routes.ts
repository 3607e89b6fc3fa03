import multipart from '@fastify/multipart'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { readFileSettings } from '#db/files.ts'
import { DomainError } from '#domain/errors.ts'
import { fileSchema, type MailPreview, mailPreviewSchema } from '#domain/files/file.ts'
import { bytesOf } from '#domain/files/settings.ts'
import type { Services } from '../services.ts'
import { protect, remember, sendFile } from './download.ts'
import { checkAvailable, findFile, shownFile } from './find.ts'
import { cleanName, receiveFile } from './receive.ts'

const tags = ['files']
const params = z.object({ id: z.uuid() })
const oneFile = z.object({ file: fileSchema })

/** Files that come with messages. */
export const fileRoutes: FastifyPluginAsyncZod<{ services: Services }> = async (app, { services }) => {
  await app.register(multipart, { limits: { files: 1 } })

  app.post(
    '/files',
    {
      schema: {
        tags,
        summary: 'Upload a file, to be sent with a message',
        description: 'multipart/form-data with one part named "file". Large files are better sent in parts.',
        querystring: z.object({
          inline: z.literal('1').optional().describe('A picture that is shown within the text.'),
        }),
        consumes: ['multipart/form-data'],
        response: { 201: oneFile },
      },
    },
    async (request, reply) => {
      const viewer = await request.viewer()
      const limits = await readFileSettings(services.db)
      const maxBytes = bytesOf(limits.fileMb)
      const part = await request.file({ limits: { fileSize: maxBytes } })
      if (!part) throw new DomainError('invalid', 'Send one part named "file".', 'file')
      const name = cleanName(part.filename)
      const stored = await services.blobs.put(part.file, { maxBytes }).catch((error: unknown) => {
        throw part.file.errored ? new DomainError('invalid', 'The upload broke off.', 'file') : error
      })
      if (part.file.truncated) throw tooLarge(name, limits.fileMb)
      const inline = request.query.inline === '1'
      return reply
        .code(201)
        .send({ file: await receiveFile(services, viewer, stored, { name, limits, inline }) })
    },
  )

  app.get(
    '/files/:id',
    {
      schema: {
        tags,
        summary: 'Download a file',
        description: 'Answers Range. What was not scanned yet answers 409, what must not leave 403.',
        params,
        querystring: z.object({
          inline: z.literal('1').optional().describe('Show it instead of saving it, where that is safe.'),
        }),
      },
    },
    async (request, reply) => {
      const viewer = await request.viewer()
      const file = await findFile(services, viewer, request.params.id)
      return sendFile(services, viewer, file, { request, reply, inline: request.query.inline === '1' })
    },
  )

  app.get(
    '/files/:id/about',
    { schema: { tags, summary: 'Read what is known about a file', params, response: { 200: oneFile } } },
    async (request) => {
      const viewer = await request.viewer()
      return { file: shownFile(await findFile(services, viewer, request.params.id)) }
    },
  )

  app.get(
    '/files/:id/thumbnail',
    { schema: { tags, summary: 'A small picture of a picture', params } },
    async (request, reply) => {
      const file = await findFile(services, await request.viewer(), request.params.id)
      checkAvailable(file)
      if (!file.preview || !file.thumbnail)
        throw new DomainError('not_found', 'There is no small picture of this file.')
      const etag = `"${file.preview}"`
      protect(reply, false).type('image/webp').header('content-disposition', 'inline').header('etag', etag)
      if (request.headers['if-none-match'] === etag) return reply.code(304).send()
      return reply.send(services.blobs.open(file.preview))
    },
  )

  app.get(
    '/files/:id/mail',
    {
      schema: {
        tags,
        summary: 'Read what an attached mail says',
        params,
        response: { 200: z.object({ mail: mailPreviewSchema }) },
      },
    },
    async (request) => {
      const viewer = await request.viewer()
      const file = await findFile(services, viewer, request.params.id)
      checkAvailable(file)
      if (!file.preview || file.type !== 'message/rfc822')
        throw new DomainError('not_found', 'This file is no mail that could be read.')
      await remember(services, viewer, file.id, 'preview')
      const mail = JSON.parse((await services.blobs.read(file.preview)).toString('utf8')) as MailPreview
      return { mail }
    },
  )
}

/** Names the file that is too large, and what is taken. */
export const tooLarge = (name: string, fileMb: number) =>
  new DomainError('payload_too_large', `"${name}" is too large: a file may have ${fileMb} MB.`, 'file')
