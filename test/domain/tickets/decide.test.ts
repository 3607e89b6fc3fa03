import { describe, expect, test } from 'vitest'
import { isDueToClose } from '#domain/tickets/decide.ts'
import { evolve, replay } from '#domain/tickets/evolve.ts'
import { defaultLifecycle } from '#domain/tickets/lifecycle.ts'
import { systemActor } from '#domain/tickets/types.ts'
import { day, minute, number, start } from './arbitraries.ts'
import { agent, creation, Desk, message, types } from './given.ts'

const desk = () => new Desk().create()

describe('a new ticket', () => {
  test('starts in the first status for new tickets, numbered, with its message', () => {
    const made = new Desk()
    const decision = made.ask('create', { ...creation, tags: ['vpn', 'vpn'], message: message('requester') })
    expect(types(decision)).toEqual(['created'])
    expect(decision.events?.[0]?.data).toMatchObject({ messageId: 'requester-reply', channel: 'mail' })
    expect(made.state).toMatchObject({
      ...{ number, status: 'new', category: 'new', tags: ['vpn'], seq: 1 },
      ...{ assigneeId: null, createdAt: start, updatedAt: start, firstRepliedAt: null, closesAt: null },
    })
  })

  test('that continues a closed one is linked to it', () => {
    const decision = new Desk().ask('create', { ...creation, continues: 'TKT-20260101-00ZZ' })
    expect(types(decision)).toEqual(['created', 'linked'])
    expect(decision.events?.[1]?.data).toEqual({ relation: 'continues', ticket: 'TKT-20260101-00ZZ' })
  })

  test('is made once', () => {
    expect(desk().ask('create', creation).rejection).toMatchObject({
      code: 'conflict',
      detail: `Ticket ${number} exists already.`,
    })
  })

  test('needs a lifecycle with a status for new tickets', () => {
    const lifecycle = {
      ...defaultLifecycle,
      statuses: defaultLifecycle.statuses.filter(({ key }) => key !== 'new'),
    }
    expect(new Desk(lifecycle).ask('create', creation).rejection).toMatchObject({
      code: 'lifecycle_invalid',
      field: 'kind',
    })
  })

  test('must be made before anything else can be asked of it', () => {
    const nothing = new Desk()
    for (const decision of [
      nothing.change({ priority: 'high' }),
      nothing.say('agent'),
      nothing.ask('close', {}),
    ])
      expect(decision.rejection).toEqual({
        code: 'not_found',
        field: null,
        detail: `There is no ticket ${number}.`,
      })
  })
})

describe('a refused transition', () => {
  test('says what the ticket is, what was asked and what it can become', () => {
    expect(desk().move('resolved').change({ status: 'pending' }).rejection).toEqual({
      code: 'transition_not_allowed',
      field: 'status',
      detail: "A ticket that is Resolved can't become Pending. It can become Open, Closed.",
    })
  })

  test('says so when nothing is left to become', () => {
    const stuck = new Desk({ ...defaultLifecycle, transitions: [] }).create()
    expect(stuck.change({ status: 'open' }).rejection?.detail).toBe(
      "A ticket that is New can't become Open. It cannot be changed any more.",
    )
  })

  test('to a status that does not exist names it', () => {
    expect(desk().change({ status: 'done' }).rejection).toEqual({
      ...{ code: 'unknown_status', field: 'status' },
      detail: 'There is no status "done".',
    })
  })

  test('refuses the other changes asked for with it', () => {
    const ticket = desk()
    expect(ticket.change({ status: 'closed', priority: 'urgent' }).rejection?.code).toBe(
      'transition_not_allowed',
    )
    expect(ticket.state?.priority).toBe('normal')
  })

  test('with a reply refuses the reply too', () => {
    const ticket = desk()
    expect(ticket.say('agent', 'reply', 'closed').rejection?.code).toBe('transition_not_allowed')
    expect(ticket.events).toHaveLength(1)
  })
})

describe('a change', () => {
  test('gives one event per field that changed, each with from and to and the reason', () => {
    const ticket = desk()
    const decision = ticket.change(
      {
        ...{ subject: 'Wi-Fi down', kind: 'problem', status: 'open', priority: 'high' },
        ...{ queueId: 'network', assigneeId: 'grace', tags: ['wifi'] },
      },
      { reason: 'Triage' },
    )
    expect(decision.events?.map(({ type, data, reason }) => ({ type, data, reason }))).toEqual([
      {
        ...{ type: 'status_changed', reason: 'Triage' },
        data: { from: 'new', to: 'open', category: 'open', closesAt: null, reopensUntil: null },
      },
      { type: 'subject_changed', reason: 'Triage', data: { from: 'No network', to: 'Wi-Fi down' } },
      { type: 'kind_changed', reason: 'Triage', data: { from: 'incident', to: 'problem' } },
      { type: 'priority_changed', reason: 'Triage', data: { from: 'normal', to: 'high' } },
      { type: 'queue_changed', reason: 'Triage', data: { from: 'desk', to: 'network' } },
      { type: 'assigned', reason: 'Triage', data: { from: null, to: 'grace' } },
      { type: 'tags_changed', reason: 'Triage', data: { added: ['wifi'], removed: [] } },
    ])
  })

  test('of tags says which came and which went', () => {
    const ticket = new Desk().create({ tags: ['vpn', 'linux'] })
    const [event] = ticket.change({ tags: ['linux', 'urgent', 'urgent'] }).events ?? []
    expect(event?.data).toEqual({ added: ['urgent'], removed: ['vpn'] })
    expect(ticket.state?.tags).toEqual(['linux', 'urgent'])
  })

  test('to the values it has already gives no event', () => {
    const ticket = desk()
    const { subject, kind, status, priority, queueId, assigneeId, tags } = ticket.state!
    expect(ticket.change({ subject, kind, status, priority, queueId, assigneeId, tags })).toEqual({
      events: [],
    })
  })

  test('can give a ticket back to nobody', () => {
    const ticket = desk()
    ticket.change({ assigneeId: 'grace' })
    expect(types(ticket.change({ assigneeId: null }))).toEqual(['assigned'])
    expect(ticket.state?.assigneeId).toBeNull()
  })
})

describe('a change based on what somebody else has changed since', () => {
  const colleague = { kind: 'person', id: 'linus' } as const

  test('is refused, and names the field and who was faster', () => {
    const ticket = desk()
    ticket.change({ priority: 'low' }, { actor: agent })
    ticket.change({ priority: 'urgent' }, { actor: colleague })
    expect(ticket.change({ priority: 'high' }, { ifMatch: 1 }).rejection).toEqual({
      ...{ code: 'conflict', field: 'priority', actor: colleague },
      detail: 'The priority was changed in the meantime. Look at it and try again.',
    })
  })

  test.each([
    ['queue', { queueId: 'network' }, { queueId: 'desk' }],
    ['assignee', { assigneeId: 'linus' }, { assigneeId: 'grace' }],
    ['status', { status: 'open' }, { status: 'pending' }],
    ['tags', { tags: ['a'] }, { tags: ['b'] }],
    ['subject', { subject: 'One' }, { subject: 'Two' }],
    ['kind', { kind: 'task' }, { kind: 'change' }],
  ] as const)('calls the field %s as the API does', (field, theirs, ours) => {
    const ticket = desk()
    ticket.change(structuredClone(theirs) as object, { actor: colleague })
    expect(ticket.change(structuredClone(ours) as object, { ifMatch: 1 }).rejection).toMatchObject({
      field,
      actor: colleague,
    })
  })

  test('goes through when they changed something else, or only talked', () => {
    const ticket = desk()
    ticket.change({ subject: 'Other' }, { actor: colleague })
    ticket.say('agent', 'note')
    expect(ticket.change({ priority: 'high' }, { ifMatch: 1 }).rejection).toBeUndefined()
  })

  test('goes through when it is based on the latest', () => {
    const ticket = desk()
    ticket.change({ priority: 'urgent' }, { actor: colleague })
    expect(ticket.change({ priority: 'high' }, { ifMatch: 2 }).rejection).toBeUndefined()
  })
})

describe('what is said', () => {
  test('a note is an event of its own kind and moves nothing', () => {
    const ticket = desk().move('open', 'pending')
    expect(types(ticket.say('agent', 'note'))).toEqual(['noted'])
    expect(ticket.status).toBe('pending')
  })

  test("an agent's first reply takes a new ticket up", () => {
    const ticket = desk().wait(minute)
    const decision = ticket.say('agent')
    expect(types(decision)).toEqual(['replied', 'status_changed'])
    expect(decision.events?.[1]).toMatchObject({ reason: 'agent_replied', data: { from: 'new', to: 'open' } })
    expect(ticket.state?.firstRepliedAt).toBe(start + minute)
  })

  test("the requester's words do not take it up, and a receipt does not count as an answer", () => {
    const ticket = desk()
    expect(types(ticket.say('requester'))).toEqual(['replied'])
    expect(types(ticket.say('system'))).toEqual(['replied'])
    expect(ticket.state).toMatchObject({ status: 'new', firstRepliedAt: null })
  })

  test("the requester's reply ends the wait for it, although no transition says so", () => {
    const ticket = new Desk({ ...defaultLifecycle, transitions: [{ from: 'new', to: 'pending' }] })
      .create()
      .move('pending')
    expect(ticket.say('requester').events?.[1]).toMatchObject({
      reason: 'requester_replied',
      data: { to: 'open' },
    })
  })

  test("an agent's reply leaves a ticket where it is once it is taken up", () => {
    for (const status of ['open', 'pending', 'on_hold', 'resolved']) {
      const ticket = desk().move(status)
      expect(types(ticket.say('agent'))).toEqual(['replied'])
      expect(ticket.status).toBe(status)
    }
  })

  test('a reply can move the ticket in the same step', () => {
    const ticket = desk()
    const decision = ticket.say('agent', 'reply', 'resolved')
    expect(types(decision)).toEqual(['replied', 'status_changed'])
    expect(decision.events?.[1]?.reason).toBeNull()
    expect(ticket.status).toBe('resolved')
  })

  test('a reply that asks for the status it has only says something', () => {
    expect(types(desk().say('agent', 'reply', 'new'))).toEqual(['replied'])
  })
})

describe('the end of a ticket', () => {
  const { closeAfterDays, reopenWithinDays } = defaultLifecycle

  test('resolving sets when it is closed for good and until when it reopens', () => {
    const ticket = desk().move('resolved')
    expect(ticket.state).toMatchObject({
      ...{ category: 'resolved', resolvedAt: start, closedAt: null },
      ...{ closesAt: start + closeAfterDays * day, reopensUntil: start + reopenWithinDays * day },
    })
  })

  test('it is closed when due and not a millisecond before', () => {
    const ticket = desk()
      .move('resolved')
      .wait(closeAfterDays * day - 1)
    expect(isDueToClose(ticket.state!, ticket.now)).toBe(false)
    expect(ticket.ask('close', {}, systemActor)).toEqual({ events: [] })
    ticket.wait(1)
    expect(isDueToClose(ticket.state!, ticket.now)).toBe(true)
    const decision = ticket.ask('close', {}, systemActor)
    expect(decision.events).toMatchObject([
      { type: 'status_changed', reason: 'closed_for_good', actor: systemActor },
    ])
    expect(ticket.state).toMatchObject({
      status: 'closed',
      resolvedAt: start,
      closedAt: ticket.now,
      closesAt: null,
    })
    expect(ticket.ask('close', {}, systemActor)).toEqual({ events: [] })
  })

  test('a ticket that is not resolved, or was opened again, is never due', () => {
    const ticket = desk()
      .move('resolved', 'open')
      .wait(100 * day)
    expect(isDueToClose(ticket.state!, ticket.now)).toBe(false)
    expect(ticket.ask('close', {})).toEqual({ events: [] })
    expect(ticket.state).toMatchObject({
      status: 'open',
      resolvedAt: null,
      closesAt: null,
      reopensUntil: null,
    })
  })

  test('a lifecycle without a closed status leaves it resolved', () => {
    const lifecycle = {
      ...defaultLifecycle,
      statuses: defaultLifecycle.statuses.filter(({ key }) => key !== 'closed'),
    }
    const ticket = new Desk(lifecycle)
      .create()
      .move('resolved')
      .wait(100 * day)
    expect(ticket.ask('close', {})).toEqual({ events: [] })
  })

  const closed = () => {
    const ticket = desk()
      .move('resolved')
      .wait(closeAfterDays * day)
    ticket.ask('close', {}, systemActor)
    return ticket
  }

  test("the requester's reply opens a closed ticket again until the last millisecond of the window", () => {
    const ticket = closed().wait((reopenWithinDays - closeAfterDays) * day)
    expect(types(ticket.say('requester'))).toEqual(['replied', 'status_changed'])
    expect(ticket.state).toMatchObject({
      status: 'open',
      resolvedAt: null,
      closedAt: null,
      reopensUntil: null,
    })
  })

  test('after the window it is closed to them', () => {
    const ticket = closed().wait((reopenWithinDays - closeAfterDays) * day + 1)
    expect(ticket.say('requester').rejection).toEqual({
      ...{ code: 'ticket_closed', field: null },
      detail: `Ticket ${number} is closed. Open it again first.`,
    })
    expect(ticket.status).toBe('closed')
  })

  test('an agent opens it before replying; a note is taken at any time', () => {
    const ticket = closed()
    expect(ticket.say('agent').rejection?.code).toBe('ticket_closed')
    expect(types(ticket.say('agent', 'note'))).toEqual(['noted'])
    ticket.move('open')
    expect(types(ticket.say('agent'))).toEqual(['replied'])
  })

  test('a cancelled ticket counts its window from when it was cancelled', () => {
    const ticket = desk().wait(minute).move('cancelled')
    expect(ticket.state).toMatchObject({
      closedAt: start + minute,
      closesAt: null,
      reopensUntil: start + minute + reopenWithinDays * day,
    })
    expect(types(ticket.say('requester'))).toEqual(['replied', 'status_changed'])
  })

  test('closing does not move the window that resolving opened', () => {
    expect(closed().state?.reopensUntil).toBe(start + reopenWithinDays * day)
  })
})

test('looking at the clocks is no change of the ticket', () => {
  expect(desk().ask('advance_clocks', {}, systemActor)).toEqual({ events: [] })
})

describe('the state of a ticket', () => {
  test('is nothing before its first event, and that is its creation', () => {
    expect(replay([])).toBeNull()
    const [, note] = (() => {
      const ticket = desk()
      ticket.say('agent', 'note')
      return ticket.events
    })()
    expect(() => evolve(null, note!)).toThrow('A ticket\'s first event is "created", not "noted".')
  })

  test('is moved on in time by what happens to its clocks', () => {
    const ticket = desk()
    const after = evolve(ticket.state, {
      ...{ type: 'sla_warned', data: { target: 'resolution' }, seq: 2 },
      ...{ at: start + minute, actor: systemActor, reason: null },
    })
    expect(after).toEqual({ ...ticket.state, seq: 2, updatedAt: start + minute })
  })
})
