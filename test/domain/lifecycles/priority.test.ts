import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { defaultMatrix, levels, priorityBy } from '#domain/lifecycles/priority.ts'
import { defaultLifecycle } from '#domain/tickets/lifecycle.ts'
import { priorities } from '#domain/tickets/types.ts'
import { Desk, types } from '#test/domain/tickets/given.ts'

const level = fc.constantFrom(...levels)

describe('the priority by impact and urgency', () => {
  test('is not known while one of them is not', () => {
    expect(priorityBy({}, 'high', null)).toBeNull()
    expect(priorityBy({}, undefined, 'low')).toBeNull()
  })

  test('never falls when one of them rises', () => {
    const rank = (impact: number, urgency: number) =>
      priorities.indexOf(defaultMatrix[levels[impact] ?? 'low'][levels[urgency] ?? 'low'])
    for (const impact of [0, 1, 2])
      for (const urgency of [0, 1]) {
        expect(rank(impact, urgency + 1)).toBeGreaterThanOrEqual(rank(impact, urgency))
        expect(rank(urgency + 1, impact)).toBeGreaterThanOrEqual(rank(urgency, impact))
      }
  })

  test('is what a ticket has, unless somebody chose it', () => {
    fc.assert(
      fc.property(level, level, level, (impact, urgency, later) => {
        const desk = new Desk().create({ impact, urgency })
        desk.change({ urgency: later })
        expect(desk.state?.priority).toBe(defaultMatrix[impact][later])
        desk.change({ priority: 'urgent' })
        const chosen = desk.state?.priorityByHand
        desk.change({ urgency })
        expect(desk.state?.priority).toBe(chosen ? 'urgent' : defaultMatrix[impact][urgency])
        desk.change({ priorityByMatrix: true })
        expect(desk.state).toMatchObject({ priority: defaultMatrix[impact][urgency], priorityByHand: false })
      }),
    )
  })

  test("is the lifecycle's own where it has one", () => {
    const row = { low: 'urgent', medium: 'urgent', high: 'urgent' } as const
    const desk = new Desk({ ...defaultLifecycle, priorityMatrix: { low: row, medium: row, high: row } })
    expect(desk.create({ impact: 'low', urgency: 'low' }).state?.priority).toBe('urgent')
  })

  test('says what it comes from', () => {
    const desk = new Desk().create()
    const decision = desk.change({ impact: 'high', urgency: 'high' })
    expect(types(decision)).toEqual(['weighed', 'priority_changed'])
    expect(decision.events?.[1]?.data).toEqual({
      ...{ from: 'normal', to: 'urgent', by: 'matrix', impact: 'high', urgency: 'high' },
    })
    expect(types(desk.change({ impact: 'high' }))).toEqual([])
    expect(types(desk.change({ impact: null }))).toEqual(['weighed'])
  })
})
