import { describe, expect, test } from 'vitest'
import { openApp } from '#test/support/app.ts'

const desk = await openApp()
const agent = await desk.person('agent')
const administrator = await desk.person('administrator')

/** What a ticket shows after it was made of this. */
async function made(body: object) {
  const { status, body: answer } = await agent.post('/tickets', body)
  expect(status, JSON.stringify(answer).slice(0, 500)).toBe(201)
  const { ticket } = (await agent.get(`/tickets/${answer.ticket.number}`)).body
  const { messages } = (await agent.get(`/tickets/${answer.ticket.number}/messages`)).body
  return { ticket, message: messages[0] }
}

describe('any text survives', () => {
  test.each([
    ['emoji of several code points', '👩‍👩‍👧‍👦 🏳️‍🌈 é ﷽'],
    ['right-to-left with marks', '\u202Eשלום עולם\u202C مرحبا'],
    ['line breaks and tabs', 'a\r\nb\n\tc\u2028d'],
    ['what looks like SQL or a template', `'; drop table ticket; -- $1 \${x} {{y}} %s \\u0000`],
    ['combining letters by the dozen', `Z${'\u0301'.repeat(200)}`],
  ])('%s', async (_, text) => {
    const { ticket, message } = await made({
      subject: text.slice(0, 400),
      text,
      tags: [text.slice(0, 20).trim()],
      fields: { [text.slice(0, 30)]: text },
    })
    expect(ticket.subject).toBe(text.slice(0, 400).trim())
    expect(message.text).toBe(text)
    expect(ticket.fields).toEqual({ [text.slice(0, 30)]: text })
  })

  test('a megabyte of it', async () => {
    const text = 'Grüße 🚒 '.repeat(111_111).slice(0, 999_999)
    expect((await made({ subject: 'Long', text })).message.text).toBe(text.toWellFormed())
  })

  test('a megabyte of words that nobody used before', async () => {
    const text = Array.from({ length: 130_000 }, (_, index) => `w${index.toString(36)}`).join('-')
    expect((await made({ subject: 'Words', text })).message.text).toHaveLength(text.length)
  })
})

describe('what no database keeps is left out, everywhere it can stand', () => {
  test('the NUL character and half a surrogate pair, in values', async () => {
    const { ticket, message } = await made({
      ...{
        subject: 'a\0b\ud800c',
        text: 'x\0y\udfff',
        html: '<p>p\0q</p>',
        tags: ['t\0u'],
        fields: { f: 'g\0h', deep: [{ i: '\ud800' }] },
      },
    })
    expect(ticket.subject).toBe('ab\ufffdc')
    expect(message.text).toBe('xy\ufffd')
    expect(ticket.tags).toEqual(['tu'])
    expect(ticket.fields).toEqual({ f: 'gh', deep: [{ i: '\ufffd' }] })
  })

  test('also in the names of fields', async () => {
    expect((await made({ subject: 'Names', fields: { 'a\0b': 1, '\ud800': 2 } })).ticket.fields).toEqual({
      ab: 1,
      '\ufffd': 2,
    })
  })

  test.each([
    [
      'requester.name',
      () => agent.post('/tickets', { subject: 'S', requester: { email: 'nul@people.test', name: 'N\0ul' } }),
    ],
    ['queue', () => agent.post('/tickets', { subject: 'S', queue: 'a\0' })],
    ['an address', () => agent.get('/tickets/TKT%00')],
    ['a filter', () => agent.get('/tickets?filter=%00')],
    ['a filter of tags', () => agent.get('/tickets?filter=tag:%00')],
    ['a search for people', () => agent.get('/people?search=a%00')],
    [
      "a person's name",
      () => administrator.post('/people', { name: 'N\0', email: 'n0@people.test', role: 'agent' }),
    ],
    ['an address of a mail', () => agent.get('/intakes?ticket=%00')],
  ])('or refused cleanly: in %s', async (_, call) => {
    const { status } = await call()
    expect([200, 201, 404, 422]).toContain(status)
  })
})

describe('a ticket cannot be made to stall the desk', () => {
  test('by HTML nested without end', async () => {
    const started = performance.now()
    const { status } = await agent.post('/tickets', { subject: 'Deep', html: `${'<div>'.repeat(150_000)}x` })
    expect([201, 422]).toContain(status)
    expect(performance.now() - started).toBeLessThan(10_000)
  })

  test('by fields nested without end', async () => {
    const depth = 200_000
    const body = `{"subject":"Deep","fields":{"f":${'['.repeat(depth)}${']'.repeat(depth)}}}`
    const { status, body: problem } = await agent.post('/tickets', body, {
      'content-type': 'application/json',
    })
    expect(status).toBe(422)
    expect(problem.field).toMatch(/^fields/)
  })

  test('by HTML that runs or fetches', async () => {
    const html =
      '<p onclick="x()">Hi<script>alert(1)</script><img src="https://spy.test/p.png"><a href="javascript:x()">y</a></p>'
    const { message } = await made({ subject: 'HTML', html })
    expect(message.html).not.toMatch(/onclick|script|\ssrc="http/)
    expect(message.html).toContain('data-remote-src="https://spy.test/p.png"')
    expect(message.text).toContain('Hi')
  })
})

test('after all that, the desk still answers', async () => {
  expect((await made({ subject: 'Still here', text: 'Yes' })).ticket.status).toBe('new')
})
