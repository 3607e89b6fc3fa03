import { describe, expect, test } from 'vitest'
import { hasAdministrator, invite } from '#api/access/invitations.ts'
import { nowhere, openApp, password, publicUrl } from '#test/support/app.ts'

const desk = await openApp({ temporalAddress: nowhere })
const nobody = desk.calling()
const tokenIn = (link: string) => new URL(link, publicUrl).searchParams.get('token')!
const account = (token: string, more = {}) => ({
  token,
  name: 'First',
  email: 'First@People.test',
  password,
  ...more,
})

describe("the first administrator's link", () => {
  test('makes the account, signs in, and works once', async () => {
    expect(await hasAdministrator(desk.db)).toBe(false)
    const token = tokenIn(await invite(desk.db, null))
    expect((await nobody.get(`/setup/${token}`)).body).toEqual({
      kind: 'administrator',
      email: null,
      name: null,
    })
    const { status, body, headers } = await nobody.post('/setup', account(token))
    expect(status).toBe(201)
    expect(body.person).toMatchObject({ name: 'First', email: 'first@people.test', role: 'administrator' })
    const cookie = /perdure\.session_token=[^;]+/.exec(headers['set-cookie'] ?? '')![0]
    expect((await desk.calling({ cookie }).get('/people')).status).toBe(200)
    expect(await hasAdministrator(desk.db)).toBe(true)

    expect((await nobody.get(`/setup/${token}`)).status).toBe(404)
    expect((await nobody.post('/setup', account(token))).body).toMatchObject({
      status: 404,
      code: 'not_found',
      field: 'token',
    })
  })

  test('used by many at once makes one account', async () => {
    const token = tokenIn(await invite(desk.db, null))
    const answers = await Promise.all(
      Array.from({ length: 5 }, (_, index) =>
        nobody.post('/setup', account(token, { email: `racer${index}@people.test` })),
      ),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 404, 404, 404, 404])
    expect(
      await desk.db.selectFrom('person').select('id').where('email', 'like', 'racer%').execute(),
    ).toHaveLength(1)
  })

  test('that ran out, or never was, is not found', async () => {
    const token = tokenIn(await invite(desk.db, null))
    await desk.db
      .updateTable('invitation')
      .set({ expires_at: new Date(Date.now() - 1) })
      .where('used_at', 'is', null)
      .execute()
    for (const each of [token, 'x'.repeat(32)]) {
      expect((await nobody.get(`/setup/${each}`)).status).toBe(404)
      expect((await nobody.post('/setup', account(each))).status).toBe(404)
    }
  })

  test('is not kept as it is', async () => {
    const token = tokenIn(await invite(desk.db, null))
    const rows = await desk.db.selectFrom('invitation').selectAll().execute()
    expect(JSON.stringify(rows)).not.toContain(token)
  })

  test.each([
    ['password', { password: 'short' }],
    ['password', { password: 'x'.repeat(201) }],
    ['email', { email: 'first' }],
    ['name', { name: ' ' }],
    ['token', { token: 'x' }],
  ])('with a %s that does not fit is not used up', async (field, more) => {
    const token = tokenIn(await invite(desk.db, null))
    expect((await nobody.post('/setup', account(token, more))).body).toMatchObject({ status: 422, field })
    expect((await nobody.get(`/setup/${token}`)).status).toBe(200)
  })
})

describe('an invitation', () => {
  test('is made with a person, and sets their password, whatever address is sent along', async () => {
    const boss = await desk.person('administrator')
    const { status, body } = await boss.post('/people', {
      name: 'New Agent',
      email: 'New@People.test',
      role: 'agent',
    })
    expect(status).toBe(201)
    expect(body.inviteUrl).toMatch(/^http:\/\/desk\.perdure\.test\/setup\?token=/)
    const token = tokenIn(body.inviteUrl)
    expect((await nobody.get(`/setup/${token}`)).body).toEqual({
      kind: 'invitation',
      email: 'new@people.test',
      name: 'New Agent',
    })
    const accepted = await nobody.post('/setup', account(token, { name: 'Renamed', email: boss.email }))
    expect(accepted.body.person).toMatchObject({
      id: body.person.id,
      name: 'Renamed',
      email: 'new@people.test',
      role: 'agent',
    })
    const signedIn = await nobody.post('/auth/sign-in/email', { email: 'new@people.test', password })
    expect(signedIn.status).toBe(200)
  })
})

test('an administrator makes a link for somebody who can not come in, which ends what was open', async () => {
  const [boss, agent] = [
    await desk.person('administrator', 'Boss Two'),
    await desk.person('agent', 'Out Otto'),
  ]
  await desk.withPassword(agent)
  const signIn = (word: string, n: number) =>
    nobody.post(
      '/auth/sign-in/email',
      { email: agent.email, password: word },
      { 'x-forwarded-for': `203.0.113.${n}` },
    )
  const cookie = (await signIn(password, 200)).headers['set-cookie']!.split(';')[0]!
  for (let n = 0; n < 5; n++) await signIn('a wrong password', 201 + n)
  const made = await boss.post(`/people/${agent.id}/invitation`, {})
  expect(made.status).toBe(201)
  const token = tokenIn(made.body.inviteUrl)
  const accepted = { token, name: 'Out Otto', email: agent.email, password: 'yet another password' }
  expect((await nobody.post('/setup', accepted)).status).toBe(201)
  desk.app.forgetViewers()
  expect((await desk.calling({ cookie }).get('/me')).status).toBe(401)
  expect((await signIn('yet another password', 210)).status).toBe(200)
  await boss.patch(`/people/${agent.id}`, { active: false })
  expect((await boss.post(`/people/${agent.id}/invitation`, {})).body.code).toBe('conflict')
})
