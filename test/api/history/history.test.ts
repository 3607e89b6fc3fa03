import { describe, expect, test } from 'vitest'
import { historyGroups } from '#domain/history/groups.ts'
import { openApp } from '#test/support/app.ts'

const desk = await openApp()
const agent = await desk.person('agent', 'Grace Hopper')
const requester = await desk.person('requester', 'Ada Lovelace')

async function travelled() {
  const { body } = await requester.post('/tickets', { subject: 'No network', text: 'Help' })
  const path = `/tickets/${body.ticket.number}`
  const first = body.ticket.seq
  await agent.patch(path, { subject: 'Wi-Fi', assignee: agent.email, status: 'open', tags: ['wifi'] })
  await agent.post(`${path}/messages`, { kind: 'note', text: 'Looking' })
  return { path, first }
}

describe('the history of a ticket', () => {
  test('shows it as it was after any of its events', async () => {
    const { path, first } = await travelled()
    const was = await agent.get(`${path}/past?seq=${first}`)
    expect(was.body.past).toMatchObject({
      ...{ seq: first, subject: 'No network', status: 'new', assignee: null, tags: [], messages: 1 },
      requester: { id: requester.id, name: 'Ada Lovelace' },
    })
    const { ticket } = (await agent.get(path)).body
    const { subject, status, priority, tags, seq } = ticket
    expect((await agent.get(`${path}/past?seq=${seq}`)).body.past).toMatchObject({
      ...{ subject, status, priority, tags, seq, messages: 2 },
      assignee: { id: agent.id, name: 'Grace Hopper' },
    })
  })

  test('has no more events than there were', async () => {
    const { path } = await travelled()
    expect((await agent.get(`${path}/past?seq=900`)).status).toBe(404)
    expect((await requester.get(`${path}/past?seq=1`)).status).toBe(403)
  })

  test('can be narrowed to kinds of events and to what people or Perdure did', async () => {
    const { path } = await travelled()
    const types = async (query: string) =>
      (await agent.get(`${path}/events?${query}`)).body.events.map((event: { type: string }) => event.type)
    expect(await types('group=messages')).toEqual(['noted'])
    expect(new Set(await types('group=status,people'))).toEqual(
      new Set(['created', 'status_changed', 'assigned']),
    )
    const automatic = await types('by=automation')
    expect(automatic.length).toBeGreaterThan(0)
    for (const type of automatic) expect(historyGroups.clocks).toContain(type)
    expect((await agent.get(`${path}/events?group=weather`)).status).toBe(422)
  })
})
