import { describe, expect, test } from 'vitest'
import { openTimeTravel } from '#test/support/time-travel.ts'
import { until } from '#test/support/until.ts'

const desk = await openTimeTravel()

const clockOf = async (number: string, target = 'first_response') =>
  desk.db
    .selectFrom('clock')
    .innerJoin('ticket', 'ticket.id', 'ticket_id')
    .selectAll('clock')
    .where('number', '=', number)
    .where('target', '=', target as never)
    .executeTakeFirstOrThrow()
const happened = async (number: string, type: string, target = 'first_response') =>
  (await desk.eventsOf(number)).find((event) => event.type === type && event.data['target'] === target)
const soon = 3_000

describe('the clock of a ticket', () => {
  test('sleeps until the first instant, and has done nothing until then', async () => {
    const number = await desk.opened({ priority: 'urgent' })
    const { status, historyLength } = await desk.slaProcess(number).describe()
    expect(status.name).toBe('RUNNING')
    expect(historyLength).toBeLessThan(3)
  })

  test('warns and breaches at the right instants, each target, and ends', async () => {
    const number = await desk.opened({ priority: 'urgent' })
    for (const target of ['first_response', 'resolution']) {
      const { warn_at, due_at } = await clockOf(number, target)
      for (const [at, type] of [
        [warn_at!, 'sla_warned'],
        [due_at!, 'sla_breached'],
      ] as const) {
        await desk.travelTo(at.getTime() - soon)
        expect(await happened(number, type, target), `${type} ${target} before its time`).toBeUndefined()
        await desk.travelTo(at.getTime() + soon)
        const event = await until(`${type} ${target} is told`, () => happened(number, type, target))
        expect(event.at).toEqual(at)
      }
    }
    expect(await desk.ended(desk.slaProcess(number))).toBe('COMPLETED')
    expect((await desk.ticketOf(number)).breached).toBe(true)
  })

  test('wakes early when its next instant moves earlier', async () => {
    const number = await desk.opened({ priority: 'low' })
    const before = (await clockOf(number)).warn_at!.getTime()
    await desk.change(number, { priority: 'urgent' })
    const { warn_at } = await clockOf(number)
    expect(warn_at!.getTime()).toBeLessThan(before)
    await desk.travelTo(warn_at!.getTime() + soon)
    await until('the warning is told', () => happened(number, 'sla_warned'))
    expect(await desk.detailsOf(desk.slaProcess(number))).toMatch(/^Sleeps until /)
  })

  test('ends at its next instant when all promises are kept, and tells of no breach', async () => {
    const number = await desk.opened({ priority: 'urgent' })
    const { due_at } = await clockOf(number, 'resolution')
    await desk.say(number, 'agent')
    await desk.change(number, { status: 'resolved' })
    await desk.travelTo(due_at!.getTime() + soon)
    expect(await desk.ended(desk.slaProcess(number))).toBe('COMPLETED')
    expect(await happened(number, 'sla_breached')).toBeUndefined()
    expect(await happened(number, 'sla_breached', 'resolution')).toBeUndefined()
  })

  test('pauses with the ticket, starts again with it, and breaches that much later', async () => {
    const number = await desk.opened({ priority: 'urgent' })
    const { due_at: first } = await clockOf(number)
    await desk.change(number, { status: 'pending' })
    await desk.travelTo(first!.getTime() + 3_600_000)
    expect(await desk.ended(desk.slaProcess(number))).toBe('COMPLETED')
    expect(await happened(number, 'sla_breached')).toBeUndefined()
    await desk.say(number, 'requester')
    const { due_at: second, state } = await clockOf(number)
    expect(state).toBe('running')
    await desk.travelTo(second!.getTime() + soon)
    const event = await until('the breach is told', () => happened(number, 'sla_breached'))
    expect(event.at).toEqual(second)
  })

  test('lives on through the closing of its ticket and ends by itself', async () => {
    const number = await desk.opened({ priority: 'low' })
    await desk.change(number, { status: 'cancelled' })
    await desk.sleep('60 days')
    expect(await desk.ended(desk.slaProcess(number))).toBe('COMPLETED')
    expect(await happened(number, 'sla_breached')).toBeUndefined()
  })
})
