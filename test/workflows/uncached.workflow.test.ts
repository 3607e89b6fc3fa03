import { expect, test } from 'vitest'
import { openTimeTravel } from '#test/support/time-travel.ts'
import { until } from '#test/support/until.ts'

// Nothing is kept in memory between two tasks: each is worked out anew from the history.
const desk = await openTimeTravel({ maxCachedWorkflows: 0 })

test("a ticket's whole life gives the same when every task is replayed from the beginning", async () => {
  const number = await desk.opened({ priority: 'urgent' })
  expect(await desk.change(number, { assigneeId: desk.agent.id, tags: ['vpn'] })).toMatchObject({
    state: 'committed',
  })
  expect(await desk.say(number, 'agent')).toMatchObject({ state: 'committed' })
  expect(await desk.change(number, { status: 'closed' })).toMatchObject({ state: 'rejected' })
  const burst = await Promise.all(Array.from({ length: 8 }, () => desk.say(number, 'agent', 'note')))
  expect(burst.map(({ state }) => state)).toEqual(Array(8).fill('committed'))

  const due = (await desk.ticketOf(number)).next_due_at!.getTime()
  await desk.travelTo(due + 3_000)
  await until('the breach is told', async () => (await desk.ticketOf(number)).breached)
  await desk.change(number, { status: 'resolved' })
  await desk.sleep('2 days')
  expect(await desk.say(number, 'requester')).toMatchObject({ state: 'committed' })
  await desk.change(number, { status: 'resolved' })
  await desk.sleep('8 days')
  expect(await desk.ended(desk.ticketProcess(number))).toBe('COMPLETED')
  expect(await desk.ended(desk.slaProcess(number))).toBe('COMPLETED')

  const events = await desk.eventsOf(number)
  expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1))
  expect(events.filter(({ type }) => type === 'noted')).toHaveLength(8)
  expect((await desk.ticketOf(number)).status).toBe('closed')
})
