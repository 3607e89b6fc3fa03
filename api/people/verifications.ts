import { createHash, randomBytes } from 'node:crypto'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { type Kysely, sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { z } from 'zod'
import { audit } from '#db/audit.ts'
import type { Tables } from '#db/database.ts'
import { writeNotice } from '#db/notices.ts'
import { DomainError } from '#domain/errors.ts'
import { auditor } from '../access/auditor.ts'
import type { Services } from '../services.ts'
import { claim } from './addresses.ts'

const tags = ['people']
const linkWorksForMs = 24 * 3_600_000
const askedAt = z.object({ personId: z.uuid(), actor: z.string(), address: z.string() })

/** Further mail addresses of one's own: each is theirs once the link that was mailed to it is used. */
export const verificationRoutes: FastifyPluginAsyncZod<{ services: Services }> = async (
  app,
  { services },
) => {
  const { db, settings, announcer } = services

  app.post(
    '/me/addresses',
    {
      config: { rateLimit: { max: 20, timeWindow: '1 hour' } },
      schema: {
        tags,
        summary: 'Have a link mailed to another address of mine',
        body: z.strictObject({ address: z.email().max(320) }),
        response: { 202: z.object({ address: z.string() }) },
      },
    },
    async (request, reply) => {
      const { id: personId, name, email } = await request.viewer()
      const address = request.body.address.toLowerCase()
      const token = randomBytes(24).toString('base64url')
      const link = `${settings.publicUrl}/verify-address?token=${token}`
      const notice = {
        to: { id: personId, name, email: address },
        subject: 'Is this your address?',
        body: `${name} (${email}) says that ${address} is an address of theirs.\n\nIf that is you, confirm it here, within a day:\n${link}\n\nIf it is not, do nothing.`,
      }
      const delivery = await db.transaction().execute(async (trx) => {
        const value = JSON.stringify({ personId, actor: `${name} <${email}>`, address })
        const expires_at = new Date(Date.now() + linkWorksForMs)
        await trx
          .insertInto('verification')
          .values({ id: uuid(), identifier: identifierOf(token), value, expires_at })
          .execute()
        return writeNotice(trx, notice)
      })
      announcer.announce({ type: 'delivery', id: delivery, ticket: null })
      return reply.code(202).send({ address })
    },
  )

  app.post(
    '/verify-address',
    {
      config: { rateLimit: { max: 20, timeWindow: '1 minute' } },
      schema: {
        tags,
        summary: 'Confirm a mail address with the link that was mailed to it',
        security: [],
        body: z.strictObject({ token: z.string().min(20).max(200) }),
        response: { 200: z.object({ address: z.string() }) },
      },
    },
    async (request) => {
      const address = await db.transaction().execute(async (trx) => {
        const asked = await takeBack(trx, request.body.token)
        await claim(trx, asked.personId, asked.address)
        const who = { ...auditor(request, { id: asked.personId, name: '', email: '' }), actor: asked.actor }
        const record = { action: 'person.address.verify', subject: asked.personId }
        await audit(trx, { ...who, ...record, after: { address: asked.address } })
        return asked.address
      })
      return { address }
    },
  )
}

/** What the link of that token was mailed for; it is used up. Throws `not_found`. */
async function takeBack(trx: Kysely<Tables>, token: string) {
  const row = await trx
    .deleteFrom('verification')
    .where('identifier', '=', identifierOf(token))
    .where('expires_at', '>', sql<Date>`now()`)
    .returning('value')
    .executeTakeFirst()
  if (row) return askedAt.parse(JSON.parse(row.value))
  throw new DomainError('not_found', 'This link was used or has run out. Ask for a new one.', 'token')
}

/** Only the token's hash is kept. */
const identifierOf = (token: string) => `address:${createHash('sha256').update(token).digest('hex')}`
