import { v7 as uuid } from 'uuid'
import { describe, expect, test } from 'vitest'
import { makeTicket } from '#activities/recurring/make.ts'
import { claimDue, planDue } from '#db/recurring.ts'
import { defaultCalendar } from '#domain/sla/calendar.ts'
import { type Caller, newKey, openApp } from '#test/support/app.ts'
import { occurrences, workOnRecurring } from '#test/support/recurring.ts'
import { until } from '#test/support/until.ts'

// A future in which Temporal fires nothing by itself: the tests do.
let clock = Date.parse('2031-03-03T10:00:00Z')
const desk = await openApp({ now: () => clock })
const { db, services } = desk
const keeper = await workOnRecurring(desk)
const boss = await desk.person('manager', 'Boss')
const grace = await desk.person('agent', 'Grace Hopper')
const linus = await desk.person('agent', 'Linus')
const ada = await desk.person('requester', 'Ada Lovelace')

const content = {
  ...{
    subject: 'Patch day {{ occurrence.month_name }} {{ occurrence.year }}',
    text: 'On {{ today }}, please.',
  },
  ...{ kind: 'task', priority: 'high', queue: null, tags: ['patch'], fields: {} },
}
const daily = {
  name: 'Patch day',
  ticket: { content, requester: { email: ada.email } },
  when: { every: 'day', interval: 1, time: '08:00' },
  timeZone: 'Europe/Berlin',
}
async function added(more: object = {}, by: Caller = grace) {
  const { status, body } = await by.post('/recurring', { ...daily, ...more })
  expect([status, body.detail]).toEqual([201, undefined])
  return body.recurring
}
const read = async (id: string) => (await grace.get(`/recurring/${id}`)).body.recurring
/** Lets days pass, and its Schedule fire. */
async function later(id: string, days: number): Promise<void> {
  await keeper.told(id, () => true)
  clock += days * 86_400_000
  await keeper.handle(id).trigger()
}
/** The same without its Schedule, which fires once a second at most. */
async function laterAgain(id: string, days: number): Promise<void> {
  clock += days * 86_400_000
  await planDue(db, id, clock)
  services.announcer.announce({ type: 'recurring', id })
}
const ofState = (all: { state: string }[], state: string) => all.filter((each) => each.state === state).length

describe('a recurring ticket', () => {
  test('is planned, and a Schedule of its own is told when it is due', async () => {
    const made = await added()
    expect(made).toMatchObject({
      ...{ name: 'Patch day', state: 'active', maker: { id: grace.id }, made: 0, failed: 0 },
      ticket: { template: null, requester: { email: ada.email, name: 'Ada Lovelace' } },
      next: [{ at: '2031-03-04T07:00:00.000Z', movedFrom: null }, {}, {}, {}, {}],
    })
    const { at, action } = await keeper.told(made.id, ({ at: told }) => told.length > 0)
    expect(at.slice(0, 2)).toEqual(['2031-03-04T07:00:00.000Z', '2031-03-05T07:00:00.000Z'])
    expect(action).toMatchObject({ workflowType: 'recurring', args: [{ id: made.id }] })
  })

  test('becomes a ticket when it is due, in the name of its maker, and says where it comes from', async () => {
    const { id } = await added()
    await later(id, 1)
    const [one] = await occurrences(grace, id, 1)
    expect(one).toMatchObject({ state: 'made', byHand: false, subject: 'Patch day March 2031' })
    const { ticket } = (await grace.get(`/tickets/${one?.ticket}`)).body
    expect(ticket).toMatchObject({
      ...{ subject: 'Patch day March 2031', kind: 'task', priority: 'high', tags: ['patch'] },
      requester: { id: ada.id },
    })
    const { messages } = (await grace.get(`/tickets/${one?.ticket}/messages`)).body
    expect(messages).toMatchObject([{ text: `On ${one?.at.slice(0, 10)}, please.`, from: 'agent' }])
    const { events } = (await grace.get(`/tickets/${one?.ticket}/events`)).body
    expect(events.at(-1)).toMatchObject({
      ...{ type: 'created', actor: { id: grace.id } },
      data: { channel: 'recurring', recurring: { id, name: 'Patch day', at: Date.parse(one?.at ?? '') } },
    })
    const seen = (await ada.get(`/tickets/${one?.ticket}/events`)).body.events
    expect(seen.at(-1).data.recurring).toBeUndefined()
    const told = await keeper.told(id, ({ at }) => (at[0] ?? '') > (one?.at ?? ''))
    expect(told.at[0]).toBe((await read(id)).next[0].at)
  })

  test('is there once, whoever makes it, however often', async () => {
    const { id } = await added()
    await keeper.told(id, () => true)
    await keeper.stop()
    clock += 86_400_000
    await Promise.all([planDue(db, id, clock), planDue(db, id, clock)])
    const [due] = await claimDue(db, { limit: 1, leaseMs: 60_000, of: id })
    if (!due) throw new Error('Nothing is due.')
    const all = await Promise.all(Array.from({ length: 4 }, () => makeTicket(services, due)))
    await makeTicket(services, due)
    expect(all).toContain('made')
    await keeper.start()
    await occurrences(grace, id, 1)
    const rows = await db
      .selectFrom('ticket_event')
      .select('ticket_id')
      .where('data', '@>', JSON.stringify({ recurring: { id } }) as never)
      .execute()
    expect(rows).toHaveLength(1)
  })

  test('begins with a template of the desk, as it is by then', async () => {
    const { body } = await grace.post('/templates', { name: 'Backup', subject: 'Backup', text: 'Check it.' })
    const { id } = await added({ ticket: { template: body.template.id } })
    await grace.patch(`/templates/${body.template.id}`, { subject: 'Backup of {{ today }}' })
    await later(id, 1)
    const [one] = await occurrences(grace, id, 1)
    expect(one?.subject).toBe(`Backup of ${one?.at.slice(0, 10)}`)
    const uses = (await grace.get(`/templates/${body.template.id}/versions`)).body.uses
    expect(uses).toMatchObject({ total: 1 })
  })

  test('begins with its checklist, as its template is by then', async () => {
    const list = { name: 'Patching', items: ['Back up', 'Patch'], sharedWith: 'all' }
    const { template } = (await boss.post('/checklist-templates', list)).body
    const { id } = await added({
      ticket: { content: { ...content, checklist: template.id }, requester: { email: ada.email } },
    })
    await later(id, 1)
    const [one] = await occurrences(grace, id, 1)
    const { checklists } = (await grace.get(`/tickets/${one?.ticket}/checklists`)).body
    expect(checklists).toMatchObject([{ title: 'Patching', items: [{ text: 'Back up' }, { text: 'Patch' }] }])
    await boss.delete(`/checklist-templates/${template.id}`)
    await laterAgain(id, 1)
    const [failed] = await occurrences(grace, id, 2)
    expect(failed).toMatchObject({ state: 'failed', code: 'template_gone', field: 'checklist' })
  })

  test('has the priority that impact and urgency give, where none was chosen', async () => {
    const ticket = { content: { ...content, priority: 'normal' }, impact: 'high', urgency: 'high' }
    const { id } = await added({ ticket })
    await later(id, 1)
    const [one] = await occurrences(grace, id, 1)
    const made = (await grace.get(`/tickets/${one?.ticket}`)).body.ticket
    expect(made).toMatchObject({ impact: 'high', urgency: 'high', priority: 'urgent', priorityByHand: false })
  })

  test('is told of until the end of 2099', async () => {
    const { id } = await added({ start: '2099-12-30' })
    const { at } = await keeper.told(id, ({ at: told }) => told.length > 0)
    expect(at).toEqual(['2099-12-30T07:00:00.000Z', '2099-12-31T07:00:00.000Z'])
  })

  test('does not say what it is about, once it was deleted', async () => {
    const { id } = await added()
    await later(id, 1)
    const [one] = await occurrences(grace, id, 1)
    expect((await boss.delete(`/tickets/${one?.ticket}`)).status).toBe(200)
    expect(await occurrences(grace, id, 1)).toMatchObject([{ ticket: one?.ticket, subject: null }])
    expect(await occurrences(boss, id, 1)).toMatchObject([{ subject: one?.subject }])
  })

  test('is for the organization that is named, of those its requester belongs to', async () => {
    const [acme, other] = [
      { id: uuid(), name: 'Acme' },
      { id: uuid(), name: 'Globex' },
    ]
    await db
      .insertInto('organization')
      .values([acme, other].map((one) => ({ ...one, visibility: 'own' as const })))
      .execute()
    await db
      .insertInto('person_organization')
      .values({ person_id: ada.id, organization_id: acme.id })
      .execute()
    const ticket = { content, requester: { email: ada.email } }
    const wrong = await grace.post('/recurring', { ...daily, ticket: { ...ticket, organization: other.id } })
    expect(wrong.body).toMatchObject({ code: 'unknown_organization', field: 'organization' })
    const { id } = await added({ ticket: { ...ticket, organization: acme.id } })
    await later(id, 1)
    const [one] = await occurrences(grace, id, 1)
    expect((await grace.get(`/tickets/${one?.ticket}`)).body.ticket.organization).toMatchObject({
      name: 'Acme',
    })
  })

  test('happens a number of times, then no more', async () => {
    const { id } = await added({ count: 2 })
    await later(id, 4)
    const all = await occurrences(grace, id, 2)
    expect(ofState(all, 'made')).toBe(2)
    expect(await read(id)).toMatchObject({ state: 'ended', next: [], made: 2 })
    const { when, timeZone } = daily
    const asked = { ...{ when, timeZone, count: 3 }, of: id }
    expect((await grace.post('/recurring/preview', asked)).body.next).toHaveLength(1)
  })

  test('keeps to the working calendar, and to the next one that is published', async () => {
    const calendar = { ...defaultCalendar, name: 'Office', timeZone: 'Europe/Berlin' }
    const { body } = await boss.post('/calendars', calendar)
    const { id } = await added({
      ...{ calendar: body.calendar.id, onDayOff: 'next' },
      when: { every: 'month', interval: 1, on: { is: 'day', day: 1 }, time: '08:00' },
    })
    const [first] = (await read(id)).next
    const before = first.at.slice(0, 10)
    const holiday = { ...calendar, holidays: [{ date: before, name: 'Closed' }] }
    await boss.put(`/calendars/${body.calendar.id}`, holiday)
    const { at } = await keeper.told(id, ({ at: told }) => !told[0]?.startsWith(before))
    const [after] = (await read(id)).next
    expect(after.at).toBe(at[0])
    expect(after.movedFrom).not.toBeNull()
  })
})

describe('a day that becomes one off', () => {
  const monday = { every: 'week', interval: 1, days: ['mon'], time: '09:00' }
  const dayOf = (at: string) => at.slice(0, 10)

  async function planned(onDayOff: string) {
    const calendar = { ...defaultCalendar, name: `Office ${uuid()}`, timeZone: 'Europe/Berlin' }
    const { id: calendarId } = (await boss.post('/calendars', calendar)).body.calendar
    const { id, next } = await added({ ...{ calendar: calendarId, onDayOff, when: monday } })
    const closed = (date: string) =>
      boss.put(`/calendars/${calendarId}`, { ...calendar, holidays: [{ date, name: 'Closed' }] })
    return { id, first: next[0].at as string, second: next[1].at as string, closed }
  }

  test('has no second ticket, when it had one already', async () => {
    const { id, first, second, closed } = await planned('next')
    clock = Date.parse(first) + 3 * 3_600_000
    await planDue(db, id, clock)
    await occurrences(grace, id, 1)
    await closed(dayOf(first))
    expect((await read(id)).next[0]).toEqual({ at: second, movedFrom: null })
    await planDue(db, id, clock)
    await laterAgain(id, 2)
    expect(await occurrences(grace, id, 1)).toMatchObject([{ at: first, state: 'made' }])
  })

  test('has its ticket at once, when the working day before is over', async () => {
    const { id, first, closed } = await planned('previous')
    clock = Date.parse(first) - 20 * 3_600_000
    await planDue(db, id, clock)
    await closed(dayOf(first))
    await planDue(db, id, clock)
    const friday = new Date(Date.parse(first) - 3 * 86_400_000).toISOString()
    expect(await occurrences(grace, id, 1)).toMatchObject([{ at: friday, state: 'made' }])
    await closed('2031-01-01')
    await laterAgain(id, 2)
    expect(await occurrences(grace, id, 1)).toHaveLength(1)
  })
})

describe('after an outage', () => {
  test.each([
    ['all', 4, 0],
    ['last', 1, 3],
    ['none', 0, 4],
  ])('missed ones: %s', async (missed, made, skipped) => {
    const { id } = await added({ missed })
    await later(id, 4)
    const all = await occurrences(grace, id, 4)
    expect([ofState(all, 'made'), ofState(all, 'skipped')]).toEqual([made, skipped])
    for (const one of all.filter(({ state }) => state === 'skipped')) expect(one.code).toBe('missed')
  })

  test('of Temporal, what was saved meanwhile still arrives, and what was deleted goes', async () => {
    keeper.schedules.away = true
    const { id } = await added()
    const { id: other } = await added()
    expect((await grace.delete(`/recurring/${other}`)).status).toBe(204)
    keeper.schedules.away = false
    const { at } = await keeper.told(id, () => true)
    expect(at[0]).toBe((await read(id)).next[0].at)
    await until('the deleted one is forgotten', async () => {
      const row = await db.selectFrom('recurring').select('id').where('id', '=', other).executeTakeFirst()
      return row === undefined
    })
    await keeper.gone(other)
  })

  test('a Schedule that somebody changed is corrected, and one that is right is left alone', async () => {
    const { id } = await added()
    const before = await keeper.told(id, ({ at }) => at.length > 0)
    const lookedAt = () =>
      db.selectFrom('recurring').select('applied_at').where('id', '=', id).executeTakeFirst()
    const lookAgain = async () => {
      const old = new Date(0)
      await db.updateTable('recurring').set({ applied_at: old }).where('id', '=', id).execute()
      services.announcer.announce({ type: 'recurring', id })
      await until('it was looked at', async () => ((await lookedAt())?.applied_at ?? old) > old)
    }
    await lookAgain()
    const after = await keeper.told(id, () => true)
    expect(after.info.lastUpdatedAt).toEqual(before.info.lastUpdatedAt)
    await keeper.handle(id).pause('By hand')
    await lookAgain()
    await keeper.told(id, ({ state }) => !state.paused)
    const { catchupWindow } = before.policies
    await keeper
      .handle(id)
      .update(({ policies, ...known }) => ({ ...known, policies: { ...policies, catchupWindow: 60_000 } }))
    await lookAgain()
    await keeper.told(id, ({ policies }) => policies.catchupWindow === catchupWindow)
  })

  test('a Schedule that is gone comes back, and what it missed is made', async () => {
    const { id } = await added()
    await keeper.told(id, () => true)
    await keeper.handle(id).delete()
    clock += 86_400_000
    await db
      .updateTable('recurring')
      .set({ applied_at: new Date(0) })
      .where('id', '=', id)
      .execute()
    const all = await occurrences(grace, id, 1)
    expect(ofState(all, 'made')).toBe(1)
    await keeper.told(id, ({ at }) => at.length > 0)
  })
})

describe('what stands in the way is kept with its reason, and can be tried again', () => {
  test('the template is gone', async () => {
    const { body } = await grace.post('/templates', { name: 'Gone', subject: 'Gone' })
    const { id } = await added({ ticket: { template: body.template.id } })
    await grace.delete(`/templates/${body.template.id}`)
    await later(id, 1)
    const [one] = await occurrences(grace, id, 1)
    expect(one).toMatchObject({ state: 'failed', code: 'template_gone', field: 'template', ticket: null })
    expect((await read(id)).failed).toBe(1)
    expect(
      (await grace.get('/recurring?failed=true&limit=200')).body.recurring.map(
        (each: { id: string }) => each.id,
      ),
    ).toContain(id)
    await grace.patch(`/recurring/${id}`, { ticket: { content, requester: null } })
    expect((await grace.post(`/recurring/${id}/occurrences/${one?.at}/retry`)).status).toBe(202)
    const [again] = await occurrences(grace, id, 1)
    expect(again).toMatchObject({ state: 'made', code: null })
    expect((await grace.post(`/recurring/${id}/occurrences/${one?.at}/retry`)).body.code).toBe('conflict')
  })

  test('a field is asked for by now', async () => {
    const admin = await desk.person('administrator')
    const { id } = await added({ ticket: { content: { ...content, kind: 'change' } } })
    const field = { key: 'risk', name: 'Risk', type: 'text', required: 'create', kinds: ['change'] }
    const { body, status } = await admin.post('/fields', field)
    expect([status, body.detail]).toEqual([201, undefined])
    await later(id, 1)
    const [one] = await occurrences(grace, id, 1)
    expect(one).toMatchObject({ state: 'failed', field: 'fields.risk' })
    const risky = { ...content, kind: 'change', fields: { risk: 'low' } }
    await grace.patch(`/recurring/${id}`, { ticket: { content: risky } })
    await grace.post(`/recurring/${id}/occurrences/${one?.at}/retry`)
    expect(await occurrences(grace, id, 1)).toMatchObject([{ state: 'made' }])
    await admin.patch(`/fields/${body.field.id}`, { archived: true })
  })

  test('who is named in a field is nobody the desk knows', async () => {
    const admin = await desk.person('administrator')
    const field = async (more: { key: string; name: string; type: string }) =>
      (await admin.post('/fields', { ...more, kinds: ['problem'] })).body.field
    const fields = [
      await field({ key: 'sponsor', name: 'Sponsor', type: 'person' }),
      await field({ key: 'customer', name: 'Customer', type: 'organization' }),
    ]
    const asking = (given: object) => ({
      ticket: { content: { ...content, kind: 'problem', fields: given } },
    })
    for (const [key, code] of [
      ['sponsor', 'unknown_person'],
      ['customer', 'unknown_organization'],
    ] as const) {
      const { status, body } = await grace.post('/recurring', { ...daily, ...asking({ [key]: uuid() }) })
      expect([status, body.code, body.field]).toEqual([422, code, `fields.${key}`])
    }
    const { id } = await added(asking({ sponsor: ada.id }))
    const stored = { content: { ...content, kind: 'problem', fields: { sponsor: uuid() } } }
    await db
      .updateTable('recurring')
      .set({ ticket: { ...stored, template: null, requester: null } as never })
      .where('id', '=', id)
      .execute()
    await later(id, 1)
    const [one] = await occurrences(grace, id, 1)
    expect(one).toMatchObject({ state: 'failed', code: 'unknown_person', field: 'fields.sponsor' })
    for (const each of fields) await admin.patch(`/fields/${each.id}`, { archived: true })
  })

  test('the requester was deactivated, or was merged into somebody', async () => {
    const rita = await desk.person('requester', 'Rita')
    const { id } = await added({ ticket: { content, requester: { email: rita.email } } })
    await db.updateTable('person').set({ active: false }).where('id', '=', rita.id).execute()
    await later(id, 1)
    expect(await occurrences(grace, id, 1)).toMatchObject([{ state: 'failed', code: 'requester_gone' }])
    await db.updateTable('person').set({ merged_into_id: ada.id }).where('id', '=', rita.id).execute()
    await laterAgain(id, 1)
    const [one] = await occurrences(grace, id, 2)
    expect(one).toMatchObject({ state: 'made' })
    expect((await grace.get(`/tickets/${one?.ticket}`)).body.ticket.requester.id).toBe(ada.id)
  })

  test('its maker lost the right to do this, or left; whoever saves it goes on in their name', async () => {
    const maker = await desk.person('agent', 'Leaving')
    const { id } = await added({}, maker)
    await db.updateTable('person').set({ role_key: 'requester' }).where('id', '=', maker.id).execute()
    await later(id, 1)
    const [lost] = await occurrences(boss, id, 1)
    expect(lost).toMatchObject({ state: 'failed', code: 'not_allowed' })
    expect(lost?.detail).toContain('Leaving')
    await db.updateTable('person').set({ active: false }).where('id', '=', maker.id).execute()
    await laterAgain(id, 1)
    expect((await occurrences(boss, id, 2))[0]).toMatchObject({ state: 'failed', code: 'maker_gone' })
    expect((await boss.patch(`/recurring/${id}`, { name: 'Kept' })).body.recurring.maker.id).toBe(boss.id)
    await boss.post(`/recurring/${id}/occurrences/${lost?.at}/retry`)
    await until('it is made', async () => (await boss.get(`/recurring/${id}`)).body.recurring.made === 1)
    const other = (await boss.get(`/recurring/${id}/occurrences?state=failed`)).body.occurrences[0]
    await boss.post(`/recurring/${id}/occurrences/${other.at}/dismiss`)
    expect((await boss.get(`/recurring/${id}`)).body.recurring.failed).toBe(0)
  })
})

describe('by hand', () => {
  test('one is made now, once under a key, beside the plan', async () => {
    const { id } = await added({ count: 1 })
    const key = newKey()
    expect((await grace.post(`/recurring/${id}/run`, undefined, key)).status).toBe(202)
    await grace.post(`/recurring/${id}/run`, undefined, key)
    expect(await occurrences(grace, id, 1)).toMatchObject([{ state: 'made', byHand: true }])
    expect(await read(id)).toMatchObject({ state: 'active', made: 1 })
  })

  test('two are made at one instant', async () => {
    const { id } = await added()
    const run = () => grace.post(`/recurring/${id}/run`)
    await Promise.all([run(), run()])
    expect(ofState(await occurrences(grace, id, 2), 'made')).toBe(2)
  })

  test('two change it at once, and both are heard', async () => {
    const { id } = await added()
    const changes = [{ name: 'Renamed' }, { missed: 'none' }, { withinHours: 3 }]
    const all = await Promise.all(changes.map((each) => grace.patch(`/recurring/${id}`, each)))
    expect(all.map(({ status }) => status)).toEqual([200, 200, 200])
    expect(await read(id)).toMatchObject({ name: 'Renamed', missed: 'none', withinHours: 3 })
  })

  test('it is paused and goes on from then, and makes nothing up for', async () => {
    const { id } = await added()
    const paused = (await grace.post(`/recurring/${id}/pause`)).body.recurring
    expect(paused).toMatchObject({ state: 'paused', next: [] })
    await keeper.told(id, ({ state }) => state.paused)
    clock += 3 * 86_400_000
    const resumed = (await grace.post(`/recurring/${id}/resume`)).body.recurring
    expect(resumed).toMatchObject({ state: 'active' })
    expect(Date.parse(resumed.next[0].at)).toBeGreaterThan(clock)
    await keeper.told(id, ({ state, at }) => !state.paused && at.length > 0)
    expect((await grace.get(`/recurring/${id}/occurrences`)).body.occurrences).toEqual([])
  })

  test('what was due by the old rule is not lost by a new one', async () => {
    const { id } = await added()
    await keeper.told(id, () => true)
    clock += 86_400_000
    await grace.patch(`/recurring/${id}`, {
      when: { every: 'week', interval: 1, days: ['mon'], time: '09:00' },
    })
    expect(await occurrences(grace, id, 1)).toMatchObject([{ state: 'made' }])
  })
})

describe('whose it is', () => {
  test('one sees and changes one’s own; managers those of all', async () => {
    const { id } = await added()
    expect((await linus.get(`/recurring/${id}`)).status).toBe(404)
    expect((await linus.patch(`/recurring/${id}`, { name: 'Mine' })).status).toBe(404)
    expect((await linus.post(`/recurring/${id}/run`)).status).toBe(404)
    expect((await linus.get('/recurring')).body.recurring).toEqual([])
    expect((await boss.get(`/recurring/${id}`)).status).toBe(200)
    expect((await ada.get('/recurring')).status).toBe(403)
  })

  test('changes are on record', async () => {
    const { id } = await added()
    await grace.patch(`/recurring/${id}`, { name: 'Renamed' })
    await grace.post(`/recurring/${id}/pause`)
    await grace.delete(`/recurring/${id}`)
    const records = await db.selectFrom('audit_record').select('action').where('subject', '=', id).execute()
    expect(records.map(({ action }) => action)).toEqual([
      ...['recurring.create', 'recurring.update', 'recurring.pause', 'recurring.delete'],
    ])
  })
})

describe('what can not be is refused at its field', () => {
  test.each<[string, object, string, string]>([
    [
      'a rule that never happens',
      { when: { every: 'once', at: '2031-01-01T08:00' }, start: '2031-01-01' },
      'recurring_never',
      'when',
    ],
    ['a start before all time', { start: '0001-01-01' }, 'invalid', 'start'],
    ['an end after all time', { end: '2100-01-01' }, 'invalid', 'end'],
    ['an end before the start', { start: '2031-05-02', end: '2031-05-01' }, 'invalid', 'end'],
    ['days off without a calendar', { onDayOff: 'skip' }, 'invalid', 'calendar'],
    [
      'a calendar that is not there',
      { calendar: '00000000-0000-4000-8000-000000000000' },
      'unknown_calendar',
      'calendar',
    ],
    [
      'a template that is not there',
      { ticket: { template: '00000000-0000-4000-8000-000000000000' } },
      'template_gone',
      'template',
    ],
    ['no ticket at all', { ticket: {} }, 'invalid', 'ticket.content'],
    [
      'a placeholder that is not there',
      { ticket: { content: { ...content, subject: '{{ occurence.day }}' } } },
      'unknown_placeholder',
      'subject',
    ],
    [
      'a queue that is not there',
      { ticket: { content: { ...content, queue: 'nowhere' } } },
      'unknown_queue',
      'queue',
    ],
    [
      'a value that does not fit',
      { ticket: { content: { ...content, fields: { colour: 'red' } } } },
      'field_invalid',
      'fields.colour',
    ],
  ])('%s', async (_, more, code, field) => {
    const { body } = await grace.post('/recurring', { ...daily, ...more })
    expect(body).toMatchObject({ status: 422, code, field })
  })

  test('a preview says when it happens, and how the first would be called', async () => {
    const { name: _, ...asked } = daily
    const { body } = await grace.post('/recurring/preview', asked)
    expect(body.next).toHaveLength(10)
    expect(body.ticket.subject).toMatch(/^Patch day \w+ 2031$/)
    const wrong = { ...asked, ticket: { content: { ...content, text: '{{ nothing }}' } } }
    expect((await grace.post('/recurring/preview', wrong)).body).toMatchObject({
      ...{ ticket: null, problem: { code: 'unknown_placeholder', field: 'text' } },
    })
  })
})
