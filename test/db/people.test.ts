import { expect, test } from 'vitest'
import { isAddressTaken, personByEmail } from '#db/people.ts'
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

test('who is placed in an organization belongs to it', async () => {
  const id = crypto.randomUUID()
  await db
    .insertInto('organization')
    .values({ id, name: 'Members', domains: ['members.test'] })
    .execute()
  const person = await personByEmail(db, 'one@members.test')
  const rows = await db
    .selectFrom('person_organization')
    .select(['organization_id', 'is_contact'])
    .where('person_id', '=', person.id)
    .execute()
  expect(rows).toEqual([{ organization_id: id, is_contact: false }])
})

test('somebody is found by any of their addresses', async () => {
  const person = await personByEmail(db, 'main@people.test', 'Main')
  await db
    .insertInto('person_address')
    .values({ address: 'second@people.test', person_id: person.id })
    .execute()
  expect(await personByEmail(db, 'Second@People.test', 'Somebody else')).toEqual(person)
})

test('somebody who was merged is who they were merged into, however often', async () => {
  const merge = (from: { id: string }, into: { id: string }) =>
    db.updateTable('person').set({ merged_into_id: into.id }).where('id', '=', from.id).execute()
  const [a, b, c] = [
    await personByEmail(db, 'merged-a@people.test'),
    await personByEmail(db, 'merged-b@people.test'),
    await personByEmail(db, 'merged-c@people.test'),
  ]
  await merge(a, b)
  await merge(b, c)
  expect(await personByEmail(db, 'merged-a@people.test')).toEqual(c)
})

test('an address that is given to somebody while it is looked up makes nobody else', async () => {
  const owner = await personByEmail(db, 'owner@people.test')
  for (let round = 0; round < 20; round++) {
    const address = `raced-${round}@people.test`
    const give = db
      .insertInto('person_address')
      .values({ address, person_id: owner.id })
      .onConflict((conflict) => conflict.doNothing())
      .returning('address')
      .executeTakeFirst()
    const [given, ...found] = await Promise.all([
      give,
      ...Array.from({ length: 4 }, () => personByEmail(db, address)),
    ])
    expect(new Set(found.map(({ id }) => id)).size).toBe(1)
    if (given) expect(found[0]?.id).toBe(owner.id)
  }
})

test("nobody's main address is somebody else's second one", async () => {
  const person = await personByEmail(db, 'first-owner@people.test')
  await db
    .insertInto('person_address')
    .values({ address: 'claimed@people.test', person_id: person.id })
    .execute()
  const steal = db
    .insertInto('person')
    .values({ id: crypto.randomUUID(), name: 'Thief', email: 'claimed@people.test' })
    .execute()
  const error = await steal.catch((thrown: unknown) => thrown)
  expect(isAddressTaken(error)).toBe(true)
})
