import { describe, expect, test } from 'vitest'
import { createSlaActivities } from '#activities/sla/index.ts'
import { openCommits } from '#test/support/commits.ts'
import { until } from '#test/support/until.ts'

// Monday, in the middle of the working hours of the first calendar (Europe/Berlin).
const monday = Date.parse('2026-03-02T10:00:00Z')
const minute = 60_000
const hour = 60 * minute
let now = monday
const desk = await openCommits({ now: () => now })
const { commit, db } = desk

/** The clock's activity, with a process that commits as the ticket's workflow would. */
const { advanceClocks } = createSlaActivities({
  ...desk.deps,
  processes: {
    ...desk.deps.processes,
    submit: async (number, id) => (await commit({ number, wanted: [id], first: false })).outcomes[id]!,
  },
})

const clocksOf = async (number: string) =>
  db
    .selectFrom('clock')
    .innerJoin('ticket', 'ticket.id', 'ticket_id')
    .selectAll('clock')
    .where('number', '=', number)
    .orderBy('target')
    .execute()
const clockEvents = async (number: string) =>
  (await desk.eventsOf(number))
    .filter(({ type }) => type.startsWith('sla_'))
    .map(({ type, at, data }) => `${type} ${data['target']} ${(at.getTime() - monday) / minute}`)

/** A new ticket at ten o'clock on Monday: urgent, so half an hour to answer and four hours to resolve. */
async function urgent(): Promise<string> {
  now = monday
  return desk.opened({ priority: 'urgent' })
}

describe('the clocks of a ticket', () => {
  test('warn at three quarters and breach when due, at those instants, whenever somebody looks', async () => {
    const number = await urgent()
    expect(desk.told).toContainEqual({ what: 'start', number, at: monday + 22.5 * minute })
    now = monday + 5 * hour
    expect(await advanceClocks({ number })).toBeNull()
    expect(await clockEvents(number)).toEqual([
      'sla_started first_response 0',
      'sla_started resolution 0',
      'sla_warned first_response 22.5',
      'sla_breached first_response 30',
      'sla_warned resolution 180',
      'sla_breached resolution 240',
    ])
    const [response, resolution] = await clocksOf(number)
    expect(response).toMatchObject({
      state: 'breached',
      breached_at: new Date(monday + 30 * minute),
      warned_at: new Date(monday + 22.5 * minute),
    })
    expect(resolution).toMatchObject({
      state: 'breached',
      breached_at: new Date(monday + 4 * hour),
      warned_at: new Date(monday + 3 * hour),
    })
    expect(await desk.ticketOf(number)).toMatchObject({
      breached: true,
      next_due_at: null,
      clock_wakes_at: null,
    })
  })

  test('say from one instant to the next what comes', async () => {
    const number = await urgent()
    const instants = [22.5 * minute, 30 * minute, 3 * hour, 4 * hour]
    for (const [index, instant] of instants.entries()) {
      now = monday + instant - 1
      expect(await advanceClocks({ number })).toBe(Math.max(monday + instant, now + 1_000))
      now = monday + instant
      const next = instants[index + 1]
      expect(await advanceClocks({ number })).toBe(next === undefined ? null : monday + next)
    }
  })

  test('pause while the requester is waited for, and go on where they stopped', async () => {
    const number = await urgent()
    now = monday + 10 * minute
    await desk.change(number, { status: 'pending' })
    await commit({ number, wanted: [], first: false })
    for (const clock of await clocksOf(number))
      expect(clock).toMatchObject({ state: 'paused', due_at: null, elapsed_ms: 10 * minute })
    now = monday + 2 * hour
    expect(await advanceClocks({ number })).toBeNull()
    await desk.say(number, desk.message({ from: 'requester' }))
    await commit({ number, wanted: [], first: false })
    const [response] = await clocksOf(number)
    expect(response).toMatchObject({ state: 'running', due_at: new Date(now + 20 * minute) })
    expect(desk.told.at(-1)).toEqual({ what: 'reschedule', number })
  })

  test('are met by an answer and by resolving, and never judged again', async () => {
    const number = await urgent()
    now = monday + 10 * minute
    await desk.say(number, desk.message())
    now = monday + 20 * minute
    await desk.change(number, { status: 'resolved' })
    await commit({ number, wanted: [], first: false })
    expect((await clocksOf(number)).map(({ state }) => state)).toEqual(['met', 'met'])
    now = monday + 100 * hour
    expect(await advanceClocks({ number })).toBeNull()
    expect((await desk.ticketOf(number)).breached).toBe(false)
  })

  test('are not told again by a second look', async () => {
    const number = await urgent()
    now = monday + 45 * minute
    await advanceClocks({ number })
    const events = await desk.eventsOf(number)
    await advanceClocks({ number })
    await desk.advance(number)
    await commit({ number, wanted: [], first: false })
    expect(await desk.eventsOf(number)).toEqual(events)
  })

  test('count working hours only', async () => {
    now = Date.parse('2026-03-06T15:45:00Z')
    const number = await desk.opened({ priority: 'urgent' })
    const [response] = await clocksOf(number)
    expect(response?.due_at).toEqual(new Date('2026-03-09T07:15:00Z'))
  })
})

describe('the process of the clock is woken', () => {
  test('when its next instant moves earlier, and not when it moves later', async () => {
    now = monday
    const number = await desk.opened({ priority: 'low' })
    desk.told.length = 0
    await desk.change(number, { priority: 'urgent' })
    await commit({ number, wanted: [], first: false })
    expect(desk.told).toEqual([{ what: 'reschedule', number }])
    await advanceClocks({ number })
    desk.told.length = 0
    await desk.change(number, { priority: 'low' })
    await desk.say(number, desk.message({ kind: 'note' }))
    await commit({ number, wanted: [], first: false })
    expect(desk.told).toEqual([])
  })

  test('although it looked at the very moment at which the clocks went on', async () => {
    const number = await urgent()
    await desk.change(number, { status: 'pending' })
    await commit({ number, wanted: [], first: false })
    now = monday + 22.5 * minute
    desk.told.length = 0

    // The commit that resumes the clocks holds the ticket while the clock's process looks at it.
    const holder = await desk.pool.connect()
    await holder.query('begin')
    await holder.query('select 1 from ticket where number = $1 for update', [number])
    const looking = advanceClocks({ number })
    await until('the look waits for the ticket', async () => {
      const { rows } = await desk.pool.query(
        "select 1 from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()",
      )
      return rows.length
    })
    const due = new Date(now + 30 * minute)
    await holder.query(
      "update clock set state = 'running', due_at = $1, warn_at = $1 where ticket_id = (select id from ticket where number = $2)",
      [due, number],
    )
    await holder.query('commit')
    holder.release()
    expect(await looking).toBe(due.getTime())
    expect((await desk.ticketOf(number)).clock_wakes_at).toEqual(due)
  })

  test('looks again until a worker whose clock is behind has recorded what is due', async () => {
    const number = await urgent()
    const behind = createSlaActivities({
      ...desk.deps,
      now: () => now,
      processes: {
        ...desk.deps.processes,
        submit: async (ticket, id) => {
          now -= 15_000
          const { outcomes } = await commit({ number: ticket, wanted: [id], first: false })
          now += 15_000
          return outcomes[id]!
        },
      },
    })
    now = monday + 22.5 * minute
    await advanceClocks({ number })
    now = monday + 30 * minute
    const again = await behind.advanceClocks({ number })
    expect(again).toBe(now + 1_000)
    expect((await clocksOf(number))[0]!.breached_at).toBeNull()
    now += 20_000
    await behind.advanceClocks({ number })
    expect((await clocksOf(number))[0]).toMatchObject({
      state: 'breached',
      breached_at: new Date(monday + 30 * minute),
    })
  })
})

describe('a resolved ticket', () => {
  test('is closed for good by the first commit after its time, and the clocks stay met', async () => {
    const number = await urgent()
    await desk.change(number, { status: 'resolved' })
    const { ticket } = await commit({ number, wanted: [], first: false })
    expect(ticket?.closesAt).toBe(monday + 7 * 24 * hour)
    now = ticket!.closesAt! - 1
    expect((await commit({ number, wanted: [], first: false })).ticket?.status).toBe('resolved')
    now++
    expect((await commit({ number, wanted: [], first: false })).ticket).toMatchObject({
      status: 'closed',
      closesAt: null,
    })
    const last = (await desk.eventsOf(number)).at(-1)
    expect(last).toMatchObject({ type: 'status_changed', reason: 'closed_for_good', actor_kind: 'system' })
    expect((await commit({ number, wanted: [], first: false })).ticket?.seq).toBe(last?.seq)
  })

  test("is opened again by the requester's reply that was stored before its time, although it is committed after", async () => {
    const number = await urgent()
    await desk.change(number, { status: 'resolved' })
    const { ticket } = await commit({ number, wanted: [], first: false })
    await desk.say(number, desk.message({ from: 'requester' }))
    now = ticket!.closesAt! + 1
    expect((await commit({ number, wanted: [], first: false })).ticket).toMatchObject({
      status: 'open',
      closesAt: null,
    })
  })
})
