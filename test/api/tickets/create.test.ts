import { describe, expect, test } from 'vitest'
import { newKey, openApp } from '#test/support/app.ts'

const desk = await openApp()
const agent = await desk.person('agent', 'Grace Hopper')
const requester = await desk.person('requester', 'Ada Lovelace')

const counts = async () => {
  const [tickets, commands] = await Promise.all([
    desk.db.selectFrom('ticket').select('id').execute(),
    desk.db.selectFrom('command').select('id').execute(),
  ])
  return { tickets: tickets.length, commands: commands.length }
}

describe('a ticket', () => {
  test('is created with what was asked, and reads the same afterwards', async () => {
    const asked = {
      ...{ subject: '  No network ', text: 'Since this morning.', kind: 'request', priority: 'high' },
      ...{
        requester: { email: 'Alan@People.test', name: 'Alan Turing' },
        tags: ['wifi', 'wifi'],
        fields: { floor: 3 },
      },
    }
    const { status, body, headers } = await agent.post('/tickets', asked)
    expect(status).toBe(201)
    expect(body.ticket).toMatchObject({
      ...{ subject: 'No network', kind: 'request', priority: 'high', status: 'new', statusCategory: 'new' },
      ...{ tags: ['wifi'], fields: { floor: 3 }, assignee: null, queue: { key: 'service-desk' } },
      requester: { name: 'Alan Turing', email: 'alan@people.test' },
    })
    expect(body.ticket.number).toMatch(/^TKT-\d{8}-[0-9A-Z]{4}$/)
    expect(headers['location']).toBe(`/api/v1/tickets/${body.ticket.number}`)
    const read = await agent.get(`/tickets/${body.ticket.number}`)
    expect(read.status).toBe(200)
    expect(read.headers['etag']).toBe(`"${body.ticket.seq}"`)
    const { clocks: _, ...ticket } = body.ticket
    expect(read.body.ticket).toMatchObject(ticket)
  })

  test('starts its clocks with its creation', async () => {
    const { body } = await agent.post('/tickets', { subject: 'Clocks', priority: 'urgent' })
    const { clocks, createdAt } = body.ticket
    expect(clocks.map((clock: { target: string }) => clock.target)).toEqual(['first_response', 'resolution'])
    for (const clock of clocks)
      expect(clock).toMatchObject({
        state: 'running',
        startedAt: createdAt,
        breachedAt: null,
        policy: { name: 'Standard', version: 1 },
      })
    expect(clocks[0].targetSeconds).toBe(30 * 60)
  })

  test('places a new requester in the organization of their address', async () => {
    const id = '01900000-0000-7000-8000-00000000acme'.replace('acme', 'ac3e')
    await desk.db
      .insertInto('organization')
      .values({ id, name: 'Acme', domains: ['acme.test'] })
      .execute()
    const { body } = await agent.post('/tickets', {
      subject: 'Hello',
      requester: { email: 'wile@acme.test' },
    })
    expect(body.ticket).toMatchObject({ organization: { id, name: 'Acme' }, requester: { name: 'wile' } })
  })

  test('of a requester is their own, whoever they say they are', async () => {
    const { body } = await requester.post('/tickets', { subject: 'Mine', text: 'Help' })
    expect(body.ticket.requester.email).toBe(requester.email)
    const other = await requester.post('/tickets', {
      subject: 'Theirs',
      requester: { email: 'boss@people.test' },
    })
    expect(other.status).toBe(403)
    expect(other.body).toMatchObject({ code: 'not_allowed', field: 'requester.email' })
  })
})

describe('the same request sent again under its key', () => {
  const asked = { subject: 'Once', text: 'Only once.' }

  test('answers with the ticket it made the first time', async () => {
    const key = newKey()
    const before = await counts()
    const first = await agent.post('/tickets', asked, key)
    const again = await agent.post('/tickets', asked, key)
    expect([first.status, again.status]).toEqual([201, 201])
    expect(again.body.ticket.number).toBe(first.body.ticket.number)
    expect(await counts()).toEqual({ tickets: before.tickets + 1, commands: before.commands + 1 })
  })

  test('makes one ticket, even when twenty arrive at once', async () => {
    const key = newKey()
    const before = await counts()
    const answers = await Promise.all(Array.from({ length: 20 }, () => agent.post('/tickets', asked, key)))
    expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(201))
    expect(new Set(answers.map(({ body }) => body.ticket.number)).size).toBe(1)
    expect(await counts()).toEqual({ tickets: before.tickets + 1, commands: before.commands + 1 })
  })

  test('with another body is refused, and says which header to change', async () => {
    const key = newKey()
    await agent.post('/tickets', asked, key)
    const { status, body } = await agent.post('/tickets', { ...asked, subject: 'Twice' }, key)
    expect(status).toBe(409)
    expect(body).toMatchObject({ code: 'idempotency_key_reused', field: 'Idempotency-Key' })
  })

  test('says something once on a ticket, with its file, although the file is no longer waiting', async () => {
    const number = (await agent.post('/tickets', { subject: 'Files' })).body.ticket.number
    const file = await upload()
    const key = newKey()
    const message = { kind: 'reply', text: 'See the file.', files: [file] }
    const first = await agent.post(`/tickets/${number}/messages`, message, key)
    const again = await agent.post(`/tickets/${number}/messages`, message, key)
    expect([first.status, again.status]).toEqual([201, 201])
    expect(again.body.message).toEqual(first.body.message)
    expect((await agent.get(`/tickets/${number}/messages`)).body.messages).toHaveLength(1)
  })

  test("is nobody else's: two people may use the same key", async () => {
    const key = newKey()
    const [one, two] = await Promise.all([
      agent.post('/tickets', asked, key),
      requester.post('/tickets', asked, key),
    ])
    expect([one.status, two.status]).toEqual([201, 201])
    expect(one.body.ticket.number).not.toBe(two.body.ticket.number)
  })

  test('needs a key that is one', async () => {
    for (const key of ['', 'x'.repeat(201)]) {
      const { status, body } = await agent.post('/tickets', asked, { 'idempotency-key': key })
      expect(status).toBe(422)
      expect(body.field.toLowerCase()).toBe('idempotency-key')
    }
  })

  async function upload(): Promise<string> {
    const boundary = 'frontier'
    const payload = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\nContent-Type: text/plain\r\n\r\nText\r\n--${boundary}--\r\n`
    const { body } = await agent.post('/files', payload, {
      'content-type': `multipart/form-data; boundary=${boundary}`,
    })
    return body.file.id
  }
})

describe('a body that does not fit is refused with the field at fault', () => {
  const long = 'x'.repeat(501)

  test.each([
    ['subject', {}],
    ['subject', { subject: ' ' }],
    ['subject', { subject: long }],
    ['subject', { subject: 7 }],
    ['text', { subject: 'S', text: 7 }],
    ['html', { subject: 'S', html: [] }],
    ['kind', { subject: 'S', kind: 'bug' }],
    ['priority', { subject: 'S', priority: 'huge' }],
    ['requester.email', { subject: 'S', requester: { email: 'nobody' } }],
    ['requester', { subject: 'S', requester: 'ada@people.test' }],
    ['tags', { subject: 'S', tags: 'vpn' }],
    ['tags.1', { subject: 'S', tags: ['vpn', ''] }],
    ['fields', { subject: 'S', fields: [1] }],
    ['files.0', { subject: 'S', files: ['7'] }],
    ['files', { subject: 'S', files: [crypto.randomUUID()] }],
    ['queue', { subject: 'S', queue: 'nowhere' }],
  ])('%s', async (field, body) => {
    const { status, body: problem } = await agent.post('/tickets', body)
    expect([422, 404]).toContain(status)
    expect(problem.field).toBe(field)
    expect(problem.errors[0].field).toBe(field)
  })

  test('that is no JSON, or no object, is refused too', async () => {
    const json = { 'content-type': 'application/json' }
    for (const body of ['{', '"subject"', '[]', 'null', '{"__proto__": 1}'])
      expect((await agent.post('/tickets', body, json)).status, body).toBe(422)
    expect((await agent.post('/tickets', '')).status).toBe(422)
    expect((await agent.post('/tickets', 'subject=S', { 'content-type': 'text/csv' })).status).toBe(415)
  })

  test('that is too large is refused as such', async () => {
    const { status, body } = await agent.post('/tickets', {
      subject: 'S',
      fields: { all: 'x'.repeat(6 * 1024 * 1024) },
    })
    expect(status).toBe(413)
    expect(body.code).toBe('payload_too_large')
  })
})
