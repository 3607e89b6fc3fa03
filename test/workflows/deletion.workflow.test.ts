import { v7 as uuid } from 'uuid'
import { describe, expect, test } from 'vitest'
import { openTimeTravel } from '#test/support/time-travel.ts'

const hour = 3_600_000
const desk = await openTimeTravel()

const typesOf = async (number: string) => (await desk.eventsOf(number)).map(({ type }) => type as string)
const count = async (number: string, type: string) =>
  (await typesOf(number)).filter((each) => each === type).length

describe('the process of a deleted ticket', () => {
  test('ends, and nothing comes due while it is deleted', async () => {
    const number = await desk.opened({ priority: 'urgent' })
    const at = (await desk.now()) + 2 * hour
    const payload = { id: uuid(), at, person: desk.agent.id, text: '' }
    await desk.submit(number, await desk.store(number, { type: 'remind', payload }))
    await desk.change(number, { deleted: true })
    expect(await desk.ended(desk.ticketProcess(number))).toBe('COMPLETED')
    await desk.sleep('10 days')
    expect(await desk.ended(desk.slaProcess(number))).toBe('COMPLETED')
    const types = await typesOf(number)
    for (const type of ['reminded', 'sla_warned', 'sla_breached']) expect(types).not.toContain(type)
  })

  test('goes on when it is restored: what came due meanwhile is made up for, and clocks run on', async () => {
    const number = await desk.opened({ priority: 'urgent' })
    const at = (await desk.now()) + 2 * hour
    const payload = { id: uuid(), at, person: desk.agent.id, text: '' }
    await desk.submit(number, await desk.store(number, { type: 'remind', payload }))
    await desk.change(number, { deleted: true })
    await desk.sleep('10 days')
    await desk.change(number, { deleted: false })
    await desk.sleep('10 days')
    expect(await count(number, 'reminded')).toBe(1)
    expect(await count(number, 'sla_resumed')).toBeGreaterThan(0)
    expect(await count(number, 'sla_breached')).toBeGreaterThan(0)
    expect((await desk.ticketOf(number)).breached).toBe(true)
  })

  test('is not closed for good before it is restored', async () => {
    const number = await desk.opened()
    await desk.change(number, { status: 'resolved' })
    await desk.change(number, { deleted: true })
    await desk.sleep('20 days')
    expect((await desk.ticketOf(number)).status).toBe('resolved')
    await desk.change(number, { deleted: false })
    await desk.sleep('1 hour')
    expect((await desk.ticketOf(number)).status).toBe('closed')
  })
})
