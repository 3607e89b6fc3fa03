import multipart from '@fastify/multipart'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { audit } from '#db/audit.ts'
import { DomainError } from '#domain/errors.ts'
import { allow } from '../access/allow.ts'
import { auditor } from '../access/auditor.ts'
import type { SignedIn } from '../plugins/viewer.ts'
import type { Services } from '../services.ts'
import { lockForChange } from './guard.ts'
import { mostPictureBytes, picturesFrom } from './pictures.ts'
import { pictureVersion } from './read.ts'

const tags = ['people']
const params = z.object({ id: z.uuid() })
const avatar = z.object({ avatar: z.string().nullable() })

/** People's pictures. */
export const avatarRoutes: FastifyPluginAsyncZod<{ services: Services }> = async (app, { services }) => {
  const { db, blobs } = services
  await app.register(multipart, { limits: { files: 1, fileSize: mostPictureBytes } })

  app.post(
    '/people/:id/avatar',
    {
      schema: {
        tags,
        summary: "Upload a person's picture",
        description: 'multipart/form-data with one part named "file": PNG, JPEG or WebP, at most 5 MB.',
        consumes: ['multipart/form-data'],
        params,
        response: { 200: avatar },
      },
    },
    async (request) => {
      const viewer = await request.viewer()
      const { id } = request.params
      mayPaint(viewer, id)
      const part = await request.file()
      if (!part) throw new DomainError('invalid', 'Send one part named "file".', 'file')
      const { picture, thumbnail } = await picturesFrom(await part.toBuffer())
      const [large, small] = [await blobs.put(picture, limits), await blobs.put(thumbnail, limits)]
      const value = { sha256: large.sha256, thumbnail: small.sha256 }
      await db.transaction().execute(async (trx) => {
        await lockForChange(trx, viewer, id)
        await trx
          .updateTable('person')
          .set({ avatar: JSON.stringify(value) as never, updated_at: new Date() })
          .where('id', '=', id)
          .execute()
        await audit(trx, { ...auditor(request, viewer), action: 'person.avatar', subject: id, after: value })
      })
      return { avatar: pictureVersion(value) }
    },
  )

  app.delete(
    '/people/:id/avatar',
    { schema: { tags, summary: "Take a person's picture away", params, response: { 200: avatar } } },
    async (request) => {
      const viewer = await request.viewer()
      const { id } = request.params
      mayPaint(viewer, id)
      await db.transaction().execute(async (trx) => {
        const { avatar: before } = await lockForChange(trx, viewer, id)
        await trx
          .updateTable('person')
          .set({ avatar: null, updated_at: new Date() })
          .where('id', '=', id)
          .execute()
        await audit(trx, { ...auditor(request, viewer), action: 'person.avatar', subject: id, before })
      })
      return { avatar: null }
    },
  )

  app.get(
    '/people/:id/avatar',
    {
      schema: {
        tags,
        summary: "A person's picture",
        params,
        querystring: z.object({
          size: z.enum(['small', 'large']).default('small').describe('64 or 256 pixels square.'),
          version: z
            .string()
            .max(64)
            .optional()
            .describe('Keeps a cached picture from being shown for a new one.'),
        }),
      },
    },
    async (request, reply) => {
      const viewer = await request.viewer()
      const { id } = request.params
      if (id !== viewer.id) allow(viewer, 'read', 'Person')
      const row = await db.selectFrom('person').select('avatar').where('id', '=', id).executeTakeFirst()
      const kept = row?.avatar as { sha256: string; thumbnail: string } | null | undefined
      if (!kept) throw new DomainError('not_found', 'There is no picture of this person.')
      // Our own encoding of it, whatever was sent: it holds pixels and nothing else.
      return reply
        .type('image/webp')
        .header('content-disposition', 'inline')
        .header('content-security-policy', "default-src 'none'; sandbox")
        .header('x-content-type-options', 'nosniff')
        .header(
          'cache-control',
          request.query.version ? 'private, max-age=31536000, immutable' : 'private, no-cache',
        )
        .send(blobs.open(request.query.size === 'large' ? kept.sha256 : kept.thumbnail))
    },
  )
}

const limits = { maxBytes: mostPictureBytes }

/** Everybody may change their own picture. */
function mayPaint(viewer: SignedIn, id: string): void {
  if (id !== viewer.id) allow(viewer, 'update', 'Person')
}
