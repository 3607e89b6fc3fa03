import { describe, expect, test } from 'vitest'
import { openApp } from '#test/support/app.ts'

const desk = await openApp()
const agent = await desk.person('agent', 'Grace Hopper')
const ada = await desk.person('requester', 'Ada Lovelace')
const alan = await desk.person('requester', 'Alan Turing')

const { number } = (await ada.post('/tickets', { subject: 'Mine', text: 'Help' })).body.ticket
const path = `/tickets/${number}`
await agent.post(`${path}/messages`, { kind: 'note', text: 'Secret' })
await agent.patch(path, { priority: 'high', assignee: agent.id, reason: 'She is the CEO' })
await agent.post(`${path}/messages`, { kind: 'reply', text: 'Hello' })

describe('a requester', () => {
  test('sees their ticket and its replies, and no note', async () => {
    expect((await ada.get(path)).body.ticket.subject).toBe('Mine')
    const { messages } = (await ada.get(`${path}/messages`)).body
    expect(messages.map((message: { text: string }) => message.text)).toEqual(['Hello', 'Help'])
  })

  test('sees what happened, without notes, clocks and inner matters', async () => {
    const { events } = (await ada.get(`${path}/events`)).body
    expect(events.map((event: { type: string }) => event.type)).toEqual([
      'status_changed',
      'replied',
      'created',
    ])
    expect(JSON.stringify(events)).not.toContain('CEO')
  })

  test('adds to their ticket, and does no more with it', async () => {
    expect((await ada.post(`${path}/messages`, { kind: 'reply', text: 'Thanks' })).status).toBe(201)
    expect((await ada.post(`${path}/messages`, { kind: 'note', text: 'Psst' })).body).toMatchObject({
      status: 403,
      code: 'not_allowed',
    })
    expect(
      (await ada.post(`${path}/messages`, { kind: 'reply', text: 'Done', status: 'resolved' })).status,
    ).toBe(403)
    expect((await ada.patch(path, { priority: 'urgent' })).status).toBe(403)
  })

  test.each([
    ['/tickets/:number', (who: typeof ada) => who.get(path)],
    ['its messages', (who: typeof ada) => who.get(`${path}/messages`)],
    ['its events', (who: typeof ada) => who.get(`${path}/events`)],
    ['its clocks', (who: typeof ada) => who.get(`${path}/clocks`)],
    ['replying', (who: typeof ada) => who.post(`${path}/messages`, { kind: 'reply', text: 'Hi' })],
    ['changing', (who: typeof ada) => who.patch(path, { priority: 'low' })],
  ])("has no way to somebody else's ticket: %s", async (_, call) => {
    const { status, body } = await call(alan)
    expect([status, body.code]).toEqual([404, 'not_found'])
  })

  test.each([
    ...['/people', '/queues', '/intakes', '/deliveries', '/calendars', '/sla-policies', `${path}/processes`],
    ...[`/intakes/${crypto.randomUUID()}`, `/deliveries/${crypto.randomUUID()}`],
  ])('has no business at %s', async (address) => {
    expect((await ada.get(address)).body).toMatchObject({ status: 403, code: 'not_allowed' })
  })

  test('knows the names of the statuses', async () => {
    expect((await ada.get('/lifecycles')).body.lifecycles).toHaveLength(5)
  })
})

test.each([
  ...[
    '/me',
    '/tickets',
    path,
    `${path}/messages`,
    `${path}/events`,
    `${path}/clocks`,
    `${path}/processes`,
    '/views',
    '/people',
  ],
  ...['/queues', '/intakes', '/deliveries', '/calendars', '/sla-policies', '/lifecycles'],
  ...[
    `/files/${crypto.randomUUID()}`,
    `/commands/${crypto.randomUUID()}`,
    `/intakes/${crypto.randomUUID()}/raw`,
  ],
])('who is not signed in gets 401 at %s', async (address) => {
  const { status, body } = await desk.calling().get(address)
  expect([status, body.code]).toEqual([401, 'not_signed_in'])
})

test('who is not signed in writes nothing', async () => {
  const nobody = desk.calling()
  const writes = [
    ...[nobody.post('/tickets', { subject: 'S' }), nobody.patch(path, { priority: 'low' })],
    ...[nobody.post(`${path}/messages`, { kind: 'reply', text: 'Hi' }), nobody.post('/files', {})],
    ...[
      nobody.post('/people', { name: 'N', email: 'n@people.test', role: 'administrator' }),
      nobody.put('/lifecycles/incident', {}),
    ],
  ]
  for (const { status } of await Promise.all(writes)) expect([401, 422]).toContain(status)
  expect((await nobody.post('/tickets', { subject: 'S' })).status).toBe(401)
})

test('an address that leads nowhere says so', async () => {
  for (const address of ['/nothing', '//api/nothing', '/tickets/a/b/c'])
    expect((await agent.get(address)).body).toMatchObject({ status: 404, code: 'not_found' })
})
