import { describe, expect, test } from 'vitest'
import { nowhere, openApp } from '#test/support/app.ts'
import { firstQueue } from '#test/support/people.ts'
import { insertTicket } from '#test/support/tickets.ts'

const desk = await openApp({ temporalAddress: nowhere })
const { db } = desk
const boss = await desk.person('administrator', 'Zed Boss')
const manager = await desk.person('manager', 'Mona Manager')
const agent = await desk.person('agent', 'Grace Hopper')
const queue = await firstQueue(db)

const merge = (from: { id: string }, into: { id: string }, who = manager) =>
  who.post(`/people/${into.id}/merge`, { from: from.id })
const ticketOf = (requester: { id: string }, more = {}) =>
  insertTicket(db, { requester_id: requester.id, queue_id: queue.id, ...more })

async function organization(name: string): Promise<string> {
  return (await boss.post('/organizations', { name })).body.organization.id
}

/** Everything a merge touches, to be compared. */
async function stateOf(...people: { id: string }[]) {
  const ids = people.map(({ id }) => id)
  const [rows, addresses, members, tickets] = await Promise.all([
    db
      .selectFrom('person')
      .select(['id', 'email', 'name', 'role_key', 'active', 'organization_id', 'merged_into_id'])
      .where('id', 'in', ids)
      .orderBy('id')
      .execute(),
    db
      .selectFrom('person_address')
      .select(['address', 'person_id'])
      .where('person_id', 'in', ids)
      .orderBy('address')
      .execute(),
    db
      .selectFrom('person_organization')
      .select(['person_id', 'organization_id', 'is_contact'])
      .where('person_id', 'in', ids)
      .orderBy('person_id')
      .orderBy('organization_id')
      .execute(),
    db
      .selectFrom('ticket')
      .select(['number', 'requester_id', 'assignee_id', 'updated_at', 'seq'])
      .where((eb) => eb.or([eb('requester_id', 'in', ids), eb('assignee_id', 'in', ids)]))
      .orderBy('number')
      .execute(),
  ])
  return { rows, addresses, members, tickets }
}

describe('a merge', () => {
  test('moves everything, says so before, and is taken back exactly', async () => {
    const [from, into] = [
      await desk.person('requester', 'Ada L'),
      await desk.person('requester', 'Ada Lovelace'),
    ]
    const [shared, more] = [await organization('Shared'), await organization('More')]
    for (const [id, person] of [
      [shared, from],
      [shared, into],
      [more, from],
    ] as const)
      await boss.put(`/organizations/${id}/people/${person.id}`, { isContact: id === more })
    await boss.post(`/people/${from.id}/addresses`, { address: 'ada.l@home.test' })
    const numbers = [await ticketOf(from), await ticketOf(from), await ticketOf(into)]
    const before = await stateOf(from, into)

    const preview = await manager.get(`/people/${into.id}/merge-preview?from=${from.id}`)
    const moved = {
      addresses: ['ada.l@home.test', from.email].sort(),
      ...{ requested: 2, assigned: 0, organizations: 1, role: null },
    }
    expect(preview.body.moved).toEqual(moved)
    expect(await stateOf(from, into)).toEqual(before)

    const { status, body } = await merge(from, into)
    expect(status).toBe(201)
    expect(body.merge).toMatchObject({
      from: { id: from.id },
      into: { id: into.id },
      by: { id: manager.id },
      moved,
    })
    const after = await stateOf(from, into)
    expect(after.tickets.map((ticket) => [ticket.number, ticket.requester_id])).toEqual(
      numbers.sort().map((number) => [number, into.id]),
    )
    expect((await manager.get(`/people/${into.id}`)).body.person).toMatchObject({
      addresses: [{ address: into.email }, { address: 'ada.l@home.test' }, { address: from.email }],
      organizations: [
        { id: more, isContact: true },
        { id: shared, isDefault: true },
      ],
    })
    expect((await manager.get(`/people/${from.id}`)).body.person).toMatchObject({
      active: false,
      mergedInto: { id: into.id, name: 'Ada Lovelace' },
    })
    expect((await from.get('/me')).status).toBe(401)
    const listed = (await manager.get('/people?search=Ada')).body.people
    expect(listed.map(({ id }: { id: string }) => id)).toEqual([into.id])
    expect((await manager.get(`/people/${into.id}/merges`)).body.merges).toEqual([body.merge])

    const undone = await manager.post(`/people/merges/${body.merge.id}/undo`)
    expect(undone.body.merge.undoneAt).toEqual(expect.any(String))
    expect(await stateOf(from, into)).toEqual(before)
    expect((await manager.post(`/people/merges/${body.merge.id}/undo`)).body.code).toBe('merge_not_possible')
    expect((await from.get('/me')).status).toBe(200)
  })

  test('gives the default organization on, and takes it back', async () => {
    const [from, into] = [await desk.person('requester'), await desk.person('requester')]
    await boss.put(`/organizations/${await organization('Only')}/people/${from.id}`, {})
    const before = await stateOf(from, into)
    const { body } = await merge(from, into)
    expect((await manager.get(`/people/${into.id}`)).body.person.organizations).toMatchObject([
      { name: 'Only', isDefault: true },
    ])
    await manager.post(`/people/merges/${body.merge.id}/undo`)
    expect(await stateOf(from, into)).toEqual(before)
  })

  test('takes along recurring tickets and views, and back', async () => {
    const [from, into] = [await desk.person('agent', 'Old'), await desk.person('agent', 'New')]
    const view = { name: 'Mine', filter: 'priority:high' }
    const words = { subject: 'Backup', text: '', kind: 'task', priority: 'normal' }
    const content = { ...words, queue: null, tags: [], fields: {} }
    const when = { every: 'day', interval: 1, time: '08:00' }
    const plan = { name: 'Backup', ticket: { content }, when, timeZone: 'Europe/Berlin' }
    const made = [(await from.post('/views', view)).status, (await from.post('/recurring', plan)).status]
    expect(made).toEqual([201, 201])
    const kept = async (who: typeof from) => ({
      views: (await who.get('/views')).body.views.flatMap(({ name }: { name: string }) =>
        name === 'Mine' ? [name] : [],
      ),
      recurring: (await who.get('/recurring')).body.recurring.map(({ name }: { name: string }) => name),
    })
    const { body } = await merge(from, into, boss)
    expect(await kept(into)).toEqual({ views: ['Mine'], recurring: ['Backup'] })
    await boss.post(`/people/merges/${body.merge.id}/undo`)
    expect(await kept(into)).toEqual({ views: [], recurring: [] })
    expect(await kept(from)).toEqual({ views: ['Mine'], recurring: ['Backup'] })
  })

  test('leaves with the one who stays what came since', async () => {
    const [from, into] = [await desk.person('requester'), await desk.person('requester')]
    const { body } = await merge(from, into)
    const number = await ticketOf(into)
    await manager.post(`/people/merges/${body.merge.id}/undo`)
    expect((await stateOf(into)).tickets.map((ticket) => ticket.number)).toEqual([number])
  })

  test('makes an agent of who takes on an agent, if one may give that role', async () => {
    const [from, into] = [await desk.person('agent'), await desk.person('requester')]
    await ticketOf(into, { assignee_id: from.id })
    const role = { key: 'merger', name: 'Merger', grants: [], parent: 'agent' }
    const grants = [{ permission: 'person.merge', scope: 'all' }]
    await db
      .insertInto('role')
      .values({
        ...{ key: role.key, name: role.name, parent_key: 'agent' },
        ...{ grants: JSON.stringify(grants) as never, requirements: '{}' as never },
      })
      .execute()
    const merger = await desk.person('merger')
    expect((await merge(from, into, merger)).body.code).toBe('not_allowed')
    const before = await stateOf(from, into)
    const { body } = await merge(from, into)
    expect(body.merge.moved).toMatchObject({ assigned: 1, role: 'agent' })
    expect((await manager.get(`/people/${into.id}`)).body.person.role).toBe('agent')
    await manager.post(`/people/merges/${body.merge.id}/undo`)
    expect(await stateOf(from, into)).toEqual(before)
  })

  test('is refused with oneself, of the merged, of the mightier, and by who may not', async () => {
    const [a, b, c] = [
      await desk.person('requester'),
      await desk.person('requester'),
      await desk.person('requester'),
    ]
    expect((await merge(a, b, agent)).status).toBe(403)
    expect((await merge(a, a)).body).toMatchObject({ code: 'merge_not_possible', field: 'from' })
    await merge(a, b)
    expect((await merge(a, c)).body.code).toBe('merge_not_possible')
    expect((await merge(c, a)).body.code).toBe('merge_not_possible')
    expect((await merge(boss, c)).body.code).toBe('more_than_you_have')
    expect((await merge(c, boss)).body.code).toBe('more_than_you_have')
    expect((await merge({ id: crypto.randomUUID() }, c)).status).toBe(404)
    expect((await merge(boss, c, boss)).body.code).toBe('last_administrator')
    for (const change of [{ name: 'New' }, { active: true }])
      expect((await manager.patch(`/people/${a.id}`, change)).body.code).toBe('merge_not_possible')
    expect((await manager.delete(`/people/${b.id}/addresses/${a.email}`)).body.code).toBe('conflict')
  })

  test('is taken back in the order of merges', async () => {
    const [a, b, c] = [
      await desk.person('requester'),
      await desk.person('requester'),
      await desk.person('requester'),
    ]
    await ticketOf(a)
    const before = await stateOf(a, b, c)
    const first = (await merge(a, b)).body.merge.id
    const second = (await merge(b, c)).body.merge.id
    expect((await manager.post(`/people/merges/${first}/undo`)).body.code).toBe('merge_not_possible')
    for (const id of [second, first])
      expect((await manager.post(`/people/merges/${id}/undo`)).status).toBe(200)
    expect(await stateOf(a, b, c)).toEqual(before)
  })

  test('of two into each other at once is one', async () => {
    for (let round = 0; round < 5; round++) {
      const [a, b] = [await desk.person('requester'), await desk.person('requester')]
      const answers = await Promise.all([merge(a, b), merge(b, a)])
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 409])
    }
  })
})

test('people who may be one are found by name, or by a like name at another domain', async () => {
  for (const [name, email] of [
    ['Éva  Kovács', 'eva.k@one.test'],
    ['eva kovacs', 'kovacs@two.test'],
    ['Bertrand Russell', 'brussell@one.test'],
    ['B. Russell', 'brussell@two.test'],
    ['Info One', 'desk-info@one.test'],
    ['Help', 'desk-info@two.test'],
  ])
    await boss.post('/people', { name, email, role: 'requester' })
  const { duplicates } = (await manager.get('/people/duplicates')).body
  const found = (reason: string) =>
    duplicates
      .filter((group: { reason: string }) => group.reason === reason)
      .map((group: { people: { email: string }[] }) => group.people.map(({ email }) => email))
  expect(found('name')).toContainEqual(['eva.k@one.test', 'kovacs@two.test'])
  expect(found('address')).toContainEqual(['brussell@one.test', 'brussell@two.test'])
  expect(found('address').flat()).not.toContain('desk-info@one.test')
  expect((await agent.get('/people/duplicates')).status).toBe(403)
})
