import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Kysely } from 'kysely'
import { z } from 'zod'
import { audit } from '#db/audit.ts'
import type { Tables } from '#db/database.ts'
import { isAddressTaken } from '#db/people.ts'
import { DomainError } from '#domain/errors.ts'
import { addressSchema, newAddressSchema } from '#domain/people/profile.ts'
import { allow } from '../access/allow.ts'
import { auditor } from '../access/auditor.ts'
import type { Services } from '../services.ts'
import { lockForChange } from './guard.ts'
import { readAddresses } from './read.ts'

const tags = ['people']
const params = z.object({ id: z.uuid() })
const addressParams = params.extend({ address: z.string().max(320) })
const response = { 200: z.object({ addresses: z.array(addressSchema) }) }

/** The mail addresses somebody is known by. */
export const addressRoutes: FastifyPluginAsyncZod<{ services: Services }> = async (app, { services }) => {
  const { db } = services

  app.get(
    '/people/:id/addresses',
    { schema: { tags, summary: 'The mail addresses of a person', params, response } },
    async (request) => {
      allow(await request.viewer(), 'read', 'Person')
      return { addresses: await readAddresses(db, request.params.id) }
    },
  )

  app.post(
    '/people/:id/addresses',
    {
      schema: {
        tags,
        summary: 'Give a person another mail address',
        description:
          'With `main` it becomes the one they sign in with and are written to. It counts as verified.',
        params,
        body: newAddressSchema,
        response: { 201: response[200] },
      },
    },
    async (request, reply) => {
      const viewer = await request.viewer()
      allow(viewer, 'update', 'Person')
      const { id } = request.params
      const address = request.body.address.toLowerCase()
      await db.transaction().execute(async (trx) => {
        const person = await lockForChange(trx, viewer, id)
        await claim(trx, id, address)
        if (request.body.main) await makeMain(trx, id, address)
        const after = { address, main: request.body.main }
        await audit(trx, {
          ...auditor(request, viewer),
          action: 'person.address.add',
          subject: id,
          before: { main: person.email },
          after,
        })
      })
      app.forgetViewers()
      return reply.code(201).send({ addresses: await readAddresses(db, id) })
    },
  )

  app.delete(
    '/people/:id/addresses/:address',
    { schema: { tags, summary: 'Take a mail address from a person', params: addressParams, response } },
    async (request) => {
      const viewer = await request.viewer()
      allow(viewer, 'update', 'Person')
      const { id } = request.params
      const address = request.params.address.toLowerCase()
      await db.transaction().execute(async (trx) => {
        await lockForChange(trx, viewer, id)
        await mayTake(trx, address)
        const { numDeletedRows } = await trx
          .deleteFrom('person_address')
          .where('person_id', '=', id)
          .where('address', '=', address)
          .executeTakeFirst()
        if (!numDeletedRows)
          throw new DomainError('not_found', `${address} is no address of theirs.`, 'address')
        const record = { action: 'person.address.remove', subject: id, before: { address } }
        await audit(trx, { ...auditor(request, viewer), ...record })
      })
      return { addresses: await readAddresses(db, id) }
    },
  )
}

/** Makes the address theirs, verified. Throws `address_taken` when it is somebody else's. */
export async function claim(trx: Kysely<Tables>, personId: string, address: string): Promise<void> {
  const row = await trx
    .insertInto('person_address')
    .values({ address, person_id: personId, verified_at: new Date() })
    .onConflict((conflict) =>
      conflict
        .column('address')
        .doUpdateSet({ verified_at: new Date() })
        .where('person_address.person_id', '=', personId),
    )
    .returning('address')
    .executeTakeFirst()
  if (!row) throw addressTaken(address)
}

/** The refusal of an address that somebody else has. */
export function addressTaken(address: string, field = 'address'): DomainError {
  return new DomainError('address_taken', `Somebody with the address ${address} exists already.`, field)
}

async function makeMain(trx: Kysely<Tables>, personId: string, email: string): Promise<void> {
  await trx
    .updateTable('person')
    .set({ email, email_verified: true, updated_at: new Date() })
    .where('id', '=', personId)
    .execute()
    .catch((error: unknown) => {
      throw isAddressTaken(error) ? addressTaken(email) : error
    })
}

/** Somebody's main address stays, also that of a person who was merged: taking the merge back needs it. */
async function mayTake(trx: Kysely<Tables>, address: string): Promise<void> {
  const owner = await trx
    .selectFrom('person')
    .select('merged_into_id')
    .where('email', '=', address)
    .executeTakeFirst()
  if (!owner) return
  const why = owner.merged_into_id
    ? 'It came with a merge. Undo the merge instead.'
    : 'This is the main address. Make another one the main one first.'
  throw new DomainError('conflict', why, 'address')
}
