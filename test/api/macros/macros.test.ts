import { describe, expect, test } from 'vitest'
import { newKey, openApp } from '#test/support/app.ts'

const desk = await openApp({ outboundMail: true })
const { db } = desk
const boss = await desk.person('manager', 'Boss')
const grace = await desk.person('agent', 'Grace Hopper')
const linus = await desk.person('agent', 'Linus')
const ada = await desk.person('requester', 'Ada Lovelace')
await boss.post('/tags', { name: 'vpn' })

async function opened() {
  const { body } = await ada.post('/tickets', { subject: 'No network', text: 'Help', tags: ['vpn'] })
  return { ...body.ticket, path: `/tickets/${body.ticket.number}` }
}
const added = async (by: typeof grace, steps: object[], more: object = {}) => {
  const { status, body } = await by.post('/macros', { name: 'Wait for Ada', steps, ...more })
  expect([status, body.detail]).toEqual([201, undefined])
  return body.macro
}
const waiting = [
  { do: 'assignee', assignee: 'me' },
  { do: 'reply', html: '<p>Dear {{ requester.first_name }}, is {{ ticket.subject }} still so?</p>' },
  { do: 'status', status: 'pending' },
  { do: 'tags', add: ['asked'], remove: ['vpn'] },
  { do: 'note', html: '<p>Asked by {{ agent.name }}</p>' },
]

describe('a macro that begins a checklist', () => {
  test('adds it as the template is then, and shows it before', async () => {
    const asked = { name: 'New laptop', items: ['Order', 'Set up'] }
    const { template } = (await grace.post('/checklist-templates', asked)).body
    const made = await added(grace, [
      { do: 'checklist', template: template.id },
      { do: 'priority', priority: 'high' },
    ])
    const { path } = await opened()
    const { preview } = (await grace.get(`${path}/macros/${made.id}`)).body
    expect(preview).toMatchObject({ checklists: [{ title: 'New laptop', items: 2 }], refusal: null })
    await grace.patch(`/checklist-templates/${template.id}`, { items: ['Order', 'Set up', 'Hand over'] })
    const { status, body } = await grace.post(`${path}/macros/${made.id}`, {}, newKey())
    expect(status).toBe(200)
    expect(body.ticket).toMatchObject({ priority: 'high', checklist: { done: 0, total: 3 } })
    const { checklists } = (await grace.get(`${path}/checklists`)).body
    expect(checklists).toMatchObject([{ title: 'New laptop', items: [{ text: 'Order' }, {}, {}] }])
    expect(
      (await ada.get(`${path}/events`)).body.events.map(({ type }: { type: string }) => type),
    ).not.toContain('checklist_changed')
  })

  test('names only one that its writer may use, and says so where it is gone', async () => {
    const { template } = (await grace.post('/checklist-templates', { name: 'Mine', items: ['x'] })).body
    const steps = [
      { do: 'priority', priority: 'high' },
      { do: 'checklist', template: template.id },
    ]
    const refused = await linus.post('/macros', { name: 'x', steps })
    expect([refused.status, refused.body.field]).toEqual([404, 'steps.1.template'])
    const made = await added(grace, steps)
    await grace.delete(`/checklist-templates/${template.id}`)
    const { path } = await opened()
    const { status, body } = await grace.post(`${path}/macros/${made.id}`, {}, newKey())
    expect([status, body.field]).toEqual([404, 'steps.1'])
    expect((await grace.get(path)).body.ticket.priority).toBe('normal')
  })
})

describe('a macro', () => {
  test('is kept, shared and recorded as canned replies are', async () => {
    const made = await added(linus, waiting)
    expect(made).toMatchObject({ steps: waiting, sharedWith: 'me', owner: { id: linus.id }, mayChange: true })
    expect((await grace.patch(`/macros/${made.id}`, { name: 'No' })).status).toBe(404)
    expect((await linus.patch(`/macros/${made.id}`, { name: 'Ask' })).body.macro.name).toBe('Ask')
    expect((await linus.patch(`/macros/${made.id}`, { sharedWith: 'all' })).body.code).toBe('not_allowed')
    const shared = await added(boss, waiting, { name: 'For all', sharedWith: 'all' })
    const { macros } = (await linus.get('/macros')).body
    expect(macros.map(({ name }: { name: string }) => name)).toEqual(['Ask', 'For all'])
    expect((await linus.delete(`/macros/${shared.id}`)).body.code).toBe('not_allowed')
    for (const [who, { id }] of [
      [linus, made],
      [boss, shared],
    ] as const)
      expect((await who.delete(`/macros/${id}`)).status).toBe(204)
    const records = await db
      .selectFrom('audit_record')
      .select(['action', 'subject'])
      .where('action', 'like', 'macro.%')
      .execute()
    expect(records).toEqual(
      ['create', 'delete'].map((what) => ({ action: `macro.${what}`, subject: shared.id })),
    )
  })

  test('with a placeholder that is not there is refused at its step', async () => {
    const { status, body } = await linus.post('/macros', {
      name: 'x',
      steps: [waiting[0], { do: 'note', html: '<p>{{ ticket.nam }}</p>' }],
    })
    expect([status, body.code, body.field]).toEqual([422, 'unknown_placeholder', 'steps.1.html'])
  })
})

describe('looking at a macro on a ticket', () => {
  test('shows what would change and be said, and changes nothing', async () => {
    const { path, seq } = await opened()
    const { id } = await added(grace, waiting)
    const { preview } = (await grace.get(`${path}/macros/${id}`)).body
    expect(preview).toEqual({
      changes: [
        { field: 'status', from: 'New', to: 'Pending' },
        { field: 'assignee', from: '', to: 'Grace Hopper' },
        { field: 'tags', from: 'vpn', to: 'asked' },
      ],
      messages: [
        {
          kind: 'reply',
          html: '<p>Dear Ada, is No network still so?</p>',
          text: 'Dear Ada, is No network still so?',
        },
        { kind: 'note', html: '<p>Asked by Grace Hopper</p>', text: 'Asked by Grace Hopper' },
      ],
      checklists: [],
      refusal: null,
    })
    expect((await grace.get(path)).body.ticket.seq).toBe(seq)
  })

  test('says what would refuse it', async () => {
    const { path } = await opened()
    const { id } = await added(grace, [waiting[1] as object, { do: 'status', status: 'closed' }])
    const { preview } = (await grace.get(`${path}/macros/${id}`)).body
    expect(preview.refusal).toMatchObject({ code: 'transition_not_allowed', step: 1 })
    expect(preview.changes).toEqual([])
  })
})

describe('running a macro', () => {
  test('does all of it in one commit, mails the reply, and counts the use', async () => {
    const { path, number } = await opened()
    const { id } = await added(grace, waiting)
    const { status, body } = await grace.post(`${path}/macros/${id}`)
    expect(status).toBe(200)
    expect(body.ticket).toMatchObject({ status: 'pending', assignee: { id: grace.id }, tags: ['asked'] })
    const { messages } = (await grace.get(`${path}/messages`)).body
    expect(messages.slice(0, 2)).toMatchObject([
      { kind: 'note', author: { id: grace.id }, html: '<p>Asked by Grace Hopper</p>' },
      {
        kind: 'reply',
        from: 'agent',
        html: '<p>Dear Ada, is No network still so?</p>',
        delivery: { state: expect.any(String) },
      },
    ])
    const { events } = (await grace.get(`${path}/events`)).body
    const own = events.filter((event: { actor: { id: string } }) => event.actor.id === grace.id).reverse()
    expect(own.map(({ type }: { type: string }) => type)).toEqual([
      ...['assigned', 'replied', 'status_changed', 'status_changed', 'tags_changed', 'noted'],
    ])
    expect(own[0].reason).toBe('Macro: Wait for Ada')
    expect((await grace.get('/tickets?filter=still')).body.tickets).toMatchObject([{ number }])
    const { macros } = (await grace.get('/macros?limit=200')).body
    expect(macros.find((macro: { id: string }) => macro.id === id).uses).toBe(1)
  })

  test('does nothing when a step is refused, and names it', async () => {
    const { path, seq } = await opened()
    const { id } = await added(grace, [
      { do: 'priority', priority: 'urgent' },
      { do: 'status', status: 'closed' },
    ])
    const { status, body } = await grace.post(`${path}/macros/${id}`)
    expect([status, body.code, body.field]).toEqual([422, 'transition_not_allowed', 'steps.1'])
    expect(body.detail).toContain('Step 2 (status)')
    expect((await grace.get(path)).body.ticket).toMatchObject({ seq, priority: 'normal' })
  })

  test('twice under one key is one run', async () => {
    const { path } = await opened()
    const { id } = await added(grace, waiting)
    const key = newKey()
    const runs = [
      await grace.post(`${path}/macros/${id}`, undefined, key),
      await grace.post(`${path}/macros/${id}`, undefined, key),
    ]
    expect(runs.map(({ status }) => status)).toEqual([200, 200])
    expect((await grace.get(`${path}/messages`)).body.messages).toHaveLength(3)
    const { macros } = (await grace.get('/macros?limit=200')).body
    expect(macros.find((macro: { id: string }) => macro.id === id).uses).toBe(1)
  })

  test('needs the rights of each of its steps', async () => {
    const role = { key: 'note-taker', name: 'Note taker', parent: 'viewer' }
    const grants = ['note.create', 'macro.use'].map((permission) => ({ permission, scope: 'all' }))
    await (await desk.person('administrator')).post('/roles', { ...role, grants })
    const taker = await desk.person('note-taker')
    const { path } = await opened()
    const notes = await added(boss, [waiting[4] as object], { name: 'Notes', sharedWith: 'all' })
    const more = await added(boss, waiting, { name: 'More', sharedWith: 'all' })
    expect((await taker.post(`${path}/macros/${notes.id}`)).status).toBe(200)
    for (const refused of [
      await taker.post(`${path}/macros/${more.id}`),
      await taker.get(`${path}/macros/${more.id}`),
    ])
      expect([refused.status, refused.body.code]).toEqual([403, 'not_allowed'])
  })

  test('names the step whose queue or person is gone', async () => {
    const { path } = await opened()
    const { id } = await added(grace, [
      { do: 'note', html: '<p>x</p>' },
      { do: 'queue', queue: 'gone' },
    ])
    const { status, body } = await grace.post(`${path}/macros/${id}`)
    expect([status, body.code, body.field]).toEqual([422, 'unknown_queue', 'steps.1'])
  })
})
