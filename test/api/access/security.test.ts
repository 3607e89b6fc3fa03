import { createOTP } from '@better-auth/utils/otp'
import { describe, expect, test } from 'vitest'
import { nowhere, openApp, password } from '#test/support/app.ts'

let now = Date.now()
const desk = await openApp({ temporalAddress: nowhere, now: () => now })
const boss = await desk.person('administrator', 'Boss')
let address = 30

/** Somebody of that role, signed in with a browser. */
async function inBrowser(role: string, name: string) {
  const person = await desk.person(role, name)
  await desk.withPassword(person)
  return { person, browser: await signIn(person.email) }
}

async function signIn(email: string) {
  const headers = { 'x-forwarded-for': `203.0.113.${address++}` }
  const answer = await desk.calling().post('/auth/sign-in/email', { email, password }, headers)
  expect(answer.status).toBe(200)
  return desk.calling({ cookie: cookiesOf(answer.headers) })
}

const cookiesOf = (headers: Record<string, string>) =>
  [...(headers['set-cookie'] ?? '').matchAll(/(perdure\.[\w-]+=[^;,]+)/g)]
    .map(([cookie]) => cookie)
    .join('; ')

describe('a second factor', () => {
  test('is asked for once somebody has one, and recovery codes work once', async () => {
    const { person, browser } = await inBrowser('agent', 'Tom')
    const { status, body } = await browser.post('/auth/two-factor/enable', { password })
    expect([status, body.backupCodes.length]).toEqual([200, 10])
    const secret = new URL(body.totpURI).searchParams.get('secret')!
    const stored = await desk.db.selectFrom('two_factor').selectAll().execute()
    expect(JSON.stringify(stored)).not.toContain(secret)
    const code = await createOTP(fromBase32(secret), { digits: 6, period: 30 }).totp()
    expect((await browser.post('/auth/two-factor/verify-totp', { code: '000000' })).status).toBe(401)
    expect((await browser.post('/auth/two-factor/verify-totp', { code })).status).toBe(200)

    const again = await desk
      .calling()
      .post('/auth/sign-in/email', { email: person.email, password }, { 'x-forwarded-for': '203.0.113.90' })
    expect(again.body.twoFactorRedirect).toBe(true)
    const halfway = desk.calling({ cookie: cookiesOf(again.headers) })
    expect((await halfway.get('/me')).status).toBe(401)
    const [recovery] = body.backupCodes
    const recovered = await halfway.post('/auth/two-factor/verify-backup-code', { code: recovery })
    expect(recovered.status).toBe(200)
    expect((await desk.calling({ cookie: cookiesOf(recovered.headers) }).get('/me')).status).toBe(200)
    expect((await halfway.post('/auth/two-factor/verify-backup-code', { code: recovery })).status).toBe(401)
  })

  test('that a role asks for comes before anything else', async () => {
    await boss.post('/roles', {
      ...{ key: 'careful', name: 'Careful', parent: 'agent' },
      requirements: { secondFactor: true, passkey: false, allow: [], deny: [] },
    })
    const { browser } = await inBrowser('careful', 'Cora')
    expect((await browser.get('/me')).body.missing).toEqual(['second_factor'])
    expect((await browser.get('/tickets')).body).toMatchObject({
      status: 403,
      code: 'second_factor_required',
    })
    const { body } = await browser.post('/auth/two-factor/enable', { password })
    const secret = new URL(body.totpURI).searchParams.get('secret')!
    const code = await createOTP(fromBase32(secret), { digits: 6, period: 30 }).totp()
    const verified = await browser.post('/auth/two-factor/verify-totp', { code })
    expect(verified.status).toBe(200)
    const after = desk.calling({ cookie: cookiesOf(verified.headers) })
    expect((await after.get('/me')).body.missing).toEqual([])
    expect((await after.get('/tickets')).status).toBe(200)
  })
})

describe('sessions', () => {
  test('are listed, and ended one by one or all but this', async () => {
    const { person, browser } = await inBrowser('agent', 'Sam')
    const [second, third] = [await signIn(person.email), await signIn(person.email)]
    const { sessions } = (await browser.get('/me/sessions')).body
    expect(sessions).toHaveLength(3)
    expect(sessions.filter((each: { isThis: boolean }) => each.isThis)).toHaveLength(1)
    const other = (await second.get('/me/sessions')).body.sessions.find(
      (each: { isThis: boolean }) => each.isThis,
    )
    expect((await browser.delete(`/me/sessions/${other.id}`)).body).toEqual({ ended: 1 })
    expect((await second.get('/me')).status).toBe(401)
    expect((await browser.delete('/me/sessions')).body).toEqual({ ended: 1 })
    expect([(await third.get('/me')).status, (await browser.get('/me')).status]).toEqual([401, 200])
    expect((await boss.delete(`/people/${person.id}/sessions`)).body).toEqual({ ended: 1 })
    expect((await browser.get('/me')).status).toBe(401)
  })

  test('end when nobody uses them, and at last however they are used', async () => {
    const { browser } = await inBrowser('agent', 'Ida')
    const limits = { idleMinutes: 60, absoluteHours: 8 }
    expect((await boss.put('/security', limits)).status).toBe(200)
    expect((await browser.get('/me')).status).toBe(200)
    now += 61 * 60_000
    desk.app.forgetViewers()
    expect((await browser.get('/me')).status).toBe(401)
    now = Date.now()
    await boss.put('/security', {})
  })
})

test('a password that is too old is changed before anything else', async () => {
  const { person, browser } = await inBrowser('agent', 'Paula')
  await boss.put('/security', { passwordDays: 30 })
  await desk.db
    .updateTable('account')
    .set({ updated_at: new Date(Date.now() - 31 * 24 * 3_600_000) })
    .where('person_id', '=', person.id)
    .execute()
  desk.app.forgetViewers()
  expect((await browser.get('/tickets')).body).toMatchObject({ status: 403, code: 'password_expired' })
  expect((await browser.get('/me')).body.missing).toEqual(['password'])
  const change = { currentPassword: password, newPassword: 'another long password' }
  expect((await browser.post('/auth/change-password', change)).status).toBe(200)
  expect((await browser.get('/me')).body.missing).toEqual([])
  expect((await browser.get('/tickets')).status).toBe(200)
  await boss.put('/security', {})
})

describe('networks', () => {
  const networks = (allow: string[], deny: string[] = []) => ({ allow, deny })

  test('keep people out by address, for the console and the API apart', async () => {
    const { person, browser } = await inBrowser('agent', 'Nina')
    expect((await boss.put('/security', { console: networks(['10.0.0.0/8']) })).body).toMatchObject({
      code: 'invalid',
      field: 'console',
    })
    await boss.put('/security', { console: networks(['127.0.0.0/8'], ['127.0.0.2']) })
    expect((await browser.get('/me')).status).toBe(200)
    const elsewhere = { 'x-forwarded-for': '198.51.100.7' }
    expect((await browser.get('/me', elsewhere)).body).toMatchObject({
      status: 403,
      code: 'network_not_allowed',
    })
    expect((await person.get('/me', elsewhere)).status).toBe(200)
    await boss.put('/security', {})
  })

  test('can be narrowed for a role', async () => {
    await boss.post('/roles', {
      ...{ key: 'office-only', name: 'Office only', parent: 'agent' },
      requirements: {
        secondFactor: false,
        passkey: false,
        allow: ['192.0.2.0/24', '2001:db8::/32'],
        deny: ['192.0.2.9'],
      },
    })
    const person = await desk.person('office-only', 'Oda')
    const from = async (ip: string) => (await person.get('/me', { 'x-forwarded-for': ip })).status
    expect([await from('192.0.2.8'), await from('192.0.2.9'), await from('::ffff:192.0.2.8')]).toEqual([
      200, 403, 200,
    ])
    expect([await from('2001:db8::1'), await from('2001:db9::1')]).toEqual([200, 403])
  })
})

describe('API tokens', () => {
  test('are shown once, narrowed, and gone when revoked', async () => {
    const agent = await desk.person('agent', 'Tess')
    const narrow = { name: 'Reports', permissions: ['ticket.read', 'token.create'], expiresInDays: 30 }
    const { body, status } = await agent.post('/me/tokens', narrow)
    expect(status).toBe(201)
    expect(body.token).toMatchObject({ name: 'Reports', permissions: narrow.permissions, usedAt: null })
    expect(Date.parse(body.token.expiresAt)).toBeGreaterThan(Date.now() + 29 * 24 * 3_600_000)
    const script = desk.calling({ authorization: `Bearer ${body.secret}` })
    expect((await script.get('/tickets')).status).toBe(200)
    expect((await script.get('/people')).body.code).toBe('not_allowed')
    const wider = await script.post('/me/tokens', { name: 'Wider' })
    expect(wider.body.token.permissions).toEqual(narrow.permissions)
    const { tokens } = (await agent.get('/me/tokens')).body
    expect(JSON.stringify(tokens)).not.toContain(body.secret)
    expect(tokens.find(({ id }: { id: string }) => id === body.token.id).usedAt).not.toBeNull()
    expect((await agent.delete(`/me/tokens/${body.token.id}`)).status).toBe(204)
    expect((await script.get('/tickets')).status).toBe(401)
  })

  test('of an administrator reach no further than they were narrowed to', async () => {
    const { body } = await boss.post('/me/tokens', { name: 'Narrow', permissions: ['queue.read'] })
    const script = desk.calling({ authorization: `Bearer ${body.secret}` })
    expect((await script.get('/queues')).status).toBe(200)
    expect((await script.get('/roles')).status).toBe(403)
    expect((await script.get('/tickets')).status).toBe(403)
  })

  test("are not made at the sign-in library's own door", async () => {
    const { browser } = await inBrowser('requester', 'Rita')
    expect((await browser.post('/auth/api-key/create', { name: 'x' })).status).toBe(404)
    expect((await browser.post('/me/tokens', { name: 'x' })).status).toBe(403)
  })
})

function fromBase32(text: string): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
  const bits = [...text.replaceAll('=', '')]
    .map((each) => alphabet.indexOf(each).toString(2).padStart(5, '0'))
    .join('')
  return (bits.match(/.{8}/g) ?? []).map((byte) => String.fromCharCode(Number.parseInt(byte, 2))).join('')
}
