import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { FileStore } from '@tus/file-store'
import { Metadata, Server } from '@tus/server'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { v7 as uuid } from 'uuid'
import { z } from 'zod'
import { readFileSettings } from '#db/files.ts'
import { DomainError } from '#domain/errors.ts'
import { fileSchema } from '#domain/files/file.ts'
import { bytesOf } from '#domain/files/settings.ts'
import type { SignedIn } from '../plugins/viewer.ts'
import type { Services } from '../services.ts'
import { findFile, shownFile } from './find.ts'
import { cleanName, receiveFile } from './receive.ts'
import { tooLarge } from './routes.ts'

const tags = ['files']
const path = '/api/v1/files/uploads'
// Whose it is, and the file's id to be.
const params = z.object({ upload: z.string().regex(/^[0-9a-f-]{36}\.[0-9a-f-]{36}$/) })
const hidden = { hide: true }

/** Uploads in parts that go on after an interruption, by the tus protocol 1.0 (https://tus.io/protocols/resumable-upload). */
export const uploadRoutes: FastifyPluginAsyncZod<{ services: Services }> = async (app, { services }) => {
  const owners = new WeakMap<object, string>()
  let parts: ReturnType<typeof openParts> | undefined
  const opened = () => {
    parts ??= openParts(services.settings.uploadFolder, (request) => owners.get(request) ?? '')
    return parts
  }
  // What comes is written as it comes.
  app.addContentTypeParser('application/offset+octet-stream', (_request, _payload, done) => done(null))

  async function hand(request: FastifyRequest, reply: FastifyReply, viewer: SignedIn): Promise<void> {
    owners.set(request.raw, viewer.id)
    reply.hijack()
    await opened().server.handle(request.raw, reply.raw)
  }

  app.post('/files/uploads', { schema: hidden }, async (request, reply) => {
    const viewer = await request.viewer()
    const { fileMb } = await readFileSettings(services.db)
    const length = Number(request.headers['upload-length'])
    if (!Number.isSafeInteger(length) || length < 0)
      throw new DomainError('invalid', 'Say in Upload-Length how many bytes come.', 'upload-length')
    if (length > bytesOf(fileMb)) throw tooLarge(cleanName(nameIn(request)), fileMb)
    return hand(request, reply, viewer)
  })

  app.route({
    method: ['HEAD', 'PATCH', 'DELETE'],
    url: '/files/uploads/:upload',
    schema: { ...hidden, params },
    handler: async (request, reply) => {
      const viewer = await request.viewer()
      checkOwner(viewer, (request.params as z.infer<typeof params>).upload)
      return hand(request, reply, viewer)
    },
  })

  app.post(
    '/files/uploads/:upload/finish',
    {
      schema: {
        tags,
        summary: 'Make a file of an upload that came in parts',
        description: `The parts are sent by the tus protocol to POST ${path} and the address it answers with.`,
        params,
        body: z.strictObject({ name: z.string().min(1).max(400), inline: z.boolean().default(false) }),
        response: { 201: z.object({ file: fileSchema }) },
      },
    },
    async (request, reply) => {
      const viewer = await request.viewer()
      const { upload } = request.params
      const id = checkOwner(viewer, upload)
      const name = cleanName(request.body.name)
      const there = await opened()
        .store.getUpload(upload)
        .catch(() => null)
      // It was asked before, and the answer got lost.
      if (!there) return reply.code(201).send({ file: shownFile(await findFile(services, viewer, id)) })
      if (there.offset !== there.size)
        throw new DomainError(
          'conflict',
          `"${name}" is not complete: ${there.offset} of ${there.size} bytes came.`,
        )
      const limits = await readFileSettings(services.db)
      const content = createReadStream(join(services.settings.uploadFolder, upload))
      const stored = await services.blobs.put(content, { maxBytes: bytesOf(limits.fileMb) })
      try {
        return reply.code(201).send({
          file: await receiveFile(services, viewer, stored, {
            id,
            name,
            limits,
            inline: request.body.inline,
          }),
        })
      } finally {
        await opened().store.remove(upload)
      }
    },
  )
}

function openParts(directory: string, ownerOf: (request: object) => string) {
  const store = new FileStore({ directory })
  const server = new Server({
    path,
    datastore: store,
    relativeLocation: true,
    namingFunction: ({ runtime }) => {
      const request = runtime?.node?.req
      return `${request ? ownerOf(request) : ''}.${uuid()}`
    },
  })
  return { store, server }
}

function nameIn({ headers }: FastifyRequest): string {
  try {
    return Metadata.parse(String(headers['upload-metadata'])).filename ?? 'file'
  } catch {
    return 'file'
  }
}

/** Gives the file's id to be. Throws `not_found` for what somebody else began. */
function checkOwner(viewer: SignedIn, upload: string): string {
  const [owner, id] = upload.split('.') as [string, string]
  if (owner !== viewer.id)
    throw new DomainError('not_found', 'There is no file of yours on its way by that name.')
  return id
}
