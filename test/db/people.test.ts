import { expect, test } from 'vitest'
import { personByEmail } from '#db/people.ts'
import { openTestDatabase } from '#test/support/database.ts'

const { db } = await openTestDatabase()

test('somebody who writes for the first time becomes a requester without a password, named as they say', async () => {
  const { id } = await personByEmail(db, ' New@People.test ', 'New Person')
  const row = await db.selectFrom('person').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
  expect(row).toMatchObject({
    email: 'new@people.test',
    name: 'New Person',
    role_key: 'requester',
    active: true,
  })
  expect(await db.selectFrom('account').select('id').where('person_id', '=', id).execute()).toEqual([])
  expect((await personByEmail(db, 'nameless@people.test')).name).toBe('nameless')
})

test('somebody who is known stays who they are, whatever name comes along', async () => {
  const first = await personByEmail(db, 'known@people.test', 'Known')
  expect(await personByEmail(db, 'KNOWN@people.test', 'Impostor')).toEqual(first)
})

test('somebody who writes ten times at once is one person', async () => {
  const found = await Promise.all(Array.from({ length: 10 }, () => personByEmail(db, 'busy@people.test')))
  expect(new Set(found.map(({ id }) => id)).size).toBe(1)
})

test("somebody is placed in the organization of their address's domain", async () => {
  const id = crypto.randomUUID()
  await db
    .insertInto('organization')
    .values({ id, name: 'Acme', domains: ['acme.test', 'acme.example'] })
    .execute()
  expect((await personByEmail(db, 'wile@ACME.example')).organizationId).toBe(id)
  expect((await personByEmail(db, 'wile@not-acme.example')).organizationId).toBeNull()
})
