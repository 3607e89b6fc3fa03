import { beforeAll, describe, expect, test } from 'vitest'
import { nowhere, openApp, password, type TestApp } from '#test/support/app.ts'

const desk: TestApp = await openApp({ temporalAddress: nowhere, deadlineMs: 300 })
const ada = await desk.person('agent', 'Ada Lovelace')
const boss = await desk.person('administrator', 'The Boss')
const requester = await desk.person('requester', 'Alan Turing')
beforeAll(() => Promise.all([ada, boss, requester].map((each) => desk.withPassword(each))))

let address = 0
/** A browser: signs in from an address of its own, and keeps its cookie. */
async function signIn(email: string, word = password, from = `198.51.100.${++address}`) {
  const answer = await desk
    .calling()
    .post('/auth/sign-in/email', { email, password: word }, { 'x-forwarded-for': from })
  const set = answer.headers['set-cookie'] ?? ''
  const cookie = /perdure\.session_token=[^;]+/.exec(set)?.[0] ?? ''
  return { answer, set, cookie, browser: desk.calling({ cookie }) }
}

describe('signing in', () => {
  test('with address and password gives a cookie that scripts and other sites do not get', async () => {
    const { answer, set, browser } = await signIn(ada.email)
    expect(answer.status).toBe(200)
    expect(set).toMatch(/HttpOnly/)
    expect(set).toMatch(/SameSite=Lax/)
    const { status, body } = await browser.get('/me')
    expect(status).toBe(200)
    expect(body.person).toEqual({ id: ada.id, name: 'Ada Lovelace', email: ada.email, role: 'agent' })
    expect(body.settings).toEqual({
      temporalUi: 'http://temporal.perdure.test/namespaces/perdure',
      outboundMail: false,
    })
    expect(JSON.stringify(answer.body)).not.toMatch(/hash|scrypt/)
  })

  test('does not care for the case of the address', async () => {
    expect((await signIn(ada.email.toUpperCase())).answer.status).toBe(200)
  })

  test.each([
    ['a wrong password', ada.email, 'not my password'],
    ['an address nobody has', 'nobody@people.test', password],
  ])('with %s is refused, saying the same', async (_, email, word) => {
    const { answer, cookie } = await signIn(email, word)
    expect(answer.status).toBe(401)
    expect(answer.body).toMatchObject({
      code: 'not_signed_in',
      detail: 'The address or the password is wrong.',
    })
    expect(cookie).toBe('')
  })

  test.each([
    {},
    { email: 'x' },
    { email: ada.email },
    { email: 'no address', password },
    { email: ['a'], password: {} },
  ])('with %j is refused as not fitting', async (body) => {
    const { status } = await desk
      .calling()
      .post('/auth/sign-in/email', body, { 'x-forwarded-for': '198.51.101.1' })
    expect([401, 422]).toContain(status)
  })

  test('is refused to whoever is not active', async () => {
    const gone = await desk.person('agent', 'Gone')
    await desk.withPassword(gone)
    await desk.db.updateTable('person').set({ active: false }).where('id', '=', gone.id).execute()
    const { answer, cookie } = await signIn(gone.email)
    expect(answer.status).toBe(401)
    expect(cookie).toBe('')
    expect((await gone.get('/me')).status).toBe(401)
  })

  test('is limited: after many attempts from an address it has to wait, and others have not', async () => {
    const from = '203.0.113.7'
    const attempts = []
    for (let attempt = 0; attempt < 25; attempt++)
      attempts.push(await signIn(`guess${attempt}@people.test`, 'guess number one', from))
    expect(attempts.filter(({ answer }) => answer.status === 401).length).toBeLessThanOrEqual(20)
    const last = attempts.at(-1)!.answer
    expect(last.status).toBe(429)
    expect(last.body.code).toBe('too_many_requests')
    expect((await signIn(ada.email, password, from)).answer.status).toBe(429)
    expect((await signIn(ada.email)).answer.status).toBe(200)
  })

  test('is locked for an account after five wrong passwords, whether or not it exists', async () => {
    const eve = await desk.person('agent', 'Eve')
    await desk.withPassword(eve)
    for (const [email, from] of [
      [eve.email, '203.0.113.20'],
      ['nobody.at.all@people.test', '203.0.113.21'],
    ] as const) {
      const answers = []
      for (let attempt = 0; attempt < 6; attempt++)
        answers.push((await signIn(email, 'not my password', from)).answer)
      expect(answers.map(({ status }) => status)).toEqual([401, 401, 401, 401, 401, 429])
      expect(answers.at(-1)?.body).toMatchObject({ code: 'locked_out', field: 'email' })
    }
    expect((await signIn(eve.email, password, '203.0.113.22')).answer.body.code).toBe('locked_out')
    await desk.db.updateTable('sign_in_failures').set({ locked_until: new Date() }).execute()
    expect((await signIn(eve.email, password, '203.0.113.22')).answer.status).toBe(200)
    expect((await signIn(eve.email, 'not my password', '203.0.113.22')).answer.status).toBe(401)
  })

  test('nobody signs up by themselves', async () => {
    const { status } = await desk
      .calling()
      .post('/auth/sign-up/email', { email: 'new@people.test', password, name: 'New' })
    expect(status).toBeGreaterThanOrEqual(400)
    expect((await signIn('new@people.test')).answer.status).toBe(401)
  })
})

describe('signing out', () => {
  test('ends the session at once, and only that one', async () => {
    const [here, there] = [await signIn(ada.email), await signIn(ada.email)]
    expect((await here.browser.get('/me')).status).toBe(200)
    expect((await here.browser.post('/auth/sign-out', {})).status).toBe(200)
    expect((await here.browser.get('/me')).status).toBe(401)
    expect((await there.browser.get('/me')).status).toBe(200)
  })
})

describe('a session', () => {
  test('ends when its person is made inactive', async () => {
    const leaver = await desk.person('agent', 'Leaver')
    await desk.withPassword(leaver)
    const { browser } = await signIn(leaver.email)
    expect((await browser.get('/me')).status).toBe(200)
    expect((await boss.patch(`/people/${leaver.id}`, { active: false })).status).toBe(200)
    expect((await browser.get('/me')).status).toBe(401)
    expect((await leaver.get('/me')).status).toBe(401)
  })

  test('has new rights as soon as its person has', async () => {
    const riser = await desk.person('requester', 'Riser')
    await desk.withPassword(riser)
    const { browser } = await signIn(riser.email)
    expect((await browser.get('/people')).status).toBe(403)
    await boss.patch(`/people/${riser.id}`, { role: 'agent' })
    expect((await browser.get('/people')).status).toBe(200)
  })

  test('is not made by a cookie that somebody made up', async () => {
    const { cookie } = await signIn(ada.email)
    for (const forged of [
      `${cookie.slice(0, -4)}AAAA`,
      'perdure.session_token=x',
      'perdure.session_token=a.b',
    ])
      expect((await desk.calling({ cookie: forged }).get('/me')).status).toBe(401)
  })

  test('takes no writes from other sites', async () => {
    const { cookie } = await signIn(ada.email)
    for (const site of ['cross-site', 'same-site']) {
      const foreign = desk.calling({ cookie, 'sec-fetch-site': site })
      expect((await foreign.post('/tickets', { subject: 'Forged' })).body).toMatchObject({
        status: 403,
        code: 'not_allowed',
      })
    }
    expect(
      (await desk.calling({ cookie, 'sec-fetch-site': 'same-origin' }).post('/tickets', { subject: 'Own' }))
        .status,
    ).toBe(202)
  })

  test('cannot give itself a role, nor a token in another name', async () => {
    const { browser } = await signIn(requester.email)
    await browser.post('/auth/update-user', { role: 'administrator', active: true })
    expect((await browser.get('/me')).body.person.role).toBe('requester')
    const { body } = await browser.post('/auth/api-key/create', { name: 'Forged', userId: boss.id })
    const token = body?.key
    if (token)
      expect((await desk.calling({ authorization: `Bearer ${token}` }).get('/me')).body.person.id).toBe(
        requester.id,
      )
  })
})

describe('a bearer token', () => {
  test('works on every endpoint, as its person', async () => {
    expect((await ada.get('/me')).body.person.id).toBe(ada.id)
    expect((await requester.get('/me')).body.settings.temporalUi).toBeNull()
  })

  test('that is none, or was revoked, is refused', async () => {
    for (const token of ['', 'x', `${ada.token}x`, 'pdr_'.padEnd(68, 'A')])
      expect((await desk.calling({ authorization: `Bearer ${token}` }).get('/me')).status).toBe(401)
    expect((await desk.calling({ authorization: `Basic ${ada.token}` }).get('/me')).status).toBe(401)
    const revoked = await desk.person('agent')
    await desk.db.updateTable('api_key').set({ enabled: false }).where('person_id', '=', revoked.id).execute()
    expect((await revoked.get('/me')).status).toBe(401)
  })

  test('is not kept as it is', async () => {
    const rows = await desk.db.selectFrom('api_key').select('key').where('person_id', '=', ada.id).execute()
    expect(rows).toHaveLength(1)
    expect(rows[0]!.key).not.toContain(ada.token)
  })
})
