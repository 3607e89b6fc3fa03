import { describe, expect, test } from 'vitest'
import { defaultCalendar } from '#domain/sla/calendar.ts'
import { defaultSlaPolicy } from '#domain/sla/policy.ts'
import { defaultLifecycle } from '#domain/tickets/lifecycle.ts'
import { openApp } from '#test/support/app.ts'

const desk = await openApp()
const boss = await desk.person('administrator', 'Boss')
const agent = await desk.person('agent', 'Grace Hopper')
const closed = Object.fromEntries(Object.keys(defaultCalendar.hours).map((day) => [day, []]))

describe('a calendar', () => {
  test('is added, listed and published anew under the next version', async () => {
    const added = await boss.post('/calendars', {
      ...defaultCalendar,
      name: 'Night shift',
      timeZone: 'Asia/Tokyo',
    })
    expect(added.status).toBe(201)
    const { id } = added.body.calendar
    const later = {
      ...defaultCalendar,
      name: 'Night shift',
      holidays: [{ date: '2026-12-25', name: 'Christmas', yearly: true }],
    }
    expect((await boss.put(`/calendars/${id}`, later)).body.calendar).toEqual({ id, version: 2, ...later })
    const { calendars } = (await agent.get('/calendars')).body
    expect(calendars.find((calendar: { id: string }) => calendar.id === id)).toEqual({
      id,
      version: 2,
      ...later,
    })
  })

  test.each([
    ['hours', { ...defaultCalendar, hours: closed }],
    ['holidays', { ...defaultCalendar, holidays: everyDay() }],
  ])('with no open hour is refused with a code of its own, naming %s', async (field, calendar) => {
    const { status, body } = await boss.post('/calendars', calendar)
    expect(status).toBe(422)
    expect(body).toMatchObject({
      code: 'calendar_never_open',
      field,
      detail: expect.stringContaining('never open'),
    })
  })

  test.each([
    ['timeZone', { timeZone: 'Mars/Olympus' }],
    ['name', { name: '' }],
    ['hours.mon.0.to', { hours: { ...defaultCalendar.hours, mon: [{ from: '17:00', to: '08:00' }] } }],
    [
      'hours.mon.1.from',
      {
        hours: {
          ...defaultCalendar.hours,
          mon: [
            { from: '08:00', to: '12:00' },
            { from: '11:00', to: '13:00' },
          ],
        },
      },
    ],
    ['holidays.0.date', { holidays: [{ date: '2026-02-30', name: 'Never' }] }],
  ])('that does not fit names %s', async (field, change) => {
    expect((await boss.post('/calendars', { ...defaultCalendar, ...change })).body).toMatchObject({
      status: 422,
      field,
    })
  })

  test('is published by administrators only, and must be there', async () => {
    expect((await agent.post('/calendars', defaultCalendar)).status).toBe(403)
    expect((await agent.put(`/calendars/${crypto.randomUUID()}`, defaultCalendar)).status).toBe(403)
    expect((await boss.put(`/calendars/${crypto.randomUUID()}`, defaultCalendar)).status).toBe(404)
  })

  function everyDay() {
    return Array.from({ length: 366 }, (_, day) => ({
      date: new Date(Date.UTC(2024, 0, 1 + day)).toISOString().slice(0, 10),
      name: 'Closed',
      yearly: true,
    }))
  }
})

describe('an SLA policy', () => {
  test('that is published applies to new tickets; those under way keep theirs', async () => {
    const before = (await agent.post('/tickets', { subject: 'Before' })).body.ticket
    const [policy] = (await agent.get('/sla-policies')).body.slaPolicies
    expect(policy).toMatchObject({ version: 1, ...defaultSlaPolicy })
    const strict = {
      ...defaultSlaPolicy,
      name: 'Strict',
      targets: { ...defaultSlaPolicy.targets, normal: { firstResponse: 10, resolution: 20 } },
    }
    const published = await boss.put(`/sla-policies/${policy.id}`, strict)
    expect(published.body.slaPolicy).toEqual({
      id: policy.id,
      version: 2,
      calendar: policy.calendar,
      ...strict,
    })

    const after = (await agent.post('/tickets', { subject: 'After' })).body.ticket
    expect(after.clocks[1]).toMatchObject({ targetSeconds: 20 * 60, policy: { name: 'Strict', version: 2 } })
    await agent.post(`/tickets/${before.number}/messages`, { kind: 'reply', text: 'Hi' })
    const kept = (await agent.get(`/tickets/${before.number}`)).body.ticket
    expect(kept.clocks[1]).toMatchObject({
      targetSeconds: 24 * 3600,
      policy: { name: 'Standard', version: 1 },
    })
  })

  test('can move to another calendar, which must be there', async () => {
    const [policy] = (await agent.get('/sla-policies')).body.slaPolicies
    const { id } = (await boss.post('/calendars', { ...defaultCalendar, name: 'Other' })).body.calendar
    const moved = await boss.put(`/sla-policies/${policy.id}`, { ...defaultSlaPolicy, calendar: id })
    expect(moved.body.slaPolicy.calendar).toBe(id)
    const lost = await boss.put(`/sla-policies/${policy.id}`, {
      ...defaultSlaPolicy,
      calendar: crypto.randomUUID(),
    })
    expect(lost.body).toMatchObject({ status: 422, code: 'sla_policy_invalid', field: 'calendar' })
  })

  test('that contradicts itself is refused with a code of its own', async () => {
    const [policy] = (await agent.get('/sla-policies')).body.slaPolicies
    const targets = { ...defaultSlaPolicy.targets, low: { firstResponse: 60, resolution: 30 } }
    const { body } = await boss.put(`/sla-policies/${policy.id}`, { ...defaultSlaPolicy, targets })
    expect(body).toMatchObject({
      status: 422,
      code: 'sla_policy_invalid',
      field: 'targets.low.firstResponse',
    })
    const percent = await boss.put(`/sla-policies/${policy.id}`, { ...defaultSlaPolicy, warnAtPercent: 100 })
    expect(percent.body).toMatchObject({ status: 422, code: 'invalid', field: 'warnAtPercent' })
  })

  test('is published by administrators only, and must be there', async () => {
    expect((await agent.put(`/sla-policies/${crypto.randomUUID()}`, defaultSlaPolicy)).status).toBe(403)
    expect((await boss.put(`/sla-policies/${crypto.randomUUID()}`, defaultSlaPolicy)).status).toBe(404)
  })
})

describe('a lifecycle', () => {
  const withParts = {
    ...defaultLifecycle,
    statuses: [
      ...defaultLifecycle.statuses,
      { key: 'parts', name: 'Waiting for parts', category: 'on_hold' },
    ],
    transitions: [
      ...defaultLifecycle.transitions,
      { from: 'new', to: 'parts' },
      { from: 'parts', to: 'resolved' },
    ],
  }

  test('is published under the next version, and holds for that kind from then on', async () => {
    expect((await boss.put('/lifecycles/request', withParts)).body.lifecycle).toMatchObject({
      kind: 'request',
      version: 2,
      ...withParts,
    })
    const { lifecycles } = (await agent.get('/lifecycles')).body
    expect(
      lifecycles.map(({ kind, version }: { kind: string; version: number }) => `${kind} ${version}`).sort(),
    ).toEqual([...['change 1', 'incident 1', 'problem 1', 'request 2', 'task 1']])
    const open = async (kind: string) =>
      (await agent.post('/tickets', { subject: kind, kind })).body.ticket.number
    const moved = await agent.patch(`/tickets/${await open('request')}`, { status: 'parts' })
    expect(moved.body.ticket).toMatchObject({ status: 'parts', statusCategory: 'on_hold' })
    const unknown = await agent.patch(`/tickets/${await open('incident')}`, { status: 'parts' })
    expect(unknown.body).toMatchObject({ status: 422, code: 'unknown_status' })
  })

  test('published by two at once gets two versions', async () => {
    const answers = await Promise.all([
      boss.put('/lifecycles/task', withParts),
      boss.put('/lifecycles/task', { ...withParts, closeAfterDays: 9 }),
    ])
    expect(answers.map(({ body }) => body.lifecycle?.version).sort()).toEqual([2, 3])
  })

  test.each([
    ['statuses', { statuses: defaultLifecycle.statuses.slice(1) }],
    ['transitions.0.to', { transitions: [{ from: 'new', to: 'gone' }] }],
    ['closeAfterDays', { closeAfterDays: 0 }],
  ])('that does not fit names %s', async (field, change) => {
    expect((await boss.put('/lifecycles/incident', { ...defaultLifecycle, ...change })).body).toMatchObject({
      status: 422,
      field,
    })
  })

  test('is published by administrators only, for a kind that exists', async () => {
    expect((await agent.put('/lifecycles/incident', defaultLifecycle)).status).toBe(403)
    expect((await boss.put('/lifecycles/bug', defaultLifecycle)).body).toMatchObject({
      status: 422,
      field: 'kind',
    })
  })
})

test('who published what is kept', async () => {
  const records = await desk.db
    .selectFrom('audit_record')
    .select(['action', 'person_id'])
    .where('action', 'not like', 'permission.%')
    .execute()
  expect(new Set(records.map(({ action }) => action))).toEqual(
    new Set(['calendar.create', 'calendar.publish', 'sla_policy.publish', 'lifecycle.publish']),
  )
  expect(records.every((record) => record.person_id === boss.id)).toBe(true)
})
