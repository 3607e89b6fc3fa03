import { describe, expect, test } from 'vitest'
import { defaultLifecycle, type Lifecycle } from '#domain/tickets/lifecycle.ts'
import { openApp } from '#test/support/app.ts'
import { makeQueue, makeTeam } from '#test/support/teams.ts'

const desk = await openApp()
const admin = await desk.person('administrator')
const manager = await desk.person('manager', 'Mary Manager')
const agent = await desk.person('agent', 'Grace Hopper')
const requester = await desk.person('requester', 'Ada Lovelace')

type Way = Lifecycle['transitions'][number]

/** The usual lifecycle, in which some transitions ask for more. */
const asking = (from: string, to: string, more: Partial<Way>): Lifecycle => ({
  ...defaultLifecycle,
  transitions: defaultLifecycle.transitions.map((way) =>
    way.from === from && way.to === to ? { ...way, ...more } : way,
  ),
})
const without = (lifecycle: Lifecycle, key: string): Lifecycle => ({
  ...lifecycle,
  statuses: lifecycle.statuses.filter((status) => status.key !== key),
  transitions: lifecycle.transitions.filter(({ from, to }) => from !== key && to !== key),
})

async function published(kind: string, lifecycle: Lifecycle, more: object = {}) {
  const { status, body } = await admin.put(`/lifecycles/${kind}`, { ...lifecycle, ...more })
  expect(status, JSON.stringify(body)).toBe(200)
  return body.lifecycle
}
async function opened(more: object = {}) {
  const { body } = await agent.post('/tickets', {
    ...{ subject: 'No network', text: 'Help', requester: { email: requester.email } },
    ...more,
  })
  return `/tickets/${body.ticket.number}`
}
const eventsOf = async (path: string) => (await agent.get(`${path}/events`)).body.events

describe('publishing a lifecycle', () => {
  test('makes a new version, with the usual resolutions and priorities where it names none', async () => {
    const before = (await admin.get('/lifecycles')).body.lifecycles.find(
      (each: { kind: string }) => each.kind === 'change',
    )
    const after = await published('change', defaultLifecycle, { basedOn: before.version })
    expect(after.version).toBe(before.version + 1)
    expect(after.resolutions[0]).toEqual({ key: 'fixed', name: 'Fixed' })
    expect(after.priorityMatrix.high.high).toBe('urgent')
  })

  test('refuses to take away a status without saying what its tickets become', async () => {
    const { status, body } = await admin.put('/lifecycles/change', without(defaultLifecycle, 'on_hold'))
    expect(status).toBe(422)
    expect(body).toMatchObject({
      ...{ code: 'status_not_mapped', field: 'mapping.on_hold' },
      detail: 'Say what tickets that are On hold become.',
    })
    const wrong = await admin.put('/lifecycles/change', {
      ...without(defaultLifecycle, 'on_hold'),
      mapping: { on_hold: 'nowhere' },
    })
    expect(wrong.body).toMatchObject({ code: 'unknown_status', field: 'mapping.on_hold' })
  })

  test('refuses one that was made from an older version, and one that names an unknown role or team', async () => {
    const stale = await admin.put('/lifecycles/change', { ...defaultLifecycle, basedOn: 0 })
    expect([stale.status, stale.body.code]).toEqual([409, 'conflict'])
    const role = await admin.put('/lifecycles/change', asking('new', 'open', { who: { roles: ['boss'] } }))
    expect(role.body).toMatchObject({ code: 'unknown_role', detail: 'There is no role "boss".' })
    const team = await admin.put('/lifecycles/change', { ...defaultLifecycle, team: crypto.randomUUID() })
    expect(team.body).toMatchObject({ code: 'unknown_team', field: 'team' })
  })

  test('counts the tickets in each status, so that one knows what a removal means', async () => {
    await opened({ kind: 'task' })
    const { body } = await admin.get('/lifecycles/task/usage')
    expect(body.statuses).toEqual([{ status: 'new', tickets: 1 }])
  })
})

describe('a ticket', () => {
  test('moves to the new version at its next transition, from what takes the place of a removed status', async () => {
    const path = await opened({ kind: 'problem' })
    await agent.patch(path, { status: 'on_hold' })
    const { version } = await published('problem', without(defaultLifecycle, 'on_hold'), {
      mapping: { on_hold: 'pending' },
    })
    expect((await agent.get(path)).body.ticket.status).toBe('on_hold')
    const gone = await agent.patch(await opened({ kind: 'problem' }), { status: 'on_hold' })
    expect(gone.body).toMatchObject({
      code: 'unknown_status',
      detail: 'There is no status "on_hold". It was replaced by Pending (pending).',
    })
    const { body } = await agent.patch(path, { status: 'open' })
    expect(body.ticket.status).toBe('open')
    expect(
      (await eventsOf(path)).find(({ type }: { type: string }) => type === 'status_changed'),
    ).toMatchObject({
      data: { from: 'on_hold', to: 'open', lifecycle: version },
    })
  })

  test('follows a status that was removed twice to where it leads now', async () => {
    const path = await opened({ kind: 'task' })
    await agent.patch(path, { status: 'on_hold' })
    await published('task', without(defaultLifecycle, 'on_hold'), { mapping: { on_hold: 'pending' } })
    const less = without(without(defaultLifecycle, 'on_hold'), 'pending')
    const { removed } = await published('task', less, { mapping: { pending: 'open' } })
    expect(removed).toEqual([
      { key: 'on_hold', name: 'On hold', becomes: 'open' },
      { key: 'pending', name: 'Pending', becomes: 'open' },
    ])
    expect((await agent.patch(path, { status: 'resolved' })).body.ticket.status).toBe('resolved')
  })

  test("moves by its team's own lifecycle, until the team goes back to its kind's", async () => {
    const team = await makeTeam(desk.db, 1)
    const queue = await makeQueue(desk.db, team.id, { strategy: 'manual' })
    const { key } = await desk.db
      .selectFrom('queue')
      .select('key')
      .where('id', '=', queue.id)
      .executeTakeFirstOrThrow()
    const triage = { key: 'triage', name: 'In triage', category: 'open' as const }
    const lifecycle = {
      ...defaultLifecycle,
      statuses: [...defaultLifecycle.statuses, triage],
      transitions: [...defaultLifecycle.transitions, { from: 'new', to: 'triage' }],
    }
    await published('request', lifecycle, { team: team.id })
    const theirs = await opened({ kind: 'request', queue: key })
    const others = await opened({ kind: 'request' })
    expect((await agent.patch(theirs, { status: 'triage' })).body.ticket.status).toBe('triage')
    expect((await agent.patch(others, { status: 'triage' })).body.code).toBe('unknown_status')
    expect((await admin.get(`/lifecycles/request/usage?team=${team.id}`)).body.statuses).toEqual([
      { status: 'triage', tickets: 1 },
    ])
    expect((await admin.get('/lifecycles/request/usage')).body.statuses).toEqual([
      { status: 'new', tickets: 1 },
    ])
    expect((await admin.delete(`/lifecycles/request?team=${team.id}`)).status).toBe(204)
    expect((await admin.delete(`/lifecycles/request?team=${team.id}`)).status).toBe(404)
    // What it is counts as open, so it goes on from there.
    expect((await agent.patch(theirs, { status: 'pending' })).body.ticket.status).toBe('pending')
  })

  test('that becomes another kind stands in the lifecycle of that kind', async () => {
    const lifecycle = {
      ...defaultLifecycle,
      statuses: defaultLifecycle.statuses.map((status) =>
        status.key === 'open' ? { ...status, key: 'working', name: 'Working' } : status,
      ),
      transitions: [{ from: 'new', to: 'working' }],
    }
    await published('change', lifecycle, { mapping: { open: 'working' } })
    const path = await opened({ kind: 'incident' })
    await agent.patch(path, { status: 'open' })
    expect((await agent.patch(path, { kind: 'change' })).body.ticket).toMatchObject({
      ...{ kind: 'change', status: 'working', statusCategory: 'open' },
    })
  })
})

describe('a transition', () => {
  test('takes the fields it asks for along with the answer that goes with it, all or nothing', async () => {
    await admin.post('/fields', {
      key: 'part',
      name: 'Part',
      type: 'text',
      required: 'resolve',
      kinds: ['problem'],
    })
    await published('problem', asking('new', 'resolved', { fields: ['assignee', 'impact'] }))
    const path = await opened({ kind: 'problem' })
    const say = (more: object) =>
      agent.post(`${path}/messages`, { kind: 'reply', text: 'Done', status: 'resolved', ...more })
    const first = await say({ assignee: agent.email, impact: 'low' })
    expect([first.status, first.body.field]).toEqual([422, 'fields.part'])
    expect((await agent.get(path)).body.ticket).toMatchObject({ status: 'new', assignee: null, impact: null })
    const all = { assignee: agent.email, impact: 'low', fields: { part: 'Fuser' } }
    const { status, body } = await say(all)
    expect(status).toBe(201)
    expect(body.ticket).toMatchObject({
      ...{ status: 'resolved', assignee: { id: agent.id }, impact: 'low', fields: { part: 'Fuser' } },
    })
    const { messages } = (await agent.get(`${path}/messages`)).body
    expect(messages.filter(({ text }: { text: string }) => text === 'Done')).toHaveLength(1)
    const own = await requester.post(`${path}/messages`, {
      ...{ kind: 'reply', text: 'Mine', status: 'open', fields: { part: 'x' } },
    })
    expect(own.status).toBe(403)
  })

  test('asks for what it requires, one thing at a time, each named', async () => {
    await published(
      'incident',
      asking('new', 'resolved', {
        fields: ['assignee', 'tags'],
        ...{ note: true, resolution: true, confirm: 'Does the requester know?' },
      }),
    )
    const path = await opened()
    const refused = async (change: object, field: string, detail: string) => {
      const { status, body } = await agent.patch(path, { status: 'resolved', ...change })
      expect([status, body.code, body.field, body.detail]).toEqual([
        422,
        'transition_incomplete',
        field,
        detail,
      ])
    }
    const all: Record<string, unknown> = {}
    await refused(all, 'assignee', 'To set it to Resolved, fill in the assignee first.')
    all.assignee = agent.email
    await refused(all, 'tags', 'To set it to Resolved, fill in the tags first.')
    all.tags = ['wifi']
    await refused(all, 'resolution.code', 'To set it to Resolved, say how it was resolved.')
    all.resolution = { code: 'fixed' }
    await refused(all, 'resolution.summary', 'To set it to Resolved, sum up the resolution.')
    all.resolution = { code: 'fixed', summary: 'New cable', estimatedMinutes: 30, actualMinutes: 45 }
    await refused(all, 'note', 'To set it to Resolved, write a note with it.')
    all.note = 'The old one was chewed'
    await refused(all, 'confirm', 'To set it to Resolved, confirm: Does the requester know?')
    expect((await agent.get(path)).body.ticket).toMatchObject({ status: 'new', assignee: null, tags: [] })
    const { status, body } = await agent.patch(path, { status: 'resolved', ...all, confirm: true })
    expect(status).toBe(200)
    expect(body.ticket).toMatchObject({
      status: 'resolved',
      resolution: {
        ...{ code: 'fixed', name: 'Fixed', summary: 'New cable' },
        ...{ estimatedMinutes: 30, actualMinutes: 45 },
      },
    })
    const { messages } = (await agent.get(`${path}/messages`)).body
    expect(messages[0]).toMatchObject({ kind: 'note', text: 'The old one was chewed' })
    expect((await requester.get(path)).body.ticket.resolution).toBeNull()
    expect((await requester.get(`${path}/messages`)).body.messages).toHaveLength(1)
  })

  test('can be taken with a reply that brings what it asks for', async () => {
    const path = await opened({ tags: ['vpn'] })
    await agent.patch(path, { assignee: agent.email })
    const reply = { kind: 'reply', text: 'Done', status: 'resolved', confirm: true }
    expect((await agent.post(`${path}/messages`, reply)).body).toMatchObject({ field: 'resolution.code' })
    const resolution = { code: 'advice', summary: 'Explained' }
    const { status, body } = await agent.post(`${path}/messages`, { ...reply, resolution, note: 'By phone' })
    expect(status).toBe(201)
    expect(body.message).toMatchObject({ kind: 'reply', text: 'Done' })
    expect(body.ticket.status).toBe('resolved')
    expect(
      (await agent.get(`${path}/messages`)).body.messages.map((each: { text: string }) => each.text),
    ).toEqual(expect.arrayContaining(['Done', 'By phone']))
  })

  test('only some may take, is refused to others with who may', async () => {
    const team = await makeTeam(desk.db, 2, { leads: 1 })
    await published('incident', asking('new', 'open', { who: { leads: true, roles: ['manager'] } }))
    const queue = await makeQueue(desk.db, team.id, { strategy: 'manual' })
    const { key } = await desk.db
      .selectFrom('queue')
      .select('key')
      .where('id', '=', queue.id)
      .executeTakeFirstOrThrow()
    const { status, body } = await agent.patch(await opened({ queue: key }), { status: 'open' })
    expect([status, body.code, body.detail]).toEqual([
      403,
      'transition_not_yours',
      "Only the team's leads, or people with the role manager may set it to Open.",
    ])
    for (const other of [manager, admin])
      expect((await other.patch(await opened({ queue: key }), { status: 'open' })).status).toBe(200)
    await desk.db
      .insertInto('team_member')
      .values({ team_id: team.id, person_id: agent.id, is_lead: true })
      .execute()
    expect((await agent.patch(await opened({ queue: key }), { status: 'open' })).status).toBe(200)
    // What a reply implies is the system's doing.
    const replied = await agent.post(`${await opened()}/messages`, { kind: 'reply', text: 'On it' })
    expect(replied.body.ticket.status).toBe('open')
  })

  test('names a resolution code that does not exist', async () => {
    const { body } = await agent.patch(await opened(), { resolution: { code: 'magic' } })
    expect(body).toMatchObject({ code: 'unknown_resolution', field: 'resolution.code' })
    expect(body.detail).toMatch(/There is no resolution code "magic"\. Use fixed, /)
  })
})

describe('impact and urgency', () => {
  test('give the priority by the matrix, unless somebody chose it', async () => {
    const path = await opened({ impact: 'high', urgency: 'high' })
    const priorityOf = async () => (await agent.get(path)).body.ticket
    expect(await priorityOf()).toMatchObject({ priority: 'urgent', priorityByHand: false })
    await agent.patch(path, { urgency: 'low' })
    expect(await priorityOf()).toMatchObject({ priority: 'normal', impact: 'high', urgency: 'low' })
    expect(
      (await eventsOf(path)).find(({ type }: { type: string }) => type === 'priority_changed'),
    ).toMatchObject({
      data: { by: 'matrix', impact: 'high', urgency: 'low' },
    })
    await agent.patch(path, { priority: 'low' })
    await agent.patch(path, { urgency: 'high' })
    expect(await priorityOf()).toMatchObject({ priority: 'low', priorityByHand: true })
    await agent.patch(path, { priorityByMatrix: true })
    expect(await priorityOf()).toMatchObject({ priority: 'urgent', priorityByHand: false })
  })

  test('leave a new ticket the priority that was given with them', async () => {
    const ticket = (await agent.get(await opened({ impact: 'high', urgency: 'high', priority: 'low' }))).body
      .ticket
    expect(ticket).toMatchObject({ priority: 'low', priorityByHand: true })
  })
})
