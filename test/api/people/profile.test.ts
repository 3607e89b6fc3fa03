import { describe, expect, test } from 'vitest'
import { nowhere, openApp } from '#test/support/app.ts'

const desk = await openApp({ temporalAddress: nowhere })
const boss = await desk.person('administrator', 'Zed Boss')
const manager = await desk.person('manager', 'Mona Manager')
const agent = await desk.person('agent', 'Grace Hopper')
const ada = await desk.person('requester', 'Ada Lovelace')

const whole = {
  phone: '+49 30 1234',
  jobTitle: 'Countess',
  location: 'London',
  timeZone: 'Europe/London',
  language: 'en-GB',
  signature: 'Yours, {{agent.name}}',
  preferences: { density: 'compact', sound: false },
}

describe('a profile', () => {
  test('is read by who may see people, and changed by who may change them', async () => {
    expect((await ada.get(`/people/${agent.id}`)).status).toBe(403)
    expect((await agent.patch(`/people/${ada.id}`, whole)).status).toBe(403)
    const { body } = await manager.patch(`/people/${ada.id}`, whole)
    expect(body.person).toMatchObject({ ...whole, id: ada.id, role: 'requester', mergedInto: null })
    expect((await agent.get(`/people/${ada.id}`)).body).toEqual(body)
    expect(body.person.addresses).toEqual([
      { address: ada.email, main: true, verifiedAt: expect.any(String), createdAt: expect.any(String) },
    ])
    expect((await boss.get(`/people/${crypto.randomUUID()}`)).body.code).toBe('not_found')
  })

  test('keeps what was other before, and nothing when nothing was', async () => {
    const records = () =>
      desk.db
        .selectFrom('audit_record')
        .select(['before', 'after'])
        .where('subject', '=', ada.id)
        .where('action', '=', 'person.update')
        .orderBy('seq', 'desc')
        .execute()
    await manager.patch(`/people/${ada.id}`, { location: 'Paris', phone: whole.phone })
    const after = await records()
    expect(after[0]).toEqual({ before: { location: 'London' }, after: { location: 'Paris' } })
    await manager.patch(`/people/${ada.id}`, { location: 'Paris' })
    expect(await records()).toHaveLength(after.length)
  })

  test.each([
    [{ timeZone: 'Mars' }, 'invalid', 'timeZone'],
    [{ language: '??' }, 'invalid', 'language'],
    [{ signature: '{{agent.salary}}' }, 'unknown_placeholder', 'signature'],
    [{ phone: '1'.repeat(61) }, 'invalid', 'phone'],
    [{ preferences: { a: { nested: true } } }, 'invalid', 'preferences.a'],
    [{ name: ' ' }, 'invalid', 'name'],
  ])('%o is refused with %s in %s', async (changes, code, field) => {
    expect((await manager.patch(`/people/${ada.id}`, changes)).body).toMatchObject({
      status: 422,
      code,
      field,
    })
  })

  test('of somebody with more rights is left alone', async () => {
    for (const changes of [{ name: 'Fool' }, { active: false }, { role: 'requester' }])
      expect((await manager.patch(`/people/${boss.id}`, changes)).body).toMatchObject({
        status: 403,
        code: 'more_than_you_have',
      })
    expect((await manager.patch(`/people/${agent.id}`, { role: 'administrator' })).body.code).toBe(
      'more_than_you_have',
    )
  })

  test('of one who has more rights by a second role is left alone, too', async () => {
    const helper = await desk.person('requester', 'Helper')
    await desk.db
      .insertInto('person_role')
      .values({ person_id: helper.id, role_key: 'administrator' })
      .execute()
    expect((await manager.patch(`/people/${helper.id}`, { active: false })).status).toBe(403)
  })
})

describe('my own profile', () => {
  test('is mine to change, whoever I am', async () => {
    const { body } = await ada.patch('/me/profile', { name: 'Ada King', timeZone: null })
    expect(body.person).toMatchObject({ id: ada.id, name: 'Ada King', timeZone: null })
    expect((await ada.get('/me/profile')).body).toEqual(body)
    expect((await ada.get('/me')).body.person.name).toBe('Ada King')
  })

  test.each([{ role: 'administrator' }, { active: false }, { email: 'x@people.test' }])(
    'does not hold %o',
    async (changes) => {
      expect((await ada.patch('/me/profile', changes)).status).toBe(422)
    },
  )

  test('needs somebody', async () => {
    expect((await desk.calling().get('/me/profile')).status).toBe(401)
  })
})

describe('addresses', () => {
  const path = `/people/${ada.id}/addresses`

  test('are added, made the main one, and taken away again', async () => {
    expect((await agent.post(path, { address: 'ada@home.test' })).status).toBe(403)
    const added = await manager.post(path, { address: 'Ada@Home.test' })
    expect(added).toMatchObject({ status: 201 })
    expect(added.body.addresses).toMatchObject([
      { address: ada.email, main: true },
      { address: 'ada@home.test', main: false, verifiedAt: expect.any(String) },
    ])
    const { body } = await manager.post(path, { address: 'ada@home.test', main: true })
    expect(body.addresses).toMatchObject([
      { address: 'ada@home.test', main: true },
      { address: ada.email, main: false },
    ])
    expect((await manager.get(`/people/${ada.id}`)).body.person.email).toBe('ada@home.test')
    expect((await manager.delete(`${path}/ada@home.test`)).body).toMatchObject({
      code: 'conflict',
      field: 'address',
    })
    const left = await manager.delete(`${path}/${encodeURIComponent(ada.email.toUpperCase())}`)
    expect(left.body.addresses).toMatchObject([{ address: 'ada@home.test' }])
    expect((await manager.delete(`${path}/${ada.email}`)).status).toBe(404)
    expect((await agent.get(path)).body).toEqual(left.body)
  })

  test('belong to one person only', async () => {
    for (const main of [false, true])
      expect((await manager.post(path, { address: agent.email, main })).body).toMatchObject({
        status: 409,
        code: 'address_taken',
        field: 'address',
      })
    await manager.post(path, { address: 'only@home.test' })
    const person = { name: 'N', email: 'only@home.test', role: 'requester' }
    expect((await boss.post('/people', person)).body).toMatchObject({ code: 'address_taken', field: 'email' })
    const claims = await Promise.all(
      [ada, agent, ada, agent].map(({ id }) =>
        boss.post(`/people/${id}/addresses`, { address: 'raced@home.test' }),
      ),
    )
    const owners = await desk.db
      .selectFrom('person_address')
      .select('person_id')
      .where('address', '=', 'raced@home.test')
      .execute()
    expect(owners).toHaveLength(1)
    expect(claims.filter(({ status }) => status === 201)).toHaveLength(2)
  })

  test('of somebody with more rights are left alone: they sign in with one', async () => {
    const more = { address: 'mine@people.test', main: true }
    expect((await manager.post(`/people/${boss.id}/addresses`, more)).status).toBe(403)
    expect((await manager.delete(`/people/${boss.id}/addresses/${boss.email}`)).status).toBe(403)
  })

  test('find their person', async () => {
    await manager.post(path, { address: 'ada@elsewhere.test' })
    const { people } = (await agent.get('/people?search=Ada@elsewhere.test')).body
    expect(people).toMatchObject([{ id: ada.id }])
  })
})

test('many people are changed at once, each by itself', async () => {
  const crew = await Promise.all(['One', 'Two'].map((name) => desk.person('requester', name)))
  const ids = [...crew.map(({ id }) => id), boss.id, crypto.randomUUID()]
  expect((await agent.post('/people/bulk', { ids, changes: { active: false } })).status).toBe(403)
  const { body } = await manager.post('/people/bulk', { ids, changes: { role: 'agent', active: false } })
  expect(body.results).toMatchObject([
    { id: ids[0], done: true },
    { id: ids[1], done: true },
    { id: ids[2], done: false, code: 'more_than_you_have' },
    { id: ids[3], done: false, code: 'not_found' },
  ])
  expect((await agent.get(`/people/${ids[0]}`)).body.person).toMatchObject({ role: 'agent', active: false })
  expect((await crew[0]?.get('/me'))?.status).toBe(401)
  expect((await manager.post('/people/bulk', { ids, changes: {} })).status).toBe(422)
  const nowhere = { ids, changes: { organization: crypto.randomUUID() } }
  expect((await manager.post('/people/bulk', nowhere)).body).toMatchObject({
    code: 'unknown_organization',
    field: 'changes.organization',
  })
})
