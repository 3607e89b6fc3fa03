import { v7 as uuid } from 'uuid'
import { afterAll, describe, expect, test } from 'vitest'
import { openApp, password } from '#test/support/app.ts'
import { until } from '#test/support/until.ts'

const desk = await openApp()
const agent = await desk.person('agent', 'Grace Hopper')
const ada = await desk.person('requester', 'Ada Lovelace')
const alan = await desk.person('requester', 'Alan Turing')
await desk.app.listen({ port: 0, host: '127.0.0.1' })
const address = desk.app.server.address()
const url = `ws://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/api/v1/live`
const sockets: WebSocket[] = []
afterAll(() => {
  for (const socket of sockets) socket.close()
})

type News = { type: string; number?: string; seq?: number; queue?: string; id?: string; ticket?: string }

/** A browser that listens, and what it heard. */
async function listening(headers: Record<string, string>) {
  // Node's own WebSocket takes headers, which browsers' do not.
  const socket = new (WebSocket as unknown as new (url: string, options: object) => WebSocket)(url, {
    headers,
  })
  sockets.push(socket)
  const heard: News[] = []
  const listener = { socket, heard, closed: undefined as number | undefined }
  socket.onmessage = ({ data }) => heard.push(JSON.parse(String(data)))
  socket.onclose = ({ code }) => {
    listener.closed = code
  }
  await until('it is greeted or sent away', () => heard.length > 0 || listener.closed !== undefined)
  return listener
}
const as = (who: { token: string }) => listening({ authorization: `Bearer ${who.token}` })
const about = (heard: News[], number: string) =>
  heard.filter((news) => news.number === number || news.ticket === number)

describe('live news', () => {
  test('greet whoever is signed in, and send everybody else away', async () => {
    expect((await as(agent)).heard).toEqual([{ type: 'hello' }])
    expect((await listening({})).closed).toBe(4401)
    expect((await listening({ authorization: 'Bearer nonsense' })).closed).toBe(4401)
  })

  test('of a ticket reach agents and its requester, with its number, and nobody else', async () => {
    const [byAgent, byAda, byAlan] = await Promise.all([as(agent), as(ada), as(alan)])
    const { number, seq } = (await ada.post('/tickets', { subject: 'News', text: 'Hi' })).body.ticket
    const expected = { type: 'ticket', number, seq, queue: 'service-desk' }
    await until(
      'both heard of it',
      () => about(byAgent.heard, number).length && about(byAda.heard, number).length,
    )
    expect(about(byAda.heard, number)).toEqual([expected])
    expect(about(byAgent.heard, number)).toContainEqual(expected)
    expect(about(byAgent.heard, number)).toContainEqual({
      type: 'delivery',
      id: expect.any(String),
      ticket: number,
    })

    // What comes later arrives later: once he hears of his own ticket, he would have heard of hers.
    const own = (await alan.post('/tickets', { subject: 'Own' })).body.ticket.number
    await until('he heard of his own', () => about(byAlan.heard, own).length)
    expect(about(byAlan.heard, number)).toEqual([])
    expect(about(byAda.heard, own)).toEqual([])
  })

  test('of a reply that was held reach its requester when it can be seen', async () => {
    const { number } = (await ada.post('/tickets', { subject: 'Held', text: 'Hi' })).body.ticket
    const [byAgent, byAda, byAlan] = await Promise.all([as(agent), as(ada), as(alan)])
    const reply = { kind: 'reply', text: 'Turn it off', undoSeconds: 1 }
    expect((await agent.post(`/tickets/${number}/messages`, reply)).status).toBe(201)
    const shown = { type: 'shown', ticket: number }
    await until('she hears that it is there', () => byAda.heard.some(({ type }) => type === 'shown'))
    expect(about(byAda.heard, number)).toContainEqual(shown)
    const { messages } = (await ada.get(`/tickets/${number}/messages`)).body
    expect(messages.map(({ text }: { text: string }) => text)).toEqual(['Turn it off', 'Hi'])
    for (const other of [byAgent, byAlan]) expect(about(other.heard, number)).not.toContainEqual(shown)
  })

  test('reach a role for some queues only from those', async () => {
    const [elsewhere] = await desk.db
      .insertInto('queue')
      .values({ id: uuid(), key: 'elsewhere', name: 'Elsewhere' })
      .returning('id')
      .execute()
    const grants = [{ permission: 'ticket.read', scope: 'queue', queues: [elsewhere!.id] }]
    const boss = await desk.person('administrator')
    await boss.post('/roles', { key: 'elsewhere-only', name: 'Elsewhere', grants })
    const listener = await as(await desk.person('elsewhere-only'))
    const here = (await ada.post('/tickets', { subject: 'Here' })).body.ticket.number
    const there = (
      await agent.post('/tickets', { subject: 'There', queue: 'elsewhere', requester: { email: ada.email } })
    ).body
    expect(there.code ?? there.ticket.queue.key).toBe('elsewhere')
    await until('it is heard of', () => about(listener.heard, there.ticket.number).length)
    expect(about(listener.heard, here)).toEqual([])
  })

  test('tell who comes what happened just before: a page reads before it listens', async () => {
    const { number } = (await ada.post('/tickets', { subject: 'Just before' })).body.ticket
    const { seq } = (await agent.patch(`/tickets/${number}`, { priority: 'urgent' })).body.ticket
    const [byAgent, byAlan] = await Promise.all([as(agent), as(alan)])
    await until('the agent hears of it', () => about(byAgent.heard, number).some((news) => news.seq === seq))
    expect(byAgent.heard[0]).toEqual({ type: 'hello' })
    const own = (await alan.post('/tickets', { subject: 'His own' })).body.ticket.number
    await until('he heard of his own', () => about(byAlan.heard, own).length)
    expect(about(byAlan.heard, number)).toEqual([])
  })

  test('tell of each change with a rising number', async () => {
    const { number, seq } = (await ada.post('/tickets', { subject: 'Changes' })).body.ticket
    const listener = await as(agent)
    const changed = await agent.patch(`/tickets/${number}`, { priority: 'urgent' })
    expect(changed.body.ticket.seq).toBeGreaterThan(seq)
    await until('the change was told', () =>
      listener.heard.some((news) => news.number === number && news.seq === changed.body.ticket.seq),
    )
  })

  test('of mails reach agents only', async () => {
    const [byAgent, byAda] = await Promise.all([as(agent), as(ada)])
    desk.services.announcer.announce({ type: 'intake', id: crypto.randomUUID() }, { type: 'configuration' })
    await until('the agent heard of the mail', () => byAgent.heard.some((news) => news.type === 'intake'))
    const { number } = (await ada.post('/tickets', { subject: 'After' })).body.ticket
    await until('the requester heard of the ticket', () => about(byAda.heard, number).length)
    expect(byAda.heard.every((news) => news.type === 'hello' || news.type === 'ticket')).toBe(true)
  })

  test('ask to look again after a gap in which they were deaf', async () => {
    const listener = await as(agent)
    await desk.pool.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where query like 'listen %'",
    )
    await until(
      'everybody is greeted again',
      () => listener.heard.filter((news) => news.type === 'hello').length > 1,
    )
    const { number } = (await ada.post('/tickets', { subject: 'After the gap' })).body.ticket
    await until('news are heard again', () => about(listener.heard, number).length)
  })

  test('survive what a client sends, and go on for the others', async () => {
    const [noisy, quiet] = await Promise.all([as(agent), as(agent)])
    noisy.socket.send('{"type":"ping"}')
    noisy.socket.send('not even JSON \0')
    noisy.socket.send('x'.repeat(10_000))
    await until('it is sent away for sending too much', () => noisy.closed)
    const { number } = (await ada.post('/tickets', { subject: 'Still on' })).body.ticket
    await until('the other still hears', () => about(quiet.heard, number).length)
  })

  test('end when the listener signs out or may listen no more', async () => {
    const boss = await desk.person('administrator')
    await desk.withPassword(alan)
    const { headers } = await desk.calling().post('/auth/sign-in/email', { email: alan.email, password })
    const cookie = /perdure\.session_token=[^;]+/.exec(headers['set-cookie'] ?? '')![0]
    const [browser, script, other] = await Promise.all([listening({ cookie }), as(alan), as(agent)])
    await desk.calling({ cookie }).post('/auth/sign-out', {})
    await until('the browser is sent away', () => browser.closed === 4401)
    expect(script.closed).toBeUndefined()
    await boss.patch(`/people/${alan.id}`, { active: false })
    await until('the script is sent away', () => script.closed === 4401)
    expect(other.closed).toBeUndefined()
  })
})
