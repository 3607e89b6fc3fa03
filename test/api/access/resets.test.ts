import { expect, test } from 'vitest'
import { nowhere, openApp, password } from '#test/support/app.ts'

const desk = await openApp({ temporalAddress: nowhere, outboundMail: true })
const nobody = desk.calling()
const agent = await desk.person('agent', 'Reset Rita')
const from = (n: number) => ({ 'x-forwarded-for': `203.0.113.${n}` })
const ask = (email: string, n: number) => nobody.post('/auth/request-password-reset', { email }, from(n))
const notices = () =>
  desk.db
    .selectFrom('delivery')
    .select(['id', 'body', 'to_address', 'state'])
    .where('kind', '=', 'notice')
    .orderBy('created_at')
    .execute()
const tokenIn = (body: string | null) =>
  new URL(/https?:\/\/\S+/.exec(body ?? '')![0]).searchParams.get('token')!
const reset = (token: string, n: number, newPassword = 'a new long password') =>
  nobody.post('/auth/reset-password', { token, newPassword }, from(n))

test('somebody who forgot their password gets a link by mail, which works once', async () => {
  await desk.withPassword(agent)
  const signedIn = await nobody.post('/auth/sign-in/email', { email: agent.email, password }, from(100))
  const browser = desk.calling({ cookie: signedIn.headers['set-cookie']!.split(';')[0]! })
  expect((await ask(agent.email, 101)).status).toBe(200)
  const [notice] = await notices()
  expect(notice).toMatchObject({ to_address: agent.email, state: 'due' })
  const token = tokenIn(notice!.body)
  const kept = await desk.db.selectFrom('verification').selectAll().execute()
  expect(JSON.stringify(kept)).not.toContain(token)

  expect((await reset(token, 101, 'short')).status).toBe(422)
  expect((await reset(token, 101)).status).toBe(200)
  expect((await reset(token, 101)).status).toBeGreaterThanOrEqual(400)
  desk.app.forgetViewers()
  expect((await browser.get('/me')).status).toBe(401)
  const again = { email: agent.email, password: 'a new long password' }
  expect((await nobody.post('/auth/sign-in/email', again, from(102))).status).toBe(200)
  const records = await desk.db.selectFrom('audit_record').select('action').execute()
  expect(records.map(({ action }) => action)).toContain('password.reset')
})

test('whether there is an account can not be found out, and inactive people get no link', async () => {
  const before = await notices()
  const gone = await desk.person('agent', 'Gone Gus')
  await desk.db.updateTable('person').set({ active: false }).where('id', '=', gone.id).execute()
  const answers = [await ask('nobody.here@people.test', 103), await ask(gone.email, 104)]
  expect(answers.map(({ status }) => status)).toEqual([200, 200])
  expect(answers[0]!.body).toEqual(answers[1]!.body)
  expect(await notices()).toEqual(before)
})

test('somebody a mail has made may choose their first password that way', async () => {
  const ada = await desk.person('requester', 'Reset Ada')
  await ask(ada.email, 105)
  const token = tokenIn((await notices()).at(-1)!.body)
  expect((await reset(token, 105)).status).toBe(200)
  const account = { email: ada.email, password: 'a new long password' }
  expect((await nobody.post('/auth/sign-in/email', account, from(106))).status).toBe(200)
})

test('a link unlocks an account', async () => {
  const eve = await desk.person('agent', 'Locked Lea')
  await desk.withPassword(eve)
  for (let n = 0; n < 6; n++)
    await nobody.post('/auth/sign-in/email', { email: eve.email, password: 'wrong password' }, from(110 + n))
  await ask(eve.email, 120)
  await reset(tokenIn((await notices()).at(-1)!.body), 120)
  const account = { email: eve.email, password: 'a new long password' }
  expect((await nobody.post('/auth/sign-in/email', account, from(121))).status).toBe(200)
})

test('whoever reads the outbox does not see the link', async () => {
  const reader = await desk.person('agent', 'Nosy Nick')
  const { deliveries } = (await reader.get('/deliveries')).body
  expect(deliveries.length).toBeGreaterThan(0)
  for (const { id, ticket } of deliveries) {
    expect(ticket).toBeNull()
    const { delivery } = (await reader.get(`/deliveries/${id}`)).body
    expect(delivery.text + delivery.html).not.toMatch(/token=/)
  }
})
