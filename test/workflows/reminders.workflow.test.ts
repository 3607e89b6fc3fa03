import { v7 as uuid } from 'uuid'
import { describe, expect, test } from 'vitest'
import type { CommandBody } from '#domain/tickets/commands.ts'
import { openTimeTravel } from '#test/support/time-travel.ts'

const hour = 3_600_000
const desk = await openTimeTravel()

async function ask(number: string, body: CommandBody) {
  return desk.submit(number, await desk.store(number, body))
}
const remind = (number: string, at: number, person: string | null = desk.agent.id) =>
  ask(number, { type: 'remind', payload: { id: uuid(), at, person, text: 'Call the supplier' } })
const typesOf = async (number: string) => (await desk.eventsOf(number)).map(({ type }) => type as string)
const count = async (number: string, type: string) =>
  (await typesOf(number)).filter((each) => each === type).length
const reminderMails = (number: string) =>
  desk.db
    .selectFrom('delivery')
    .select(['person_id', 'subject'])
    .where('subject', 'like', `Reminder: ${number}%`)
    .execute()

describe('the process of a snoozed ticket', () => {
  test('wakes it at its time, not before, once, and says that it sleeps', async () => {
    const number = await desk.opened()
    const until = (await desk.now()) + 48 * hour
    await ask(number, { type: 'snooze', payload: { until } })
    expect(await desk.detailsOf(desk.ticketProcess(number))).toContain(new Date(until).toISOString())
    await desk.travelTo(until - 5_000)
    expect((await desk.ticketOf(number)).snoozed_until?.getTime()).toBe(until)
    await desk.travelTo(until + 5_000)
    expect((await desk.ticketOf(number)).snoozed_until).toBeNull()
    await desk.sleep('3 days')
    expect(await count(number, 'woken')).toBe(1)
  })

  test('sleeps no longer when the requester answers', async () => {
    const number = await desk.opened()
    await ask(number, { type: 'snooze', payload: { until: (await desk.now()) + 48 * hour } })
    await desk.say(number, 'requester')
    expect((await desk.ticketOf(number)).snoozed_until).toBeNull()
    await desk.sleep('3 days')
    expect(await count(number, 'woken')).toBe(1)
  })

  test('still closes it for good after it was resolved', async () => {
    const number = await desk.opened()
    await ask(number, { type: 'snooze', payload: { until: (await desk.now()) + 48 * hour } })
    await desk.change(number, { status: 'resolved' })
    await desk.sleep('8 days')
    expect(await desk.ended(desk.ticketProcess(number))).toBe('COMPLETED')
    expect((await desk.ticketOf(number)).status).toBe('closed')
  })
})

describe('the process of a ticket somebody wants to be reminded of', () => {
  test('reminds at each time, exactly once, and mails whom it is for', async () => {
    const number = await desk.opened({})
    const now = await desk.now()
    await remind(number, now + hour)
    await remind(number, now + 3 * hour, null)
    await desk.change(number, { assigneeId: desk.agent.id })
    await desk.travelTo(now + 2 * hour)
    expect(await count(number, 'reminded')).toBe(1)
    await desk.travelTo(now + 4 * hour)
    await desk.sleep('2 days')
    expect(await count(number, 'reminded')).toBe(2)
    expect(await reminderMails(number)).toMatchObject([
      { person_id: desk.agent.id },
      { person_id: desk.agent.id },
    ])
  })

  test('outlives the closing of the ticket, and ends after it has reminded', async () => {
    const number = await desk.opened()
    await remind(number, (await desk.now()) + 20 * 24 * hour)
    await desk.change(number, { status: 'resolved' })
    await desk.sleep('8 days')
    expect((await desk.ticketOf(number)).status).toBe('closed')
    expect((await desk.ticketProcess(number).describe()).status.name).toBe('RUNNING')
    await desk.sleep('13 days')
    expect(await desk.ended(desk.ticketProcess(number))).toBe('COMPLETED')
    expect(await count(number, 'reminded')).toBe(1)
    expect(await reminderMails(number)).toHaveLength(1)
  })

  test('reminds although the process was lost and had to be started again', async () => {
    const number = await desk.opened()
    const due = (await desk.now()) + 5 * hour
    await remind(number, due)
    await desk.ticketProcess(number).terminate('Temporal was lost')
    await desk.gateway.wakeTicket(number)
    await desk.travelTo(due + 5_000)
    expect(await count(number, 'reminded')).toBe(1)
  })
})
