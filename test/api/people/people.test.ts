import { describe, expect, test } from 'vitest'
import { nowhere, openApp } from '#test/support/app.ts'

const desk = await openApp({ temporalAddress: nowhere })
const boss = await desk.person('administrator', 'Zed Boss')
const agent = await desk.person('agent', 'Grace Hopper')
const names = ['Ada 100%', 'Ada_Lovelace', 'ada three', 'Bertrand', 'Éva']
for (const name of names) await desk.person('requester', name)

describe('people', () => {
  test('are listed by name, in pages without a gap', async () => {
    const all = (await agent.get('/people?limit=200')).body.people
    expect(all).toHaveLength(7)
    const paged = []
    let next: string | null = ''
    while (next !== null) {
      const { body } = await agent.get(`/people?limit=2${next && `&cursor=${next}`}`)
      paged.push(...body.people)
      next = body.next
    }
    expect(paged).toEqual(all)
    expect((await agent.get('/people?cursor=x')).body.code).toBe('invalid_cursor')
  })

  test('are found by a part of their name or address, taken as it is written', async () => {
    const found = async (search: string) =>
      (await agent.get(`/people?search=${encodeURIComponent(search)}`)).body.people.map(
        (person: { name: string }) => person.name,
      )
    expect(await found('ADA')).toEqual(expect.arrayContaining(['Ada 100%', 'Ada_Lovelace', 'ada three']))
    expect(await found('%')).toEqual(['Ada 100%'])
    expect(await found('a_l')).toEqual(['Ada_Lovelace'])
    expect(await found('grace.hopper@')).toEqual(['Grace Hopper'])
    expect(await found('\\')).toEqual([])
  })

  test('are found by role', async () => {
    const { people } = (await agent.get('/people?role=agent,administrator')).body
    expect(people.map((person: { name: string }) => person.name)).toEqual(['Grace Hopper', 'Zed Boss'])
    expect((await agent.get('/people?role=root')).body.people).toEqual([])
  })

  test('are added by administrators only, and once', async () => {
    const person = { name: 'Twice', email: 'Twice@People.test', role: 'agent' }
    expect((await agent.post('/people', person)).status).toBe(403)
    expect((await boss.post('/people', person)).body.person).toMatchObject({
      email: 'twice@people.test',
      active: true,
    })
    expect((await boss.post('/people', person)).body).toMatchObject({
      status: 409,
      code: 'address_taken',
      field: 'email',
    })
  })

  test.each([
    ['name', { email: 'a@people.test', role: 'agent' }],
    ['email', { name: 'N', email: 'a', role: 'agent' }],
    ['role', { name: 'N', email: 'a@people.test', role: 'root' }],
  ])('that do not fit are refused with %s', async (field, person) => {
    expect((await boss.post('/people', person)).body).toMatchObject({ status: 422, field })
  })

  test('are changed by administrators only, and it is kept who did', async () => {
    const { body } = await boss.post('/people', {
      name: 'Changeable',
      email: 'change@people.test',
      role: 'agent',
    })
    const path = `/people/${body.person.id}`
    expect((await agent.patch(path, { role: 'administrator' })).status).toBe(403)
    expect((await boss.patch(path, { name: 'Changed' })).body.person).toMatchObject({
      name: 'Changed',
      role: 'agent',
      active: true,
    })
    expect((await boss.patch(path, { email: 'other@people.test' })).status).toBe(422)
    expect((await boss.patch(`/people/${crypto.randomUUID()}`, { name: 'N' })).status).toBe(404)
    const records = await desk.db
      .selectFrom('audit_record')
      .selectAll()
      .where('subject', '=', body.person.id)
      .orderBy('at')
      .execute()
    expect(records).toMatchObject([
      { action: 'person.create', person_id: boss.id },
      {
        action: 'person.update',
        person_id: boss.id,
        before: { name: 'Changeable' },
        after: { name: 'Changed' },
      },
    ])
  })
})

describe('the last administrator', () => {
  test('stays: neither role nor account can be taken away', async () => {
    for (const change of [{ role: 'agent' }, { active: false }])
      expect((await boss.patch(`/people/${boss.id}`, change)).body).toMatchObject({
        status: 409,
        code: 'last_administrator',
        field: 'role',
      })
    expect((await boss.patch(`/people/${boss.id}`, { name: 'Zed Boss' })).status).toBe(200)
  })

  test('stays when two take the role from each other at once', async () => {
    for (let round = 0; round < 5; round++) {
      const other = await desk.person('administrator')
      await Promise.all([boss.get('/me'), other.get('/me')])
      const answers = await Promise.all([
        boss.patch(`/people/${other.id}`, { role: 'agent' }),
        other.patch(`/people/${boss.id}`, { role: 'agent' }),
      ])
      expect(answers.map(({ status }) => status).sort()).not.toEqual([200, 200])
      const left = await desk.db
        .selectFrom('person')
        .select('id')
        .where('role_key', '=', 'administrator')
        .execute()
      expect(left.length).toBeGreaterThan(0)
      await desk.db
        .updateTable('person')
        .set({ role_key: 'administrator' })
        .where('id', '=', boss.id)
        .execute()
      await desk.db.updateTable('person').set({ role_key: 'agent' }).where('id', '=', other.id).execute()
      desk.app.forgetViewers()
    }
  })
})
