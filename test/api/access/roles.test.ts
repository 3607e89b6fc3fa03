import { v7 as uuid } from 'uuid'
import { describe, expect, test } from 'vitest'
import { nowhere, openApp } from '#test/support/app.ts'
import { firstQueue } from '#test/support/people.ts'
import { insertTicket } from '#test/support/tickets.ts'

const desk = await openApp({ temporalAddress: nowhere, deadlineMs: 50 })
const { db } = desk
const boss = await desk.person('administrator', 'Boss')
const manager = await desk.person('manager', 'Maria')
const agent = await desk.person('agent', 'Ann')
const ada = await desk.person('requester', 'Ada')
const queue = await firstQueue(db)
const network = { id: uuid(), key: 'network', name: 'Network' }
await db.insertInto('queue').values(network).execute()
const here = await insertTicket(db, { queue_id: queue.id, requester_id: ada.id })
const there = await insertTicket(db, { queue_id: network.id, requester_id: ada.id })

const numbersOf = async (who: typeof agent) =>
  (await who.get('/tickets?sort=number')).body.tickets.map((ticket: { number: string }) => ticket.number)
const inRole = async (key: string, grants: object[], more: object = {}) => {
  expect((await boss.post('/roles', { key, name: key, grants, ...more })).status).toBe(201)
  return desk.person(key, `Person of ${key}`)
}

describe('a role of their own', () => {
  test('sees the tickets of its queues, in lists and one by one, and searches no others', async () => {
    const who = await inRole('network-only', [
      { permission: 'ticket.read', scope: 'queue', queues: [network.id] },
    ])
    expect(await numbersOf(who)).toEqual([there])
    expect((await who.get(`/tickets/${there}`)).status).toBe(200)
    expect((await who.get(`/tickets/${here}`)).status).toBe(404)
    expect((await who.patch(`/tickets/${there}`, { priority: 'high' })).body.code).toBe('not_allowed')
    expect((await who.get(`/tickets/${there}/messages`)).body.messages).toEqual([])
  })

  test("sees the tickets of its teams' queues, and what it is assigned", async () => {
    const who = await inRole('team-only', [
      { permission: 'ticket.read', scope: 'team' },
      { permission: 'ticket.read', scope: 'own' },
    ])
    expect(await numbersOf(who)).toEqual([])
    const team = { id: uuid(), name: 'Networkers' }
    await db.insertInto('team').values(team).execute()
    await db.insertInto('team_member').values({ team_id: team.id, person_id: who.id }).execute()
    await db.updateTable('queue').set({ team_id: team.id }).where('id', '=', network.id).execute()
    desk.app.forgetViewers()
    expect(await numbersOf(who)).toEqual([there])
    await db.updateTable('ticket').set({ assignee_id: who.id }).where('number', '=', here).execute()
    expect(await numbersOf(who)).toEqual([here, there])
    await db.updateTable('ticket').set({ assignee_id: null }).where('number', '=', here).execute()
  })

  test('inherits, and the desk says through which role', async () => {
    const who = await inRole('lead', [{ permission: 'audit.read', scope: 'all' }], { parent: 'agent' })
    const { access } = (await boss.get(`/people/${who.id}/access`)).body
    const through = (name: string) =>
      access.permissions.find((held: { permission: string }) => held.permission === name)?.through
    expect(through('audit.read')).toEqual({ role: 'lead', name: 'lead' })
    expect(through('ticket.update')).toEqual({ role: 'agent', name: 'Agent' })
    expect(through('note.read')).toEqual({ role: 'viewer', name: 'Viewer' })
    expect(through('role.manage')).toBeUndefined()
    const { people } = (await boss.get('/permissions/audit.read/people')).body
    expect(people.map((each: { person: { name: string } }) => each.person.name)).toEqual(
      expect.arrayContaining(['Boss', 'Maria', 'Person of lead']),
    )
    expect(people.map((each: { person: { name: string } }) => each.person.name)).not.toContain('Ann')
  })

  test('makes its people findable by what it allows', async () => {
    const worker = await inRole('worker', [{ permission: 'ticket.update', scope: 'own' }])
    const found = (await boss.get('/people?can=ticket.update&limit=200')).body.people
    const ids = found.map(({ id }: { id: string }) => id)
    expect(ids).toEqual(expect.arrayContaining([worker.id, agent.id, manager.id, boss.id]))
    expect(ids).not.toContain(ada.id)
    expect((await boss.get('/people?can=everything')).body).toMatchObject({ status: 422, field: 'can' })
  })

  test('can be given beside the main one, and taken again', async () => {
    const auditor = { key: 'auditor', name: 'Auditor', grants: [{ permission: 'audit.read', scope: 'all' }] }
    await boss.post('/roles', auditor)
    const roles = async () => (await boss.get(`/people/${agent.id}/access`)).body.access.roles
    expect((await boss.put(`/people/${agent.id}/roles`, { roles: ['auditor'] })).status).toBe(200)
    expect(await roles()).toEqual(['agent', 'auditor'])
    expect((await boss.delete('/roles/auditor')).body).toMatchObject({ status: 409, code: 'conflict' })
    await boss.put(`/people/${agent.id}/roles`, { roles: [] })
    expect(await roles()).toEqual(['agent'])
    expect((await boss.delete('/roles/auditor')).status).toBe(204)
  })
})

describe('a role is refused', () => {
  const ask = (role: object) => boss.post('/roles', { key: 'odd', name: 'Odd', ...role })

  test.each([
    ['unknown_role', 'parent', { parent: 'nobody' }],
    ['conflict', 'key', { key: 'agent' }],
    ['invalid', 'key', { key: 'Has Blanks' }],
    ['invalid', 'grants.0.scope', { grants: [{ permission: 'sla.manage', scope: 'own' }] }],
    ['invalid', 'grants.0.queues', { grants: [{ permission: 'ticket.read', scope: 'queue' }] }],
    [
      'unknown_queue',
      'grants',
      { grants: [{ permission: 'ticket.read', scope: 'queue', queues: [uuid()] }] },
    ],
  ])('as %s', async (code, field, role) => {
    expect((await ask(role)).body).toMatchObject({ code, field })
    expect((await boss.get('/roles')).body.roles.map((each: { key: string }) => each.key)).not.toContain(
      'odd',
    )
  })

  test('when it would be its own ancestor', async () => {
    await boss.post('/roles', { key: 'upper', name: 'Upper' })
    await boss.post('/roles', { key: 'lower', name: 'Lower', parent: 'upper' })
    expect((await boss.patch('/roles/upper', { parent: 'lower' })).body).toMatchObject({
      code: 'role_cycle',
      field: 'parent',
    })
  })

  test('when it grants what its maker does not have', async () => {
    const maker = await inRole('role-maker', [
      ...['role.read', 'role.manage', 'role.assign', 'person.update', 'person.create'].map((permission) => ({
        permission,
        scope: 'all',
      })),
    ])
    const wide = { key: 'wide', name: 'Wide', grants: [{ permission: 'security.manage', scope: 'all' }] }
    expect((await maker.post('/roles', wide)).body).toMatchObject({ status: 403, code: 'more_than_you_have' })
    expect((await maker.post('/roles', { ...wide, grants: [], parent: 'agent' })).body).toMatchObject({
      code: 'more_than_you_have',
      field: 'parent',
    })
    for (const [path, body] of [
      [`/people/${agent.id}`, { role: 'administrator' }],
      [`/people/${boss.id}`, { role: 'requester' }],
    ] as const)
      expect((await maker.patch(path, body)).body.code).toBe('more_than_you_have')
    expect((await manager.put(`/people/${agent.id}/roles`, { roles: ['administrator'] })).body.code).toBe(
      'more_than_you_have',
    )
  })

  test('when it is built in, but for what it asks of who signs in', async () => {
    expect((await boss.patch('/roles/agent', { name: 'Agents' })).body.code).toBe('conflict')
    expect((await boss.delete('/roles/agent')).body.code).toBe('conflict')
    const requirements = { secondFactor: false, passkey: false, allow: ['0.0.0.0/0', '::/0'], deny: [] }
    expect((await boss.patch('/roles/agent', { requirements })).body.role).toMatchObject({
      requirements,
      description: 'Works on tickets.',
      parent: 'viewer',
    })
  })
})

describe('rights that are lent', () => {
  const until = (ms: number) => new Date(Date.now() + ms).toISOString()

  test('reach one queue, until their time is over', async () => {
    const borrower = await inRole('nearly-nothing', [{ permission: 'queue.read', scope: 'all' }])
    expect(await numbersOf(borrower).catch(() => 'refused')).toBe('refused')
    const asked = { to: borrower.id, queue: 'network', endsAt: until(3_600_000), reason: 'Holidays' }
    const { status, body } = await agent.post('/delegations', asked)
    expect([status, body.delegation.state]).toEqual([201, 'running'])
    expect(await numbersOf(borrower)).toEqual([there])
    const { access } = (await boss.get(`/people/${borrower.id}/access`)).body
    expect(access.permissions).toContainEqual(
      expect.objectContaining({
        permission: 'ticket.update',
        scope: 'queue',
        queues: [network.id],
        through: { delegation: body.delegation.id, from: 'Ann' },
      }),
    )
    await db.updateTable('delegation').set({ ends_at: new Date() }).execute()
    desk.app.forgetViewers()
    expect((await borrower.get('/tickets')).status).toBe(403)
  })

  test('end when they are taken back, or when the lender goes', async () => {
    const borrower = await inRole('nothing-much', [{ permission: 'queue.read', scope: 'all' }])
    const lender = await desk.person('agent', 'Lea')
    const { delegation } = (await lender.post('/delegations', { to: borrower.id, endsAt: until(60_000) }))
      .body
    expect(await numbersOf(borrower)).toEqual([here, there])
    await boss.patch(`/people/${lender.id}`, { active: false })
    expect((await borrower.get('/tickets')).status).toBe(403)
    await boss.patch(`/people/${lender.id}`, { active: true })
    expect(await numbersOf(borrower)).toEqual([here, there])
    expect((await lender.delete(`/delegations/${delegation.id}`)).body.delegation.state).toBe('ended')
    expect((await borrower.get('/tickets')).status).toBe(403)
  })

  test.each([
    ['endsAt', 'invalid', () => ({ to: manager.id, endsAt: until(-1_000) })],
    ['endsAt', 'invalid', () => ({ to: manager.id, endsAt: until(500 * 24 * 3_600_000) })],
    ['to', 'not_an_agent', () => ({ to: ada.id, endsAt: until(60_000) })],
    ['to', 'invalid', () => ({ to: agent.id, endsAt: until(60_000) })],
    ['to', 'unknown_person', () => ({ to: uuid(), endsAt: until(60_000) })],
    ['queue', 'unknown_queue', () => ({ to: manager.id, queue: 'none', endsAt: until(60_000) })],
  ])('are refused for %s (%s)', async (field, code, body) => {
    expect((await agent.post('/delegations', body())).body).toMatchObject({ code, field })
  })
})
