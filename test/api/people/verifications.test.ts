import { expect, test } from 'vitest'
import { nowhere, openApp } from '#test/support/app.ts'

const desk = await openApp({ temporalAddress: nowhere, outboundMail: true })
const ada = await desk.person('requester', 'Ada')
const eve = await desk.person('requester', 'Eve')
const nobody = desk.calling()
const addressesOf = async (who: typeof ada) =>
  (await who.get('/me/profile')).body.person.addresses.map(({ address }: { address: string }) => address)

async function asked(who: typeof ada, address: string): Promise<string> {
  expect((await who.post('/me/addresses', { address })).body).toEqual({ address: address.toLowerCase() })
  const notice = await desk.db
    .selectFrom('delivery')
    .select(['body', 'to_address'])
    .where('kind', '=', 'notice')
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow()
  expect(notice.to_address).toBe(address.toLowerCase())
  return /token=(\S+)/.exec(notice.body ?? '')![1]!
}

test('an address is theirs once the link that was mailed to it is used, which works once', async () => {
  const token = await asked(ada, 'Ada.Home@home.test')
  expect(await addressesOf(ada)).toEqual([ada.email])
  const kept = await desk.db.selectFrom('verification').selectAll().execute()
  expect(JSON.stringify(kept)).not.toContain(token)
  expect((await nobody.post('/verify-address', { token })).body).toEqual({ address: 'ada.home@home.test' })
  expect(await addressesOf(ada)).toEqual([ada.email, 'ada.home@home.test'])
  expect((await nobody.post('/verify-address', { token })).body).toMatchObject({
    status: 404,
    field: 'token',
  })
})

test('an address that somebody else has stays theirs, and asking does not tell whose it is', async () => {
  const token = await asked(eve, 'ada.home@home.test')
  expect((await nobody.post('/verify-address', { token })).body).toMatchObject({ code: 'address_taken' })
  expect(await addressesOf(ada)).toContain('ada.home@home.test')
})

test('a link that ran out is worth nothing', async () => {
  const token = await asked(eve, 'eve.home@home.test')
  await desk.db.updateTable('verification').set({ expires_at: new Date() }).execute()
  expect((await nobody.post('/verify-address', { token })).status).toBe(404)
  expect(await addressesOf(eve)).toEqual([eve.email])
})
