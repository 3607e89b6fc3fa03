import { v7 as uuid } from 'uuid'
import { describe, expect, test } from 'vitest'
import { newKey, openApp } from '#test/support/app.ts'
import { insertTicket } from '#test/support/tickets.ts'

const desk = await openApp()
const { db } = desk
const boss = await desk.person('manager', 'Boss')
const grace = await desk.person('agent', 'Grace Hopper')
const ada = await desk.person('requester', 'Ada Lovelace')
const { team } = (await boss.post('/teams', { name: 'Network', members: [{ person: grace.id }] })).body
const nobody = uuid()

let made = 0
const newQueue = async (more: object = {}) =>
  (await boss.post('/queues', { key: `queue-${++made}`, name: `Queue ${made}`, ...more })).body.queue
const listed = async () => (await grace.get('/queues')).body.queues.map(({ id }: { id: string }) => id)

describe('a queue', () => {
  test('is added at the end, changed and deleted, and each is on record', async () => {
    const slaPolicy = (await boss.get('/sla-policies')).body.slaPolicies[0].id
    const assignment = { strategy: 'round_robin', sticky: true, escalateAfterMinutes: 15 }
    const wanted = {
      key: 'network',
      name: 'Network',
      description: 'Wires',
      team: team.id,
      assignment,
      slaPolicy,
    }
    const { status, body } = await boss.post('/queues', wanted)
    expect(status).toBe(201)
    const { id } = body.queue
    expect(body.queue).toEqual({
      ...{ id, key: 'network', name: 'Network', description: 'Wires', address: null, slaPolicy },
      team: { id: team.id, name: 'Network' },
      assignment: { ...assignment, skills: [] },
    })
    expect((await listed()).at(-1)).toBe(id)
    const changed = await boss.patch(`/queues/${id}`, { name: 'Wires', assignment: null, slaPolicy: null })
    expect(changed.body.queue).toEqual({ ...body.queue, name: 'Wires', assignment: null, slaPolicy: null })
    expect((await boss.delete(`/queues/${id}`)).status).toBe(204)
    expect(await listed()).not.toContain(id)
    const records = await db
      .selectFrom('audit_record')
      .select('action')
      .where('subject', '=', id)
      .orderBy('seq')
      .execute()
    expect(records.map(({ action }) => action)).toEqual(['queue.create', 'queue.update', 'queue.delete'])
  })

  test.each([
    ['a key with spaces', { key: 'a b' }, 422, 'invalid'],
    ['a key that is taken', { key: 'service-desk' }, 409, 'key_taken'],
    ['an unknown team', { team: nobody }, 422, 'unknown_team'],
    ['an unknown policy', { slaPolicy: nobody }, 422, 'unknown_sla_policy'],
    ['a rule without a team', { assignment: { strategy: 'least_loaded' } }, 422, 'assignment_without_team'],
    [
      'an escalation without a team',
      { assignment: { strategy: 'manual', escalateAfterMinutes: 5 } },
      422,
      'assignment_without_team',
    ],
    [
      'an unknown skill',
      { team: team.id, assignment: { strategy: 'by_skill', skills: [{ skill: nobody, level: 1 }] } },
      ...[422, 'unknown_skill'],
    ],
  ] as [string, object, number, string][])('is refused with %s', async (_, body, status, code) => {
    const refused = await boss.post('/queues', { key: `refused-${++made}`, name: 'Refused', ...body })
    expect(refused.body).toMatchObject({ status, code })
  })

  test('keeps its team as long as its rule chooses from it', async () => {
    const queue = await newQueue({ team: team.id, assignment: { strategy: 'least_loaded' } })
    expect((await boss.patch(`/queues/${queue.id}`, { team: null })).body.code).toBe(
      'assignment_without_team',
    )
    expect((await boss.patch(`/queues/${queue.id}`, { team: null, assignment: null })).status).toBe(200)
  })

  test('is deleted only when it is empty, gets no mail, and is not the last one', async () => {
    const queue = await newQueue()
    const number = await insertTicket(db, { queue_id: queue.id, requester_id: ada.id })
    const refused = await boss.delete(`/queues/${queue.id}`)
    expect(refused.body).toMatchObject({ status: 409, code: 'queue_not_empty' })
    expect(refused.body.detail).toContain(number)
    const first = (await grace.get('/queues')).body.queues[0]
    expect((await boss.delete(`/queues/${first.id}`)).body.code).toBe('queue_in_use')
    expect((await boss.delete(`/queues/${nobody}`)).status).toBe(404)
  })

  test('is changed by managers only, and not seen by requesters', async () => {
    const queue = await newQueue()
    expect((await grace.post('/queues', { key: 'mine', name: 'Mine' })).status).toBe(403)
    expect((await grace.patch(`/queues/${queue.id}`, { name: 'Mine' })).status).toBe(403)
    expect((await grace.delete(`/queues/${queue.id}`)).status).toBe(403)
    expect((await grace.put('/queues/order', { queues: [queue.id] })).status).toBe(403)
    expect((await ada.get('/queues')).status).toBe(403)
  })
})

describe('the order of the queues', () => {
  test('is what it was put in, and the first one takes what names no queue', async () => {
    const queue = await newQueue()
    const before = await listed()
    const order = [queue.id, ...before.filter((id: string) => id !== queue.id)]
    const { status, body } = await boss.put('/queues/order', { queues: order })
    expect(status).toBe(200)
    expect(body.queues.map(({ id }: { id: string }) => id)).toEqual(order)
    expect(await listed()).toEqual(order)
    const { ticket } = (await grace.post('/tickets', { subject: 'Anywhere' }, newKey())).body
    expect(ticket.queue.id).toBe(queue.id)
    await boss.put('/queues/order', { queues: before })
  })

  test('names all of them, each once', async () => {
    const order = await listed()
    for (const queues of [order.slice(1), [...order, nobody], [order[0], ...order]])
      expect((await boss.put('/queues/order', { queues })).body).toMatchObject({
        status: 409,
        code: 'queue_order_incomplete',
      })
  })
})

describe('a ticket', () => {
  test('that is opened in a queue with a rule has its agent in the answer, and its history says why', async () => {
    const queue = await newQueue({ team: team.id, assignment: { strategy: 'least_loaded' } })
    await boss.put(`/people/${grace.id}/agent`, { capacity: 3 })
    const { ticket } = (await ada.post('/tickets', { subject: 'No network', queue: queue.key }, newKey()))
      .body
    expect(ticket.assignee).toMatchObject({ id: grace.id })
    const { events } = (await grace.get(`/tickets/${ticket.number}/events`)).body
    expect(events.find(({ type }: { type: string }) => type === 'assigned')).toMatchObject({
      actor: { kind: 'system' },
      data: { to: grace.id, why: { by: 'least_loaded', load: 0, capacity: 3 } },
    })
    const seen = (await ada.get(`/tickets/${ticket.number}/events`)).body.events
    expect(seen.map(({ type }: { type: string }) => type)).not.toContain('assigned')
  })
})
