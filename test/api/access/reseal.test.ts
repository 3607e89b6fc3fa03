import { symmetricDecrypt, symmetricEncrypt } from 'better-auth/crypto'
import { v7 as uuid } from 'uuid'
import { expect, test } from 'vitest'
import { createAuth } from '#api/access/auth.ts'
import { reseal } from '#api/access/reseal.ts'
import { openTestDatabase } from '#test/support/database.ts'
import { makePerson } from '#test/support/people.ts'

const { db } = await openTestDatabase()
const [old, fresh] = ['the first key of this desk, long enough', 'the second key of this desk, long enough']
const keysOf = async (secret: string) =>
  (await createAuth({ db, secret, publicUrl: 'http://localhost' }).$context).secretConfig
const person = await makePerson(db, 'agent')
const row = async () => db.selectFrom('two_factor').selectAll().executeTakeFirstOrThrow()

test('a new key takes over, and the old one can go', async () => {
  const key = await keysOf(old)
  const sealed = await symmetricEncrypt({ key, data: 'JBSWY3DPEHPK3PXP' })
  const codes = await symmetricEncrypt({ key, data: '["one","two"]' })
  await db
    .insertInto('two_factor')
    .values({ id: uuid(), person_id: person.id, secret: sealed, backup_codes: codes })
    .execute()
  expect(await reseal(db, `${fresh}\n${old}`)).toBe(1)
  const after = await row()
  expect(after.secret).not.toBe(sealed)
  const read = async (secret: string) => symmetricDecrypt({ key: await keysOf(secret), data: after.secret })
  expect(await read(`${fresh} ${old}`)).toBe('JBSWY3DPEHPK3PXP')
  await expect(read(old)).rejects.toThrow()
})

test('without the key that sealed it nothing is changed', async () => {
  const before = await row()
  await expect(reseal(db, 'some other key of another desk, also long')).rejects.toThrow()
  expect(await row()).toEqual(before)
})
