import { describe, expect, test } from 'vitest'
import { defaultLifecycle, type Lifecycle } from '#domain/tickets/lifecycle.ts'
import { openApp } from '#test/support/app.ts'
import { ended, workOnBulks } from '#test/support/bulk.ts'
import { makeQueue, makeTeam } from '#test/support/teams.ts'

const desk = await openApp()
await workOnBulks(desk)
const admin = await desk.person('administrator')
const agent = await desk.person('agent', 'Grace Hopper')
const requester = await desk.person('requester', 'Ada Lovelace')

type Way = Lifecycle['transitions'][number]

async function asking(kind: string, more: Partial<Way>): Promise<void> {
  const transitions = defaultLifecycle.transitions.map((way) =>
    way.to === 'resolved' ? { ...way, ...more } : way,
  )
  const { status, body } = await admin.put(`/lifecycles/${kind}`, { ...defaultLifecycle, transitions })
  expect(status, JSON.stringify(body)).toBe(200)
}
async function opened(more: object = {}): Promise<string> {
  const asked = { subject: 'Printer', requester: { email: requester.email }, ...more }
  const { status, body } = await agent.post('/tickets', asked)
  expect(status, JSON.stringify(body)).toBe(201)
  return body.ticket.number
}
async function changed(asked: object) {
  const { status, body } = await agent.post('/bulk', asked)
  expect(status, JSON.stringify(body)).toBe(201)
  return ended(agent, body.bulk.id)
}
const ticket = async (number: string) => (await agent.get(`/tickets/${number}`)).body.ticket
const preview = async (asked: object) => (await agent.post('/bulk/preview', asked)).body
const resolution = { code: 'fixed', summary: 'A new fuser' }
const changes = { status: 'resolved' }

describe('many tickets on a way that asks for something', () => {
  test('are asked for it once, together, and each gets what it lacks', async () => {
    await admin.post('/fields', { key: 'cause', name: 'Cause', type: 'text', required: 'resolve' })
    await asking('incident', { resolution: true, note: true, fields: ['assignee', 'impact'] })
    await asking('request', { confirm: 'Was it delivered?' })
    const [bare, taken, request, done] = [
      await opened(),
      await opened({ impact: 'high', fields: { cause: 'Paper' } }),
      await opened({ kind: 'request' }),
      await opened({ kind: 'task' }),
    ]
    await agent.patch(`/tickets/${taken}`, { assignee: admin.email })
    await agent.patch(`/tickets/${done}`, { status: 'cancelled' })
    const numbers = [bare, taken, request, done]
    const { asks } = await preview({ numbers, changes })
    expect(asks).toEqual({
      ...{ resolution: true, note: true, confirm: ['Was it delivered?'], stuck: 1 },
      fields: ['assignee', 'impact', 'fields.cause'],
    })
    const given = {
      ...{ resolution, note: 'All replaced', confirm: true, assignee: agent.email, impact: 'low' },
      fields: { cause: 'Heat' },
    }
    expect(await changed({ numbers, changes, given })).toMatchObject({ done: 3, refused: 1 })
    expect(await ticket(bare)).toMatchObject({
      ...{ status: 'resolved', assignee: { id: agent.id }, impact: 'low', fields: { cause: 'Heat' } },
      resolution: { summary: 'A new fuser' },
    })
    expect(await ticket(taken)).toMatchObject({
      ...{ status: 'resolved', assignee: { id: admin.id }, impact: 'high', fields: { cause: 'Paper' } },
    })
    expect(await ticket(request)).toMatchObject({ status: 'resolved' })
    const { messages } = (await agent.get(`/tickets/${bare}/messages`)).body
    expect(messages).toMatchObject([{ kind: 'note', text: 'All replaced', author: { id: agent.id } }])
  })

  test('are refused one by one where it is not given', async () => {
    await asking('problem', { resolution: true })
    const numbers = [await opened({ kind: 'problem', fields: { cause: 'x' } })]
    const bulk = await changed({ numbers, changes })
    expect(bulk).toMatchObject({ done: 0, refused: 1 })
    const { results } = (await agent.get(`/bulk/${bulk.id}/results`)).body
    expect(results[0].code).toBe('transition_incomplete')
  })

  test('take nothing that is given, and no children, without another status', async () => {
    const numbers = [await opened({ fields: { cause: 'x' } })]
    expect(
      (await agent.post('/bulk', { numbers, changes: { priority: 'low' }, given: { note: 'x' } })).status,
    ).toBe(422)
    expect(
      (await agent.post('/bulk', { numbers, changes: { priority: 'low' }, children: true })).status,
    ).toBe(422)
  })
})

describe('parents among many tickets that end', () => {
  const family = async () => {
    const [parent, open, closed] = [
      await opened({ kind: 'change', fields: { cause: 'x' } }),
      await opened({ kind: 'task', fields: { cause: 'x' } }),
      await opened({ kind: 'task', fields: { cause: 'x' } }),
    ]
    for (const child of [open, closed])
      await agent.post(`/tickets/${parent}/links`, { relation: 'parent_of', ticket: child })
    await agent.patch(`/tickets/${closed}`, { status: 'cancelled' })
    return { parent, open, closed }
  }

  test('take their open children along where that is asked for, and are told how many there are', async () => {
    const { parent, open, closed } = await family()
    expect((await preview({ numbers: [parent], changes })).children).toBe(1)
    expect((await preview({ numbers: [parent, open], changes })).children).toBe(0)
    expect((await preview({ numbers: [parent], changes: { status: 'pending' } })).children).toBe(0)
    const bulk = await changed({ numbers: [parent], changes, children: true })
    expect(bulk).toMatchObject({ total: 2, done: 2, children: true })
    expect((await ticket(open)).status).toBe('resolved')
    expect((await ticket(closed)).status).toBe('cancelled')
    const undo = await ended(agent, (await agent.post(`/bulk/${bulk.id}/undo`)).body.bulk.id)
    expect(undo.total).toBe(2)
  })

  test("count as ended by their team's own lifecycle", async () => {
    const team = await makeTeam(desk.db, 1)
    const { id } = await makeQueue(desk.db, team.id, { strategy: 'manual' })
    const { key: queue } = await desk.db
      .selectFrom('queue')
      .select('key')
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    const own = {
      ...defaultLifecycle,
      statuses: [
        ...defaultLifecycle.statuses,
        { key: 'handed_over', name: 'Handed over', category: 'resolved' },
      ],
      transitions: [...defaultLifecycle.transitions, { from: 'new', to: 'handed_over' }],
    }
    expect((await admin.put('/lifecycles/change', { ...own, team: team.id })).status).toBe(200)
    const parent = await opened({ kind: 'change', queue, fields: { cause: 'x' } })
    const child = await opened({ kind: 'task', fields: { cause: 'x' } })
    await agent.post(`/tickets/${parent}/links`, { relation: 'parent_of', ticket: child })
    const asked = { numbers: [parent], changes: { status: 'handed_over' } }
    expect(await preview(asked)).toMatchObject({ asks: { stuck: 0 }, children: 1 })
  })

  test('leave them open where they could not end themselves, or nobody asked for it', async () => {
    const first = await family()
    await changed({ numbers: [first.parent], changes })
    expect((await ticket(first.open)).status).toBe('new')
    const { parent, open } = await family()
    await agent.patch(`/tickets/${parent}`, { status: 'cancelled' })
    const bulk = await changed({ numbers: [parent], changes, children: true })
    expect(bulk).toMatchObject({ total: 2, refused: 2 })
    const { results } = (await agent.get(`/bulk/${bulk.id}/results`)).body
    expect(results[1]).toMatchObject({ ticket: open, detail: `Its parent ${parent} did not end.` })
    expect((await ticket(open)).status).toBe('new')
  })
})
