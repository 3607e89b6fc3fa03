import { describe, expect, test } from 'vitest'
import { defaultLifecycle } from '#domain/tickets/lifecycle.ts'
import { openTimeTravel } from '#test/support/time-travel.ts'
import { until } from '#test/support/until.ts'

const day = 24 * 3_600_000
const desk = await openTimeTravel()
const statusOf = async (number: string) => (await desk.ticketOf(number)).status

describe('the process of a ticket', () => {
  test('commits what is submitted and answers with what became of it', async () => {
    const number = await desk.opened()
    expect(await desk.change(number, { priority: 'high' })).toMatchObject({ state: 'committed', code: null })
    expect(await desk.change(number, { status: 'closed' })).toMatchObject({
      state: 'rejected',
      code: 'transition_not_allowed',
    })
    expect((await desk.ticketOf(number)).priority).toBe('high')
  })

  test('says what it is about', async () => {
    const number = await desk.opened()
    expect(await desk.detailsOf(desk.ticketProcess(number))).toMatch(
      /^new in service-desk, after \d+ events\.$/,
    )
    await desk.change(number, { status: 'resolved' })
    const closesAt = new Date((await desk.ticketOf(number)).closes_at!).toISOString()
    expect(await desk.detailsOf(desk.ticketProcess(number))).toContain(
      `Will be closed for good at ${closesAt}.`,
    )
  })

  test('commits with the first one all that was stored before it', async () => {
    const number = await desk.opened()
    const ids = []
    for (let index = 0; index < 10; index++)
      ids.push(
        await desk.store(number, { type: 'change', payload: { changes: { subject: `Subject ${index}` } } }),
      )
    await desk.submit(number, ids.at(-1)!)
    const states = await Promise.all(ids.map(async (id) => (await desk.commandOf(id)).state))
    expect(states).toEqual(Array(10).fill('committed'))
  })

  test('answers a repeated command as it did the first time', async () => {
    const number = await desk.opened()
    const id = await desk.store(number, { type: 'change', payload: { changes: { subject: 'Once' } } })
    const first = await desk.submit(number, id)
    await desk.change(number, { subject: 'Since' })
    expect(await desk.submit(number, id)).toEqual(first)
    expect((await desk.ticketOf(number)).subject).toBe('Since')
  })

  test('looks when it is told that something was stored', async () => {
    const number = await desk.opened()
    const id = await desk.store(number, { type: 'change', payload: { changes: { subject: 'Seen' } } })
    await desk.gateway.wakeTicket(number)
    await until('it was committed', async () => (await desk.commandOf(id)).state === 'committed')
  })

  test('ends at once for a ticket that does not exist', async () => {
    await desk.gateway.wakeTicket('TKT-20000101-0000')
    expect(await desk.ended(desk.ticketProcess('TKT-20000101-0000'))).toBe('COMPLETED')
  })
})

describe('a resolved ticket', () => {
  test('is closed for good when its days are over, not before, and its process ends', async () => {
    const number = await desk.opened()
    await desk.change(number, { status: 'resolved' })
    const closesAt = (await desk.ticketOf(number)).closes_at!.getTime()
    expect(closesAt - (await desk.now())).toBeLessThanOrEqual(defaultLifecycle.closeAfterDays * day)
    await desk.travelTo(closesAt - 60_000)
    expect(await statusOf(number)).toBe('resolved')
    await desk.travelTo(closesAt + 1_000)
    expect(await desk.ended(desk.ticketProcess(number))).toBe('COMPLETED')
    expect(await statusOf(number)).toBe('closed')
    const last = (await desk.eventsOf(number)).at(-1)!
    expect(last).toMatchObject({ reason: 'closed_for_good', actor_kind: 'system' })
    expect(last.at.getTime() - closesAt).toBeGreaterThanOrEqual(0)
    expect(last.at.getTime() - closesAt).toBeLessThan(5_000)
  })

  test("is opened by the requester's answer, and its time to close is over", async () => {
    const number = await desk.opened()
    await desk.change(number, { status: 'resolved' })
    await desk.sleep('3 days')
    expect(await desk.say(number, 'requester')).toMatchObject({ state: 'committed' })
    expect(await statusOf(number)).toBe('open')
    await desk.sleep('30 days')
    expect(await statusOf(number)).toBe('open')
    expect((await desk.ticketProcess(number).describe()).status.name).toBe('RUNNING')
  })

  test('that is resolved again has its days again', async () => {
    const number = await desk.opened()
    await desk.change(number, { status: 'resolved' })
    await desk.sleep('5 days')
    await desk.change(number, { status: 'open' })
    await desk.change(number, { status: 'resolved' })
    await desk.sleep('5 days')
    expect(await statusOf(number)).toBe('resolved')
    await desk.sleep('3 days')
    await desk.ended(desk.ticketProcess(number))
    expect(await statusOf(number)).toBe('closed')
  })
})

describe('a closed ticket', () => {
  async function closed(): Promise<string> {
    const number = await desk.opened()
    await desk.change(number, { status: 'resolved' })
    await desk.sleep('8 days')
    await desk.ended(desk.ticketProcess(number))
    expect(await statusOf(number)).toBe('closed')
    return number
  }

  test('starts its process again for a late answer within the window, and is worked on', async () => {
    const number = await closed()
    const before = (await desk.ticketProcess(number).describe()).runId
    expect(await desk.say(number, 'requester')).toMatchObject({ state: 'committed' })
    expect(await statusOf(number)).toBe('open')
    const { runId, status } = await desk.ticketProcess(number).describe()
    expect(status.name).toBe('RUNNING')
    expect(runId).not.toBe(before)
  })

  test('refuses the answer after the window, and its process ends again', async () => {
    const number = await closed()
    await desk.sleep('10 days')
    expect(await desk.say(number, 'requester')).toMatchObject({ state: 'rejected', code: 'ticket_closed' })
    expect(await desk.ended(desk.ticketProcess(number))).toBe('COMPLETED')
    expect(await statusOf(number)).toBe('closed')
  })

  test('takes a note, and its process ends again', async () => {
    const number = await closed()
    expect(await desk.say(number, 'agent', 'note')).toMatchObject({ state: 'committed' })
    expect(await desk.ended(desk.ticketProcess(number))).toBe('COMPLETED')
  })

  test('that is cancelled ends its process at once', async () => {
    const number = await desk.opened()
    await desk.change(number, { status: 'cancelled' })
    expect(await desk.ended(desk.ticketProcess(number))).toBe('COMPLETED')
  })
})
