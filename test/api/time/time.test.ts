import { v7 as uuid } from 'uuid'
import { describe, expect, test } from 'vitest'
import { defaultLifecycle } from '#domain/tickets/lifecycle.ts'
import { type Caller, newKey, nowhere, openApp } from '#test/support/app.ts'
import { firstQueue } from '#test/support/people.ts'
import { insertTicket } from '#test/support/tickets.ts'

let ahead = 0
const desk = await openApp({ now: () => Date.now() + ahead })
const boss = await desk.person('manager', 'Boss')
const grace = await desk.person('agent', 'Grace Hopper')
const linus = await desk.person('agent', 'Linus Torvalds')
const ada = await desk.person('requester', 'Ada Lovelace')
const viewer = await desk.person('viewer')

const day = '2026-03-02'

async function opened(more: object = {}) {
  const { body } = await ada.post('/tickets', { subject: 'Broken cable', text: 'Please', ...more })
  const { number } = body.ticket
  const path = `/tickets/${number}`
  const log = async (time: object, who = grace) => {
    const { status, body: answer } = await who.post(`${path}/time`, { day, ...time })
    expect([status, answer.detail]).toEqual([201, undefined])
    return answer.ticket
  }
  const read = async (who = grace) => (await who.get(`${path}/time`)).body
  return { number, path, log, read }
}

async function typeOf(name: string, more: object = {}): Promise<string> {
  const { status, body } = await boss.post('/time-types', { name: `${name} ${uuid()}`, ...more })
  expect(status).toBe(201)
  return body.type.id
}

describe('time on a ticket', () => {
  test('counts what was logged on tickets that were merged into it, until they are parted', async () => {
    const [stays, goes] = [await opened(), await opened()]
    await stays.log({ duration: 30 })
    await goes.log({ duration: 45, day: '2026-03-03' }, linus)
    expect((await grace.post(`${stays.path}/merge`, { tickets: [goes.number] })).status).toBe(200)
    const { entries, totals } = await stays.read()
    expect(entries).toMatchObject([
      { minutes: 45, ticket: { number: goes.number } },
      { minutes: 30, ticket: { number: stays.number } },
    ])
    expect(totals).toMatchObject({ minutes: 75, byPerson: [{ minutes: 45 }, { minutes: 30 }] })
    expect((await goes.read()).totals.minutes).toBe(45)
    await grace.post(`${goes.path}/unmerge`)
    expect((await stays.read()).totals.minutes).toBe(30)
  })

  test('is logged by agents, and adds up by person, type and what is billable', async () => {
    const { path, log, read } = await opened()
    expect((await grace.get(path)).body.ticket.time).toEqual({ minutes: 0, billableMinutes: 0 })
    const travel = await typeOf('Travel', { billable: true, color: 'blue' })
    await log({ duration: '1h 30m', type: travel, text: 'To the site' })
    await log({ duration: '1:00', day: '2026-03-03' }, linus)
    const ticket = await log({ duration: 15, billable: true })
    expect(ticket.time).toEqual({ minutes: 165, billableMinutes: 105 })
    const { entries, totals } = await read(viewer)
    expect(entries).toMatchObject([
      { day: '2026-03-03', minutes: 60, billable: false, type: null, person: { name: 'Linus Torvalds' } },
      { minutes: 15, billable: true, type: null },
      { day, minutes: 90, billable: true, type: { id: travel, color: 'blue' }, text: 'To the site' },
    ])
    expect(totals).toMatchObject({
      ...{ minutes: 165, billableMinutes: 105 },
      byPerson: [
        { person: { name: 'Grace Hopper' }, minutes: 105, billableMinutes: 105 },
        { person: { name: 'Linus Torvalds' }, minutes: 60, billableMinutes: 0 },
      ],
      byType: [
        { type: { id: travel }, minutes: 90, billableMinutes: 90 },
        { type: null, minutes: 75, billableMinutes: 15 },
      ],
    })
  })

  test('is today’s when no day is given', async () => {
    const { path, read } = await opened()
    await grace.post(`${path}/time`, { duration: '5m' })
    const [entry] = (await read()).entries
    expect(Math.abs(Date.parse(entry.day) - Date.now())).toBeLessThan(2 * 86_400_000)
  })

  test('is read page by page', async () => {
    const { path, log } = await opened()
    for (const minutes of [1, 2, 3]) await log({ duration: minutes })
    const first = (await grace.get(`${path}/time?limit=2`)).body
    const second = (await grace.get(`${path}/time?limit=2&cursor=${first.next}`)).body
    const minutes = [...first.entries, ...second.entries].map((entry: { minutes: number }) => entry.minutes)
    expect(minutes).toEqual([3, 2, 1])
    expect([second.next, second.totals.minutes]).toEqual([null, 6])
  })

  test('is changed and deleted by who logged it, and by who may change everybody’s', async () => {
    const { path, log, read } = await opened()
    await log({ duration: '1h', text: 'Cable' })
    const [{ id }] = (await read()).entries
    const entry = `${path}/time/${id}`
    const changed = await grace.patch(entry, { duration: '2h', billable: true, text: 'Both cables' })
    expect(changed.body).toMatchObject({
      entry: { minutes: 120, billable: true, text: 'Both cables', day },
      ticket: { time: { minutes: 120, billableMinutes: 120 } },
    })
    expect((await linus.patch(entry, { duration: '1h' })).body.code).toBe('not_allowed')
    expect((await linus.delete(entry)).status).toBe(403)
    expect((await boss.patch(entry, { billable: false })).body.ticket.time.billableMinutes).toBe(0)
    expect((await grace.delete(entry)).body.ticket.time).toEqual({ minutes: 0, billableMinutes: 0 })
    expect((await grace.delete(entry)).status).toBe(404)
    expect((await grace.patch(entry, { duration: '1h' })).status).toBe(404)
    expect((await read()).entries).toEqual([])
    const { events } = (await grace.get(`${path}/events?group=time`)).body
    expect(events.map(({ type }: { type: string }) => type)).toEqual([
      ...['time_deleted', 'time_changed', 'time_changed', 'time_logged'],
    ])
    expect(JSON.stringify(events)).not.toContain('Cable')
  })

  test('is logged for others by who may', async () => {
    const { path, read } = await opened()
    const forLinus = { duration: '1h', day, person: linus.id }
    expect((await grace.post(`${path}/time`, forLinus)).status).toBe(403)
    expect((await boss.post(`${path}/time`, forLinus)).status).toBe(201)
    expect((await read()).entries[0].person.name).toBe('Linus Torvalds')
    const refused = async (person: string) => (await boss.post(`${path}/time`, { ...forLinus, person })).body
    expect(await refused(ada.id)).toMatchObject({ code: 'not_an_agent', field: 'person' })
    expect(await refused(uuid())).toMatchObject({ code: 'unknown_person', field: 'person' })
  })

  test('is logged once by a request that is sent twice', async () => {
    const { path, read } = await opened()
    const headers = newKey()
    await grace.post(`${path}/time`, { duration: '1h' }, headers)
    expect((await grace.post(`${path}/time`, { duration: '1h' }, headers)).status).toBe(201)
    expect((await read()).entries).toHaveLength(1)
  })

  test('is of a day that has begun somewhere, by the clock of the desk', async () => {
    const { path, log, read } = await opened()
    await log({ duration: '1h' })
    const [entry] = (await read()).entries
    const refused = { code: 'invalid', detail: 'Time is logged once it was spent.' }
    try {
      ahead = Date.parse('2026-02-10T23:30:00Z') - Date.now()
      for (const [date, status] of [
        ['2026-02-11', 201],
        ['2026-02-12', 422],
      ] as const) {
        const time = { duration: '1h', day: date }
        const answers = [
          await grace.post(`${path}/time`, time),
          await grace.patch(`${path}/time/${entry.id}`, { day: date }),
          await grace.post(`${path}/messages`, { kind: 'note', text: 'Called', time }),
          await grace.patch(path, { priority: status === 201 ? 'high' : 'low', time }),
        ]
        expect(answers.map((each) => Math.max(each.status, 201))).toEqual(Array(4).fill(status))
        if (status === 422)
          expect(answers.map(({ body }) => body)).toMatchObject([
            ...[
              { ...refused, field: 'day' },
              { ...refused, field: 'day' },
            ],
            ...[
              { ...refused, field: 'time.day' },
              { ...refused, field: 'time.day' },
            ],
          ])
      }
    } finally {
      ahead = 0
    }
  })

  test('is refused with the field at fault', async () => {
    const { path } = await opened()
    const refused = async (time: object) => (await grace.post(`${path}/time`, time)).body
    for (const duration of ['soon', '1.5', '', 0, -5, '25h', 1441])
      expect(await refused({ duration })).toMatchObject({ code: 'duration_invalid', field: 'duration' })
    expect(await refused({ duration: '1h', day: '2999-01-01' })).toMatchObject({
      ...{ code: 'invalid', field: 'day' },
    })
    expect(await refused({ duration: '1h', type: uuid() })).toMatchObject({
      ...{ code: 'unknown_time_type', field: 'type' },
    })
    expect(await refused({ duration: '1h', text: 'x'.repeat(2001) })).toMatchObject({ field: 'text' })
    expect((await grace.patch(path, { time: { duration: 'soon' } })).body).toMatchObject({
      ...{ code: 'duration_invalid', field: 'time.duration' },
    })
  })

  test('is nothing that requesters see, ask for or log', async () => {
    const { path, log } = await opened()
    await log({ duration: '3h', billable: true, text: 'Secret work' })
    expect((await ada.get(`${path}/time`)).status).toBe(403)
    expect((await ada.post(`${path}/time`, { duration: '1h' })).status).toBe(403)
    expect((await ada.get(path)).body.ticket.time).toBeNull()
    expect((await ada.get('/tickets')).body.tickets[0].time).toBeNull()
    const history = JSON.stringify((await ada.get(`${path}/events`)).body)
    expect(history).not.toMatch(/time_|minutes/)
    expect((await ada.get(`${path}/events?group=time`)).body.events).toEqual([])
    for (const filter of ['time:>1h', 'is:billable', 'billable:yes'])
      expect((await ada.get(`/tickets?filter=${encodeURIComponent(filter)}`)).body.code).toBe(
        'invalid_filter',
      )
    const fields = JSON.stringify((await ada.get('/filter-fields')).body)
    expect(fields).not.toMatch(/billable|"time"/)
    const message = { kind: 'reply', text: 'Hello', time: { duration: '1h' } }
    expect((await ada.post(`${path}/messages`, message)).status).toBe(403)
    expect((await viewer.post(`${path}/time`, { duration: '1h' })).status).toBe(403)
    for (const route of ['/me/timer', '/time-types', '/time?from=2026-01-01&to=2026-01-31&person=me'])
      expect((await ada.get(route)).status).toBe(403)
  })

  test('is what tickets are found by', async () => {
    const { number, log } = await opened()
    await log({ duration: '2h 1m', billable: true })
    const found = async (filter: string) => {
      const { body } = await grace.get(`/tickets?filter=${encodeURIComponent(`${filter} number:${number}`)}`)
      return body.tickets.length
    }
    expect(await found('time:>2h')).toBe(1)
    expect(await found('time:"2h 1m"')).toBe(1)
    expect(await found('time:1h..1:59')).toBe(0)
    expect(await found('is:billable')).toBe(1)
    expect(await found('-is:billable')).toBe(0)
    const wrong = (await grace.get(`/tickets?filter=${encodeURIComponent('time:>soon')}`)).body
    expect([wrong.code, wrong.detail]).toEqual(['invalid_filter', expect.stringContaining('1h 30m')])
  })
})

test('follows whom its person is merged into, and back', async () => {
  const { number, log, read } = await opened()
  const old = await desk.person('agent', 'Grace H.')
  await log({ duration: '1h' }, old)
  await old.put('/me/timer', { ticket: number })
  const timer = async (who: Caller) => (await who.get('/me/timer')).body.timer
  const { id } = await timer(old)
  const { status, body } = await boss.post(`/people/${grace.id}/merge`, { from: old.id })
  expect(status).toBe(201)
  expect((await read()).entries[0].person.name).toBe('Grace Hopper')
  expect(await timer(grace)).toMatchObject({ id, ticket: { number } })
  await boss.post(`/people/merges/${body.merge.id}/undo`)
  expect((await read()).entries[0].person.name).toBe('Grace H.')
  expect(await timer(grace)).toBeNull()
})

test('does not say what it was for, once the ticket was deleted', async () => {
  const { number, log } = await opened()
  await log({ duration: '1h', day: '2026-01-05' })
  await grace.put('/me/timer', { ticket: number })
  expect((await boss.delete(`/tickets/${number}`)).status).toBe(200)
  const period = 'from=2026-01-05&to=2026-01-05&person=me'
  const named = { number, subject: null }
  expect((await grace.get(`/time?${period}`)).body.entries).toMatchObject([{ ticket: named }])
  expect((await grace.get(`/time/sheet?${period}`)).body.rows).toMatchObject([{ ticket: named }])
  expect(String((await grace.get(`/time/export.csv?${period}`)).raw)).not.toContain('Broken cable')
  expect((await grace.get('/me/timer')).body.timer.ticket).toEqual(named)
  await grace.delete('/me/timer')
})

describe('a transition that asks for time', () => {
  async function strict(kind: string) {
    const transitions = defaultLifecycle.transitions.map((way) =>
      way.to === 'resolved' ? { ...way, fields: ['time'] } : way,
    )
    const { status } = await boss.put(`/lifecycles/${kind}`, { ...defaultLifecycle, transitions })
    expect(status).toBe(200)
  }

  test('is refused without, and takes it along', async () => {
    await strict('task')
    const { path } = await opened({ kind: 'task' })
    expect((await grace.patch(path, { status: 'resolved' })).body).toMatchObject({
      ...{ code: 'transition_incomplete', field: 'time' },
    })
    const time = { duration: '45m', text: 'All of it' }
    const { body } = await grace.patch(path, { status: 'resolved', time })
    expect(body.ticket).toMatchObject({ status: 'resolved', time: { minutes: 45 } })
    const { events } = (await grace.get(`${path}/events`)).body
    const types = events.map(({ type }: { type: string }) => type)
    expect(types.filter((type: string) => !type.startsWith('sla_')).slice(0, 2)).toEqual([
      ...['status_changed', 'time_logged'],
    ])
  })

  test('takes it with the reply that resolves', async () => {
    await strict('task')
    const { path, read } = await opened({ kind: 'task' })
    const reply = { kind: 'reply', text: 'Done', status: 'resolved', undoSeconds: 0 }
    expect((await grace.post(`${path}/messages`, reply)).body.field).toBe('time')
    const { body } = await grace.post(`${path}/messages`, {
      ...reply,
      time: { duration: '1h', text: 'Work' },
    })
    expect(body.ticket).toMatchObject({ status: 'resolved', time: { minutes: 60 } })
    expect((await read()).entries).toMatchObject([{ minutes: 60, text: 'Work' }])
  })
})

test('a timer goes on until its time is really logged', async () => {
  const away = await openApp({ temporalAddress: nowhere, deadlineMs: 50 })
  const [agent, requester] = [await away.person('agent'), await away.person('requester')]
  const queue = await firstQueue(away.db)
  const ticket = await insertTicket(away.db, { requester_id: requester.id, queue_id: queue.id })
  const { timer } = (await agent.put('/me/timer', { ticket })).body
  const logged = await agent.post(`/tickets/${ticket}/time`, { duration: '5m', timer: timer.id })
  expect(logged.status).toBe(202)
  expect((await agent.get('/me/timer')).body.timer).toMatchObject({ id: timer.id })
})

describe('the timer', () => {
  const timer = async (who: Caller) => (await who.get('/me/timer')).body.timer

  test('runs on one ticket at a time, pauses, and ends with what is logged', async () => {
    const [one, other] = [await opened(), await opened()]
    expect(await timer(grace)).toBeNull()
    const started = await grace.put('/me/timer', { ticket: one.number })
    expect(started.body.timer).toMatchObject({
      ...{ ticket: { number: one.number, subject: 'Broken cable' }, running: true },
    })
    expect((await grace.put('/me/timer', { ticket: other.number })).body).toMatchObject({
      ...{ code: 'timer_runs', field: 'ticket' },
    })
    expect(await timer(linus)).toBeNull()
    const back = new Date(Date.now() - 125_000)
    await desk.db.updateTable('timer').set({ started_at: back }).where('person_id', '=', grace.id).execute()
    const paused = (await grace.patch('/me/timer', { running: false })).body.timer
    expect(paused.running).toBe(false)
    expect(paused.seconds).toBeGreaterThanOrEqual(125)
    expect((await timer(grace)).seconds).toBe(paused.seconds)
    expect((await grace.put('/me/timer', { ticket: one.number })).body.timer.running).toBe(true)
    await one.log({ duration: '2m', timer: paused.id })
    expect(await timer(grace)).toBeNull()
    expect((await grace.patch('/me/timer', { running: true })).status).toBe(404)
  })

  test('is discarded when it is not wanted', async () => {
    const { number, log } = await opened()
    await linus.put('/me/timer', { ticket: number })
    const { id } = await timer(linus)
    await log({ duration: '2m', timer: id })
    expect(await timer(linus)).not.toBeNull()
    expect((await linus.delete('/me/timer')).status).toBe(204)
    expect(await timer(linus)).toBeNull()
  })
})

describe('types of work', () => {
  test('are named once, changed and retired', async () => {
    const name = `Support ${uuid()}`
    const { body } = await boss.post('/time-types', { name, color: 'green', billable: true })
    const path = `/time-types/${body.type.id}`
    expect((await boss.post('/time-types', { name })).body).toMatchObject({
      ...{ code: 'name_taken', field: 'name' },
    })
    const { path: ticket, log, read } = await opened()
    await log({ duration: '1h', type: body.type.id })
    const retired = (await boss.patch(path, { retired: true, billable: false })).body.type
    expect(retired).toMatchObject({ name, retired: true, billable: false, uses: 1 })
    const refused = await grace.post(`${ticket}/time`, { duration: '1h', type: body.type.id })
    expect(refused.body).toMatchObject({ code: 'unknown_time_type', field: 'type' })
    const [entry] = (await read()).entries
    expect(entry).toMatchObject({ type: { name }, billable: true })
    const kept = await grace.patch(`${ticket}/time/${entry.id}`, { duration: '2h', type: body.type.id })
    expect(kept.status).toBe(200)
    expect((await boss.patch(path, { retired: false })).body.type.retired).toBe(false)
    expect((await grace.patch(path, { name: 'Mine' })).status).toBe(403)
    const { records } = (await boss.get(`/audit?subject=${body.type.id}`)).body
    expect(records.length).toBeGreaterThan(0)
  })
})

describe('the timesheet', () => {
  const week = 'from=2026-03-09&to=2026-03-15'
  const monday = '2026-03-09'

  test('is one’s own, or everybody’s for those who may see it', async () => {
    const [one, other] = [await opened(), await opened()]
    const travel = await typeOf('Travel')
    await one.log({ duration: '1h', day: monday, type: travel })
    await one.log({ duration: '30m', day: monday })
    await other.log({ duration: '2h', day: '2026-03-15', billable: true })
    await other.log({ duration: '4h', day: '2026-03-16' })
    await one.log({ duration: '3h', day: monday }, linus)
    const mine = (await grace.get(`/time/sheet?${week}&person=me`)).body
    expect(mine).toMatchObject({ totals: { minutes: 210, billableMinutes: 120 }, count: 2 })
    expect(mine.rows).toMatchObject([
      { ticket: { number: other.number }, days: { '2026-03-15': 120 }, minutes: 120, billableMinutes: 120 },
      { ticket: { number: one.number }, days: { [monday]: 90 }, minutes: 90 },
    ])
    expect((await grace.get(`/time/sheet?${week}`)).status).toBe(403)
    expect((await grace.get(`/time?${week}&person=${linus.id}`)).status).toBe(403)
    const all = (await boss.get(`/time/sheet?${week}&rows=person`)).body
    expect(all.rows).toMatchObject([
      { person: { name: 'Grace Hopper' }, minutes: 210 },
      { person: { name: 'Linus Torvalds' }, minutes: 180 },
    ])
    const found = async (filter: string) => (await boss.get(`/time?${week}&${filter}`)).body.entries.length
    expect(await found(`person=${linus.id}`)).toBe(1)
    expect(await found(`type=${travel}`)).toBe(1)
    expect(await found('type=none')).toBe(3)
    expect(await found('billable=true')).toBe(1)
    const team = await boss.post('/teams', { name: `Night ${uuid()}`, members: [{ person: linus.id }] })
    expect(await found(`team=${team.body.team.id}`)).toBe(1)
    expect((await boss.get('/time?from=2026-03-15&to=2026-03-09')).body).toMatchObject({ field: 'to' })
    expect((await boss.get('/time?from=2020-01-01&to=2026-03-09')).body).toMatchObject({ field: 'to' })
  })

  test('shows others’ time as far as a right reaches', async () => {
    const key = `lead-${uuid().slice(-12)}`
    const grants = [{ permission: 'time.read', scope: 'own' }]
    expect((await boss.post('/roles', { key, name: key, parent: 'agent', grants })).status).toBe(403)
    const root = await desk.person('administrator')
    expect((await root.post('/roles', { key, name: key, parent: 'agent', grants })).status).toBe(201)
    const lead = await desk.person(key, 'Lead')
    const [theirs, another] = [await opened(), await opened()]
    expect((await lead.patch(theirs.path, { assignee: lead.id })).status).toBe(200)
    const spent = { duration: '20m', day: '2026-05-04' }
    await theirs.log(spent)
    await another.log(spent)
    await another.log({ ...spent, duration: '5m' }, lead)
    const may = 'from=2026-05-04&to=2026-05-04'
    const { entries } = (await lead.get(`/time?${may}`)).body
    const numbers = entries.map((entry: { ticket: { number: string } }) => entry.ticket.number)
    expect(numbers.toSorted()).toEqual([theirs.number, another.number].toSorted())
    expect((await lead.get(`/time/sheet?${may}`)).body.totals.minutes).toBe(25)
    expect((await boss.get(`/time/sheet?${may}`)).body.totals.minutes).toBe(45)
  })

  test('goes as CSV that no spreadsheet computes', async () => {
    const { number, log } = await opened()
    await log({ duration: '1h 15m', day: '2026-04-01', text: '=HYPERLINK("http://x")' })
    const { status, headers, raw } = await grace.get(
      '/time/export.csv?from=2026-04-01&to=2026-04-30&person=me',
    )
    expect([status, headers['content-type']]).toEqual([200, 'text/csv; charset=utf-8'])
    const [header, row] = String(raw).split('\n')
    expect(header).toContain('day,person,email,ticket,subject,type,billable,minutes,hours,text')
    expect(row).toContain(`${number},Broken cable,,no,75,1.25,"'=HYPERLINK(""http://x"")"`)
    expect((await grace.get('/time/export.csv?from=2026-04-01&to=2026-04-30')).status).toBe(403)
  })
})
