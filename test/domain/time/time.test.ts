import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Rejection } from '#domain/tickets/outcome.ts'
import { daysAfter, mondayOf } from '#domain/time/days.ts'
import { decideTime, minutesAfter } from '#domain/time/decide.ts'
import { newTimeSchema, type TimeEntry, type TimeEvent, type TimeOperation } from '#domain/time/entry.ts'
import { proposedMinutes, ranFor } from '#domain/time/timer.ts'
import { Desk } from '#test/domain/tickets/given.ts'

const entry: TimeEntry = {
  ...{ id: 'e1', personId: 'ada', day: '2026-03-02', minutes: 90 },
  ...{ billable: true, typeId: null, text: 'Cable' },
}
const events = (operation: TimeOperation, known: TimeEntry | null = null) =>
  decideTime(operation, known) as TimeEvent[]

describe('time that is logged', () => {
  test('says when, for how long and by whom, but not what was written', () => {
    const { id: _, personId: __, text: ___, ...logged } = entry
    const data = { entry: 'e1', person: 'ada', ...logged }
    expect(events({ do: 'log', entry })).toEqual([{ type: 'time_logged', data }])
    expect(events({ do: 'delete', entry: 'e1' }, entry)).toEqual([{ type: 'time_deleted', data }])
  })

  test('is a minute at least, and no more than a day', () => {
    for (const minutes of [-1, 0, 1441]) {
      const refused = { code: 'duration_invalid', field: 'duration' }
      expect(decideTime({ do: 'log', entry: { ...entry, minutes } }, null)).toMatchObject(refused)
      expect(decideTime({ do: 'change', entry: 'e1', changes: { minutes } }, entry)).toMatchObject(refused)
    }
  })

  test('is changed with what it was before, and not by what it is already', () => {
    const [change] = events({ do: 'change', entry: 'e1', changes: { minutes: 30, text: 'New' } }, entry)
    expect(change).toMatchObject({
      type: 'time_changed',
      data: { from: { minutes: 90 }, to: { minutes: 30, day: '2026-03-02' }, reworded: true },
    })
    expect(events({ do: 'change', entry: 'e1', changes: { minutes: 90 } }, entry)).toEqual([])
  })

  test('can be gone', () => {
    for (const operation of [
      { do: 'delete', entry: 'e1' },
      { do: 'change', entry: 'e1', changes: {} },
    ] as const)
      expect(decideTime(operation, null) as Rejection).toMatchObject({ code: 'not_found', field: 'entry' })
  })

  test('is summed up on its ticket', () => {
    const desk = new Desk().create()
    expect(desk.state).toMatchObject({ timeMinutes: 0, billableMinutes: 0 })
    const time = { ...entry, minutes: 20, billable: false }
    desk.ask('change', { changes: { status: 'resolved' }, time })
    expect(desk.state).toMatchObject({ timeMinutes: 20, billableMinutes: 0, category: 'resolved' })
  })

  test('adds up to what is there, whatever is logged, changed and deleted', () => {
    const step = fc.record({
      id: fc.constantFrom('a', 'b', 'c'),
      minutes: fc.integer({ min: 1, max: 1440 }),
      billable: fc.boolean(),
      gone: fc.boolean(),
    })
    fc.assert(
      fc.property(fc.array(step), (steps) => {
        const kept = new Map<string, TimeEntry>()
        let sum = { timeMinutes: 0, billableMinutes: 0 }
        for (const { id, gone, ...changes } of steps) {
          const known = kept.get(id) ?? null
          const after = { ...entry, id, ...changes }
          const operation: TimeOperation = !known
            ? { do: 'log', entry: after }
            : gone
              ? { do: 'delete', entry: id }
              : { do: 'change', entry: id, changes }
          for (const event of events(operation, known)) sum = minutesAfter(sum, event)
          if (operation.do === 'delete') kept.delete(id)
          else kept.set(id, after)
        }
        const all = [...kept.values()]
        expect(sum).toEqual({
          timeMinutes: all.reduce((total, { minutes }) => total + minutes, 0),
          billableMinutes: all.reduce((total, { minutes, billable }) => total + (billable ? minutes : 0), 0),
        })
      }),
    )
  })
})

test('time is of a day of this century', () => {
  const day = (value: string) => newTimeSchema.safeParse({ duration: '1h', day: value }).success
  expect(day('2026-03-02')).toBe(true)
  for (const wrong of ['1999-12-31', '2026-02-30', 'today']) expect(day(wrong)).toBe(false)
})

test('a timer counts what ran before and what runs now', () => {
  expect(ranFor({ seconds: 60, startedAt: null }, 1_000_000)).toBe(60)
  expect(ranFor({ seconds: 60, startedAt: 1_000_000 }, 1_030_000)).toBe(90)
  expect(ranFor({ seconds: 60, startedAt: 1_000_000 }, 0)).toBe(60)
  expect([0, 29, 95, 5_400, 200_000].map(proposedMinutes)).toEqual([1, 1, 2, 90, 1440])
})

test('weeks begin on Mondays', () => {
  expect(mondayOf('2026-11-21')).toBe('2026-11-16')
  expect(mondayOf('2026-11-16')).toBe('2026-11-16')
  expect(mondayOf('2026-11-22')).toBe('2026-11-16')
  expect(daysAfter('2026-02-28', 1)).toBe('2026-03-01')
})
