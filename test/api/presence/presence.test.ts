import { v7 as uuid } from 'uuid'
import { afterAll, expect, test } from 'vitest'
import type { Present } from '#domain/presence/presence.ts'
import { type Caller, openApp } from '#test/support/app.ts'
import { until } from '#test/support/until.ts'

const desk = await openApp()
const grace = await desk.person('agent', 'Grace Hopper')
const alan = await desk.person('agent', 'Alan Turing')
const ada = await desk.person('requester', 'Ada Lovelace')
await desk.app.listen({ port: 0, host: '127.0.0.1' })
const address = desk.app.server.address()
const url = `ws://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/api/v1/live`
const sockets: WebSocket[] = []
afterAll(() => {
  for (const socket of sockets) socket.close()
})

type Heard = {
  type: string
  ticket?: string
  people?: Present[]
  tickets?: { ticket: string; people: Present[] }[]
}

/** A browser of theirs, what it heard, and whom it knows to be at a ticket. */
async function browser({ token }: Caller) {
  const headers = { authorization: `Bearer ${token}` }
  const socket = new (WebSocket as unknown as new (url: string, options: object) => WebSocket)(url, {
    headers,
  })
  sockets.push(socket)
  const heard: Heard[] = []
  socket.onmessage = ({ data }) => heard.push(JSON.parse(String(data)))
  await until('it is greeted', () => heard.length > 0)
  return {
    ...{ socket, heard },
    say: (ticket: string | null, typing: string | null = null) =>
      socket.send(JSON.stringify({ type: 'presence', ticket, typing })),
    at: (ticket: string) =>
      heard
        .findLast((news) => news.type === 'presence' && news.ticket === ticket)
        ?.people?.map(({ name, typing }) => (typing ? `${name} (${typing})` : name))
        .join(', '),
  }
}
const opened = async () => (await ada.post('/tickets', { subject: 'No network' })).body.ticket.number

test('agents see who looks and who writes, and who has gone', async () => {
  const number = await opened()
  const [hers, his] = await Promise.all([browser(grace), browser(alan)])
  his.say(number)
  await until('she sees him', () => hers.at(number) === 'Alan Turing')
  his.say(number, 'reply')
  hers.say(number)
  await until('she sees him write', () => hers.at(number) === 'Alan Turing (reply), Grace Hopper')
  his.socket.close()
  await until('he has gone', () => hers.at(number) === 'Grace Hopper')
  hers.say(null)
  await until('so has she', () => hers.at(number) === '')
})

test('who comes later and asks is told who is there', async () => {
  const number = await opened()
  const his = await browser(alan)
  his.say(number, 'note')
  await until('he is heard', () => his.at(number) === 'Alan Turing (note)')
  const hers = await browser(grace)
  hers.socket.send('{"type":"who"}')
  await until('she knows', () => hers.heard.some(({ type }) => type === 'presences'))
  const { tickets } = hers.heard.find(({ type }) => type === 'presences')!
  expect(tickets).toContainEqual({
    ticket: number,
    people: [{ id: alan.id, name: 'Alan Turing', typing: 'note' }],
  })
})

test('requesters neither see it nor are seen', async () => {
  const number = await opened()
  const [hers, theirs] = await Promise.all([browser(grace), browser(ada)])
  theirs.say(number)
  hers.say(number)
  await until('the agent is seen', () => hers.at(number) === 'Grace Hopper')
  await ada.post(`/tickets/${number}/messages`, { kind: 'reply', text: 'Hello' })
  await until('the requester hears of the ticket', () => theirs.heard.some(({ type }) => type === 'ticket'))
  expect(theirs.heard.filter(({ type }) => type.startsWith('presence'))).toEqual([])
})

test('what other processes say counts, and nonsense does not', async () => {
  const number = await opened()
  const hers = await browser(grace)
  hers.say('TKT-20260101-0ZZZ')
  hers.socket.send('{"type":"presence"}')
  const { rows } = await desk.pool.query(
    'select requester_id as "requesterId", assignee_id as "assigneeId", queue_id as "queueId", organization_id as "organizationId" from ticket where number = $1',
    [number],
  )
  const person = { id: uuid(), name: 'Someone Elsewhere' }
  desk.services.announcer.announce({
    ...{ type: 'presence', connection: 'elsewhere', person, ticket: number, typing: null, about: rows[0] },
  })
  await until('she sees them', () => hers.at(number) === 'Someone Elsewhere')
  expect(hers.heard.some(({ ticket }) => ticket === 'TKT-20260101-0ZZZ')).toBe(false)
})
