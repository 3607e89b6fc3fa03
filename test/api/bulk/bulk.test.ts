import { describe, expect, test } from 'vitest'
import { type Caller, newKey, openApp } from '#test/support/app.ts'
import { ended, workOnBulks } from '#test/support/bulk.ts'
import { makeQueue, makeTeam } from '#test/support/teams.ts'
import { until } from '#test/support/until.ts'

const desk = await openApp()
const worker = await workOnBulks(desk)
const agent = await desk.person('agent', 'Grace Hopper')
const colleague = await desk.person('agent', 'Ada Lovelace')
const requester = await desk.person('requester', 'Rita')

let tagged = 0
/** Tickets with a tag of their own, so that a filter finds them and no others. */
async function tickets(count: number, more: object = {}): Promise<{ numbers: string[]; tag: string }> {
  const tag = `lot-${++tagged}`
  const made = await Promise.all(
    Array.from({ length: count }, async (_, index) => {
      const asked = {
        subject: `Printer ${index}`,
        tags: [tag],
        requester: { email: requester.email },
        ...more,
      }
      return (await agent.post('/tickets', asked)).body.ticket.number as string
    }),
  )
  return { numbers: made, tag }
}

async function changed(caller: Caller, asked: object) {
  const { status, body } = await caller.post('/bulk', asked)
  expect(status, JSON.stringify(body)).toBe(201)
  return ended(caller, body.bulk.id)
}

const ticket = async (number: string) => (await agent.get(`/tickets/${number}`)).body.ticket

describe('many tickets', () => {
  test('are changed at once: assignee, status, priority, tags and a reason', async () => {
    const { numbers, tag } = await tickets(3)
    const changes = {
      ...{ assignee: colleague.email, status: 'open', priority: 'high' },
      ...{ addTags: ['fire', 'fire'], removeTags: [tag] },
    }
    const bulk = await changed(agent, { numbers, changes, reason: 'The printers burn.' })
    expect(bulk).toMatchObject({ state: 'done', total: 3, done: 3, refused: 0, skipped: 0 })
    expect(bulk.changes).toMatchObject({ assignee: colleague.id, priority: 'high' })
    for (const number of numbers)
      expect(await ticket(number)).toMatchObject({
        ...{ assignee: { id: colleague.id }, status: 'open', priority: 'high', tags: ['fire'] },
      })
    const { events } = (await agent.get(`/tickets/${numbers[0]}/events`)).body
    const event = events.find(({ type }: { type: string }) => type === 'priority_changed')
    expect(event).toMatchObject({ actor: { id: agent.id }, reason: 'The printers burn.' })
  })

  test('are all that match a filter, as they are when it begins', async () => {
    const { tag } = await tickets(4)
    const bulk = await changed(agent, { filter: `tag:${tag} priority:normal`, changes: { priority: 'low' } })
    expect(bulk).toMatchObject({ total: 4, done: 4, filter: `tag:${tag} priority:normal` })
  })

  test('that were so already are told apart from those that were changed', async () => {
    const { numbers } = await tickets(2)
    await agent.patch(`/tickets/${numbers[0]}`, { priority: 'urgent' })
    const bulk = await changed(agent, { numbers, changes: { priority: 'urgent' } })
    expect(bulk).toMatchObject({ done: 1, skipped: 1 })
  })

  test('move to another queue, and get custom fields', async () => {
    const { numbers } = await tickets(2)
    const team = await makeTeam(desk.db, 1)
    const queue = await makeQueue(desk.db, team.id, null)
    const manager = await desk.person('manager')
    const field = await manager.post('/fields', { key: 'floor', name: 'Floor', type: 'text' })
    expect(field.status).toBe(201)
    const bulk = await changed(agent, { numbers, changes: { queue: queue.key, fields: { floor: '3rd' } } })
    expect(bulk).toMatchObject({ done: 2 })
    expect(await ticket(numbers[1]!)).toMatchObject({ queue: { id: queue.id }, fields: { floor: '3rd' } })
  })
})

describe('what is refused', () => {
  test('is told ticket by ticket, with the reason', async () => {
    const { numbers } = await tickets(3)
    await agent.patch(`/tickets/${numbers[1]}`, { status: 'cancelled' })
    const gone = 'TKT-20200101-0000'
    const bulk = await changed(agent, { numbers: [...numbers, gone], changes: { status: 'resolved' } })
    expect(bulk).toMatchObject({ total: 4, done: 2, refused: 2 })
    const { results } = (await agent.get(`/bulk/${bulk.id}/results?state=refused`)).body
    expect(results).toEqual([
      {
        ...{ ticket: numbers[1], subject: 'Printer 1', state: 'refused', code: 'transition_not_allowed' },
        detail: expect.stringContaining("can't become Resolved"),
      },
      {
        ...{ ticket: gone, subject: null, state: 'refused', code: 'not_found' },
        detail: `There is no ticket ${gone}.`,
      },
    ])
    const pages = await agent.get(`/bulk/${bulk.id}/results?limit=3`)
    const rest = await agent.get(`/bulk/${bulk.id}/results?limit=3&cursor=${pages.body.next}`)
    expect([pages.body.results.length, rest.body.results.length, rest.body.next]).toEqual([3, 1, null])
  })

  test('is what somebody may not do when their turn comes, whatever they might before', async () => {
    const { numbers } = await tickets(2)
    const leaver = await desk.person('agent')
    await worker.stop()
    const { body } = await leaver.post('/bulk', { numbers, changes: { priority: 'low' } })
    await desk.db.updateTable('person').set({ role_key: 'viewer' }).where('id', '=', leaver.id).execute()
    await worker.start()
    const bulk = await ended(leaver, body.bulk.id)
    expect(bulk).toMatchObject({ done: 0, refused: 2 })
    const { results } = (await leaver.get(`/bulk/${bulk.id}/results`)).body
    expect(results[0]).toMatchObject({
      code: 'not_allowed',
      detail: expect.stringContaining('Change fields'),
    })
  })

  test('is a change that nobody could make, before anything is stored', async () => {
    const { numbers } = await tickets(1)
    const ask = (body: object) => agent.post('/bulk', body)
    expect((await ask({ numbers, changes: {} })).status).toBe(422)
    expect((await ask({ numbers, filter: '', changes: { priority: 'low' } })).status).toBe(422)
    expect((await ask({ numbers, changes: { queue: 'nowhere' } })).body.code).toBe('unknown_queue')
    expect((await ask({ numbers, changes: { assignee: requester.email } })).body.code).toBe('not_an_agent')
    expect((await ask({ filter: 'colour:red', changes: { priority: 'low' } })).body.code).toBe(
      'invalid_filter',
    )
    expect((await ask({ filter: 'tag:nobody-has-it', changes: { priority: 'low' } })).body.code).toBe(
      'nothing_to_change',
    )
  })
})

describe('a bulk change', () => {
  test('tells beforehand how many it would reach, and how many of them are out of reach', async () => {
    const { numbers, tag } = await tickets(3)
    const changes = { priority: 'low' }
    const all = (await agent.post('/bulk/preview', { filter: `tag:${tag}`, changes })).body
    expect(all).toMatchObject({ count: 3, notAllowed: 0 })
    expect(all.sample).toHaveLength(3)
    expect((await agent.post('/bulk/preview', { numbers, changes })).body.count).toBe(3)
  })

  test('is paused, goes on, and nothing is changed twice', async () => {
    const { numbers } = await tickets(3)
    await worker.stop()
    const { id } = (await agent.post('/bulk', { numbers, changes: { priority: 'low' } })).body.bulk
    expect((await agent.post(`/bulk/${id}/pause`)).body.bulk.state).toBe('paused')
    await worker.start()
    const process = desk.client.workflow.getHandle(`bulk/${id}`)
    await until('the process knows', async () => {
      const told = await process.query<{ currentDetails?: string }>('__temporal_workflow_metadata')
      return told.currentDetails?.includes('paused')
    })
    expect((await agent.get(`/bulk/${id}`)).body.bulk).toMatchObject({ done: 0, state: 'paused' })
    expect((await agent.post(`/bulk/${id}/resume`)).body.bulk.state).toBe('running')
    expect(await ended(agent, id)).toMatchObject({ state: 'done', done: 3 })
    expect((await agent.post(`/bulk/${id}/resume`)).body.code).toBe('conflict')
    const { events } = (await agent.get(`/tickets/${numbers[0]}/events`)).body
    expect(events.filter((event: { type: string }) => event.type === 'priority_changed')).toHaveLength(1)
  })

  test('is cancelled: what is left stays as it is', async () => {
    const { numbers } = await tickets(2)
    await worker.stop()
    const { id } = (await agent.post('/bulk', { numbers, changes: { priority: 'low' } })).body.bulk
    await agent.post(`/bulk/${id}/pause`)
    const { bulk } = (await agent.post(`/bulk/${id}/cancel`)).body
    expect(bulk).toMatchObject({ state: 'cancelled', done: 0, endedAt: expect.any(String) })
    await worker.start()
    await desk.client.workflow.getHandle(`bulk/${id}`).result()
    expect((await ticket(numbers[0]!)).priority).toBe('normal')
    expect((await agent.post(`/bulk/${id}/undo`)).body.code).toBe('conflict')
  })

  test('asked for twice under one key is one', async () => {
    const { numbers } = await tickets(1)
    const [key, asked] = [newKey(), { numbers, changes: { priority: 'high' } }]
    const first = await agent.post('/bulk', asked, key)
    const second = await agent.post('/bulk', asked, key)
    expect(second.body.bulk.id).toBe(first.body.bulk.id)
    expect(await ended(agent, first.body.bulk.id)).toMatchObject({ total: 1, done: 1 })
  })

  test('goes on where it was when its worker was killed, and what was done already counts once', async () => {
    const { numbers } = await tickets(2)
    const bulk = await changed(agent, { numbers, changes: { priority: 'high' } })
    await desk.client.workflow.getHandle(`bulk/${bulk.id}`).result()
    // As if the worker had died after the commands were committed, before it could write what became of them.
    await desk.db.updateTable('bulk_item').set({ state: 'pending' }).where('bulk_id', '=', bulk.id).execute()
    await desk.db
      .updateTable('bulk')
      .set({ state: 'running', done: 0, ended_at: null })
      .where('id', '=', bulk.id)
      .execute()
    await desk.services.processes.wakeBulk(bulk.id)
    expect(await ended(agent, bulk.id)).toMatchObject({ done: 2, refused: 0, skipped: 0 })
    const { events } = (await agent.get(`/tickets/${numbers[0]}/events`)).body
    expect(events.filter((event: { type: string }) => event.type === 'priority_changed')).toHaveLength(1)
  })

  test("is its owner's alone", async () => {
    const { numbers } = await tickets(1)
    const { id } = await changed(agent, { numbers, changes: { priority: 'high' } })
    expect((await colleague.get(`/bulk/${id}`)).status).toBe(404)
    expect((await colleague.post(`/bulk/${id}/undo`)).status).toBe(404)
    const list = (await agent.get('/bulk?limit=2')).body
    expect(list.bulks[0].id).toBe(id)
    expect((await agent.get(`/bulk?limit=2&cursor=${list.next}`)).body.bulks).toHaveLength(2)
    expect((await colleague.get('/bulk')).body.bulks).toEqual([])
  })
})

describe('undoing', () => {
  test('takes back what nobody changed since, and says what could not be', async () => {
    const { numbers, tag } = await tickets(3)
    const changes = { priority: 'urgent', assignee: agent.id, addTags: ['fire'], removeTags: [tag] }
    const bulk = await changed(agent, { numbers, changes })
    await colleague.patch(`/tickets/${numbers[1]}`, { priority: 'low' })
    await colleague.patch(`/tickets/${numbers[2]}`, { subject: 'Something else' })

    const { status, body } = await agent.post(`/bulk/${bulk.id}/undo`)
    expect(status).toBe(201)
    const undo = await ended(agent, body.bulk.id)
    expect(undo).toMatchObject({ undoes: bulk.id, changes: bulk.changes, total: 3, done: 2, refused: 1 })
    for (const number of [numbers[0]!, numbers[2]!])
      expect(await ticket(number)).toMatchObject({ priority: 'normal', assignee: null, tags: [tag] })
    expect(await ticket(numbers[1]!)).toMatchObject({ priority: 'low', assignee: { id: agent.id } })
    const { results } = (await agent.get(`/bulk/${undo.id}/results?state=refused`)).body
    expect(results).toMatchObject([{ ticket: numbers[1], code: 'conflict' }])

    expect((await agent.get(`/bulk/${bulk.id}`)).body.bulk.undoneBy).toBe(undo.id)
    expect((await agent.post(`/bulk/${bulk.id}/undo`)).body.code).toBe('conflict')
    expect((await agent.post(`/bulk/${undo.id}/undo`)).body.code).toBe('conflict')
  })
})
