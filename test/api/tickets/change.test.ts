import { describe, expect, test } from 'vitest'
import { newKey, openApp } from '#test/support/app.ts'
import { until } from '#test/support/until.ts'

const desk = await openApp()
const agent = await desk.person('agent', 'Grace Hopper')
const colleague = await desk.person('agent', 'Linus Torvalds')
const requester = await desk.person('requester', 'Ada Lovelace')

/** A new ticket of the requester's. */
async function opened(more: object = {}) {
  const { body } = await requester.post('/tickets', { subject: 'No network', text: 'Help', ...more })
  return { ...body.ticket, path: `/tickets/${body.ticket.number}` }
}

describe('a change', () => {
  test('changes what it names, and is told as events with who and why', async () => {
    const { path, seq } = await opened()
    const { status, body } = await agent.patch(path, {
      ...{ subject: 'Wi-Fi', kind: 'problem', priority: 'urgent', status: 'open', tags: ['wifi'] },
      ...{ assignee: 'GRACE.hopper@people.test', reason: 'Triage' },
    })
    expect(status).toBe(200)
    expect(body.ticket).toMatchObject({
      ...{ subject: 'Wi-Fi', kind: 'problem', priority: 'urgent', status: 'open', tags: ['wifi'] },
      assignee: { id: agent.id, name: 'Grace Hopper' },
    })
    expect(body.ticket.seq).toBeGreaterThan(seq)
    const { events } = (await agent.get(`${path}/events`)).body
    expect(events[0].seq).toBe(body.ticket.seq)
    const own = events.filter((event: { actor: { kind: string } }) => event.actor.kind === 'person')
    expect(own[0]).toMatchObject({
      reason: 'Triage',
      actor: { kind: 'person', id: agent.id, name: 'Grace Hopper' },
    })
    expect(own.map((event: { type: string }) => event.type)).toEqual([
      ...[
        'tags_changed',
        'assigned',
        'priority_changed',
        'kind_changed',
        'subject_changed',
        'status_changed',
        'created',
      ],
    ])
  })

  test('takes an assignee by id, and takes them away', async () => {
    const { path } = await opened()
    expect((await agent.patch(path, { assignee: colleague.id })).body.ticket.assignee.id).toBe(colleague.id)
    expect((await agent.patch(path, { assignee: null })).body.ticket.assignee).toBeNull()
  })

  test('to what is already so is no event', async () => {
    const { path, seq } = await opened()
    const { status, body } = await agent.patch(path, { priority: 'normal', status: 'new' })
    expect([status, body.ticket.seq]).toEqual([200, seq])
  })

  test.each([
    ['assignee', { assignee: 'nobody@people.test' }, 'unknown_person'],
    ['assignee', { assignee: crypto.randomUUID() }, 'unknown_person'],
    ['assignee', { assignee: 'ada.lovelace@people.test' }, 'not_an_agent'],
    ['queue', { queue: 'nowhere' }, 'unknown_queue'],
    ['status', { status: 'done' }, 'unknown_status'],
    ['status', { status: 'closed' }, 'transition_not_allowed'],
    ['subject', { subject: '' }, 'invalid'],
    ['priority', { priority: 'huge' }, 'invalid'],
    ['tags.0', { tags: [''] }, 'invalid'],
  ])('that does not fit names %s', async (field, change, code) => {
    const { path } = await opened()
    const { status, body } = await agent.patch(path, change)
    expect(status).toBe(422)
    expect(body).toMatchObject({ field, code })
  })

  test('that names nothing, or what no ticket has, is refused', async () => {
    const { path } = await opened()
    for (const change of [{}, { reason: 'Because' }, { colour: 'red' }, { seq: 7 }])
      expect((await agent.patch(path, change)).status).toBe(422)
  })

  test('of a status that is refused says what it can become', async () => {
    const { path } = await opened()
    const { body } = await agent.patch(path, { status: 'closed' })
    expect(body.detail).toBe(
      "A ticket that is New can't become Closed. It can become Open, Pending, On hold, Resolved, Cancelled.",
    )
  })

  test('of a ticket that is not there is not found', async () => {
    for (const number of ['TKT-20260101-0000', 'nonsense', '%20'])
      for (const call of [
        agent.get(`/tickets/${number}`),
        agent.patch(`/tickets/${number}`, { priority: 'low' }),
      ])
        expect((await call).body).toMatchObject({ status: 404, code: 'not_found' })
  })
})

describe('a change based on an older state', () => {
  test('conflicts, naming the field and who changed it', async () => {
    const { path, seq } = await opened()
    await colleague.patch(path, { priority: 'low' })
    const { status, body } = await agent.patch(path, { priority: 'high' }, { 'if-match': `"${seq}"` })
    expect(status).toBe(409)
    expect(body).toMatchObject({
      ...{ code: 'conflict', field: 'priority' },
      errors: [{ field: 'priority', message: expect.stringContaining('Linus Torvalds changed it') }],
    })
    expect((await agent.get(path)).body.ticket.priority).toBe('low')
  })

  test('goes through when other fields were changed since, or it names the latest', async () => {
    const { path, seq } = await opened()
    const theirs = await colleague.patch(path, { priority: 'low' })
    expect((await agent.patch(path, { subject: 'Other' }, { 'if-match': String(seq) })).status).toBe(200)
    expect(
      (
        await agent.patch(
          path,
          { priority: 'high' },
          { 'if-match': theirs.headers['etag'] ?? `W/"${theirs.body.ticket.seq}"` },
        )
      ).status,
    ).toBe(200)
    expect((await agent.patch(path, { priority: 'low' }, { 'if-match': '*' })).status).toBe(200)
  })

  test('based on nonsense is refused', async () => {
    const { path } = await opened()
    const { status, body } = await agent.patch(path, { priority: 'high' }, { 'if-match': '"abc"' })
    expect(status).toBe(422)
    expect(body.field).toBe('If-Match')
  })

  test('of two who change the same field at once, one is told of the other', async () => {
    const { path, seq } = await opened()
    const at = { 'if-match': `"${seq}"` }
    const answers = await Promise.all([
      agent.patch(path, { priority: 'high' }, at),
      colleague.patch(path, { priority: 'low' }, at),
    ])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
  })
})

describe('what is said', () => {
  test('is a reply that takes the ticket up and goes out as a mail, or a note that does not', async () => {
    const { path } = await opened()
    const { status, body } = await agent.post(`${path}/messages`, {
      kind: 'reply',
      html: '<p>Try <b>again</b></p>',
    })
    expect(status).toBe(201)
    expect(body.message).toMatchObject({
      ...{
        kind: 'reply',
        from: 'agent',
        author: { name: 'Grace Hopper' },
        text: 'Try again',
        html: '<p>Try <b>again</b></p>',
      },
      ...{ delivery: { state: 'held' }, attachments: [], intake: null },
    })
    expect(body.ticket).toMatchObject({ status: 'open' })
    const note = await agent.post(`${path}/messages`, { kind: 'note', text: 'He is difficult' })
    expect(note.body.message).toMatchObject({ kind: 'note', delivery: null })
    const { messages } = (await agent.get(`${path}/messages`)).body
    expect(messages.map((message: { text: string }) => message.text)).toEqual([
      'He is difficult',
      'Try again',
      'Help',
    ])
  })

  test('can move the ticket in the same step, or is refused whole', async () => {
    const { path } = await opened()
    const done = await agent.post(`${path}/messages`, { kind: 'reply', text: 'Fixed', status: 'resolved' })
    expect(done.body.ticket.status).toBe('resolved')
    const refused = await agent.post(`${path}/messages`, { kind: 'reply', text: 'Really', status: 'pending' })
    expect(refused.body).toMatchObject({ status: 422, code: 'transition_not_allowed', field: 'status' })
    expect((await agent.get(`${path}/messages`)).body.messages).toHaveLength(2)
  })

  test("ends the wait for the requester's answer", async () => {
    const { path } = await opened()
    await agent.patch(path, { status: 'pending' })
    const { body } = await requester.post(`${path}/messages`, { kind: 'reply', text: 'Here I am' })
    expect(body.ticket.status).toBe('open')
    expect(body.message.from).toBe('requester')
  })

  test('comes in pages without a gap', async () => {
    const { path } = await opened()
    for (let index = 0; index < 8; index++)
      await agent.post(`${path}/messages`, { kind: 'note', text: `Note ${index}` })
    for (const [list, total] of [
      ['messages', 9],
      ['events', undefined],
    ] as const) {
      const all = (await agent.get(`${path}/${list}?limit=200`)).body[list]
      if (total) expect(all).toHaveLength(total)
      const paged = []
      let next: string | null = ''
      while (next !== null) {
        const { body } = await agent.get(`${path}/${list}?limit=2${next && `&cursor=${next}`}`)
        paged.push(...body[list])
        next = body.next
      }
      expect(paged).toEqual(all)
      expect((await agent.get(`${path}/${list}?cursor=eyJ9`)).body.code).toBe('invalid_cursor')
      const nonsense = Buffer.from('["x","7"]').toString('base64url')
      expect((await agent.get(`${path}/${list}?cursor=${nonsense}`)).body.code).toBe('invalid_cursor')
    }
  })

  test.each([
    ['text', { kind: 'reply' }],
    ['text', { kind: 'reply', text: '  ' }],
    ['kind', { text: 'Hi' }],
    ['kind', { kind: 'shout', text: 'Hi' }],
    ['files', { kind: 'reply', text: 'Hi', files: 'x' }],
    ['html', { kind: 'reply', html: 'x'.repeat(1_000_001) }],
  ])('that does not fit names %s', async (field, message) => {
    const { path } = await opened()
    expect((await agent.post(`${path}/messages`, message)).body).toMatchObject({ status: 422, field })
  })

  test('by many at once is all there, in one order', async () => {
    const { path } = await opened()
    const answers = await Promise.all(
      Array.from({ length: 30 }, (_, index) =>
        (index % 2 ? agent : colleague).post(
          `${path}/messages`,
          { kind: 'note', text: `${index}` },
          newKey(),
        ),
      ),
    )
    // A workflow takes ten updates at once; whoever waits for longer than the deadline is told 202.
    for (const { status } of answers) expect([201, 202]).toContain(status)
    expect((await agent.post(`${path}/messages`, { kind: 'note', text: 'last' })).status).toBe(201)
    const { events } = (await agent.get(`${path}/events?limit=200`)).body
    expect(events.map((event: { seq: number }) => event.seq)).toEqual(
      events.map((_: unknown, index: number) => events.length - index),
    )
    expect(events.filter((event: { type: string }) => event.type === 'noted')).toHaveLength(31)
  })
})

describe('what is known about a ticket', () => {
  test('its clocks, with the spans that count and add up', async () => {
    const { path } = await opened({ priority: 'high' })
    await agent.patch(path, { status: 'pending' })
    const { clocks } = (await agent.get(`${path}/clocks`)).body
    expect(clocks).toHaveLength(2)
    for (const clock of clocks) {
      expect(clock).toMatchObject({
        state: 'paused',
        dueAt: null,
        explanation: { calendar: { timeZone: 'Europe/Berlin' } },
      })
      const { spans } = clock.explanation
      expect(spans.at(-1)).toMatchObject({ kind: 'paused' })
      const counted = spans.filter((span: { kind: string }) => span.kind === 'running')
      const seconds = counted.reduce(
        (sum: number, span: { businessSeconds: number }) => sum + span.businessSeconds,
        0,
      )
      expect(Math.abs(seconds - clock.elapsedSeconds)).toBeLessThanOrEqual(counted.length)
    }
  })

  test('its processes, with where to see them', async () => {
    const { path, number } = await opened()
    const shown = await until('both processes are there', async () => {
      const { processes } = (await agent.get(`${path}/processes`)).body
      return processes.length === 2 && processes
    })
    expect(shown[0]).toMatchObject({
      workflowId: `ticket/${number}`,
      kind: 'ticket',
      status: 'RUNNING',
      closedAt: null,
    })
    expect(shown[0].details).toMatch(/^new in service-desk, after \d+ events\.$/)
    expect(shown[0].url).toMatch(
      /^http:\/\/temporal\.perdure\.test\/namespaces\/perdure\/workflows\/ticket%2FTKT-/,
    )
    expect(shown[1]).toMatchObject({ workflowId: `sla/${number}`, kind: 'sla', status: 'RUNNING' })
    expect(shown[1].details).toMatch(/^Sleeps until 20/)
  })

  test('what a rule or flow did is told with its key, although that is no person', async () => {
    const { path, number } = await opened()
    const id = crypto.randomUUID()
    await desk.db
      .insertInto('command')
      .values({
        id,
        ticket_number: number,
        type: 'change',
        actor_kind: 'rule',
        actor_id: 'escalate-vip',
        fingerprint: '',
        payload: { changes: { priority: 'urgent' } },
      })
      .execute()
    await desk.services.processes.submit(number, id)
    const { status, body } = await agent.get(`${path}/events`)
    expect(status).toBe(200)
    const told = body.events.find((event: { type: string }) => event.type === 'priority_changed')
    expect(told.actor).toEqual({ kind: 'rule', id: 'escalate-vip', name: null })
  })
})

describe('a closed ticket', () => {
  test('starts its process again for a later command', async () => {
    const { path } = await opened()
    await agent.patch(path, { status: 'cancelled' })
    await until('its process has ended', async () => {
      const { processes } = (await agent.get(`${path}/processes`)).body
      return processes[0]?.status === 'COMPLETED'
    })
    expect((await agent.post(`${path}/messages`, { kind: 'reply', text: 'Sorry' })).body.code).toBe(
      'ticket_closed',
    )
    expect((await agent.patch(path, { status: 'open' })).body.ticket.status).toBe('open')
    expect((await agent.post(`${path}/messages`, { kind: 'reply', text: 'Hello again' })).status).toBe(201)
  })
})

describe('a command', () => {
  test('can be asked about by whoever gave it', async () => {
    const { path, number } = await opened()
    await agent.patch(path, { status: 'closed' })
    const rows = await desk.db
      .selectFrom('command')
      .select(['id', 'state'])
      .where('ticket_number', '=', number)
      .orderBy('position')
      .execute()
    const [created, refused] = rows
    expect((await requester.get(`/commands/${created!.id}`)).body.command).toEqual({
      id: created!.id,
      state: 'committed',
      ticket: number,
      reason: null,
    })
    expect((await agent.get(`/commands/${refused!.id}`)).body.command).toMatchObject({
      state: 'rejected',
      reason: { code: 'transition_not_allowed', field: 'status' },
    })
    expect((await colleague.get(`/commands/${refused!.id}`)).status).toBe(404)
    expect((await agent.get(`/commands/${crypto.randomUUID()}`)).status).toBe(404)
    expect((await agent.get('/commands/7')).body).toMatchObject({ status: 422, field: 'id' })
  })
})
