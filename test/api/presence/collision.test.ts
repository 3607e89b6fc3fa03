import { expect, test } from 'vitest'
import { newKey, openApp } from '#test/support/app.ts'

const desk = await openApp()
const [grace, alan, ada] = [
  await desk.person('agent', 'Grace Hopper'),
  await desk.person('agent', 'Alan Turing'),
  await desk.person('requester', 'Ada Lovelace'),
]
const opened = async () => (await ada.post('/tickets', { subject: 'No network', text: 'Help' })).body.ticket
const reply = (text: string, seen?: number) => ({
  kind: 'reply',
  text,
  ...(seen === undefined ? {} : { seen }),
})

test('of two who answer at once, the second is told what the first one wrote, and may still send', async () => {
  const { number, seq } = await opened()
  const path = `/tickets/${number}/messages`
  const both = await Promise.all([
    grace.post(path, reply('Restart it.', seq)),
    alan.post(path, reply('Replace the cable.', seq)),
  ])
  const [first, second] = both[0].status === 201 ? [both[0], both[1]] : [both[1], both[0]]
  expect([first.status, second.status]).toEqual([201, 409])
  expect(second.body).toMatchObject({
    ...{ code: 'newer_answer', field: 'seen' },
    answer: {
      id: first.body.message.id,
      text: first.body.message.text,
      author: { name: expect.any(String) },
    },
  })
  expect((await grace.get(path)).body.messages).toHaveLength(2)

  const loser = second === both[0] ? grace : alan
  const again = await loser.post(path, reply('All the same', second.body.answer.seq), newKey())
  expect(again.status).toBe(201)
})

test('a refused reply is refused again under its key, with the same answer', async () => {
  const { number, seq } = await opened()
  const path = `/tickets/${number}/messages`
  await grace.post(path, reply('First', seq))
  const key = newKey()
  for (const _ of [1, 2]) {
    const { status, body } = await alan.post(path, reply('Second', seq), key)
    expect([status, body.code, body.answer.text]).toEqual([409, 'newer_answer', 'First'])
  }
})

test('a note, one’s own earlier reply, and other changes hold nothing back', async () => {
  const { number, seq } = await opened()
  const path = `/tickets/${number}/messages`
  await alan.post(path, { kind: 'note', text: 'I look at it' })
  await alan.patch(`/tickets/${number}`, { priority: 'high' })
  expect((await grace.post(path, reply('One', seq))).status).toBe(201)
  expect((await grace.post(path, reply('Two', seq))).status).toBe(201)
  expect((await alan.post(path, { ...reply('A note', seq), kind: 'note' })).status).toBe(201)
})

test('what is no event number is refused', async () => {
  const { number } = await opened()
  const { body } = await grace.post(`/tickets/${number}/messages`, { kind: 'reply', text: 'x', seen: -1 })
  expect([body.code, body.field]).toEqual(['invalid', 'seen'])
})
