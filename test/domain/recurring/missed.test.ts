import { expect, test } from 'vitest'
import { worthMaking } from '#domain/recurring/missed.ts'
import { whenSchema } from '#domain/recurring/when.ts'
import { DAY, HOUR, MINUTE } from '#domain/sla/instant.ts'

const now = Date.UTC(2026, 5, 1, 12)
const due = [now - 3 * DAY, now - 2 * DAY, now - DAY, now - 5 * MINUTE]
const made = (missed: 'all' | 'last' | 'none', withinHours: number, among = due) =>
  [...worthMaking(among, { missed, withinHours }, now)].map((at) => now - at)

test('after an outage all are made, as far back as one wants', () => {
  expect(made('all', 168)).toEqual([3 * DAY, 2 * DAY, DAY, 5 * MINUTE])
  expect(made('all', 48)).toEqual([2 * DAY, DAY, 5 * MINUTE])
})

test('or only the last one', () => {
  expect(made('last', 168)).toEqual([5 * MINUTE])
  expect(made('last', 168, due.slice(0, 2))).toEqual([2 * DAY])
  expect(made('last', 24, [now - 30 * HOUR])).toEqual([])
  expect(made('last', 168, [now - DAY, now - 10 * MINUTE, now - MINUTE])).toEqual([10 * MINUTE, MINUTE])
})

test('or none that was missed; a quarter of an hour is no miss', () => {
  expect(made('none', 168)).toEqual([5 * MINUTE])
  expect(made('none', 168, due.slice(0, 3))).toEqual([])
})

test('a short window leaves out nothing that is in time', () => {
  expect(made('all', 0)).toEqual([5 * MINUTE])
})

test('what can not be is refused when it is written', () => {
  const said = (when: object) =>
    whenSchema
      .safeParse(when)
      .error?.issues.map(({ message }) => message)
      .join()
  expect(said({ every: 'cron', cron: '* * * * *' })).toContain('five minutes')
  expect(said({ every: 'cron', cron: '0 9 * *' })).toContain('five parts')
  expect(said({ every: 'cron', cron: '0 25 * * *' })).toContain('hour')
  expect(said({ every: 'once', at: '2026-02-30T09:00' })).toContain('exist')
  expect(said({ every: 'once', at: 'soon' })).toContain('exist')
  expect(said({ every: 'once', at: '2100-01-01T09:00' })).toContain('to 2099-12-31')
  expect(said({ every: 'week', interval: 1, days: [], time: '09:00' })).toContain('at least one day')
  expect(said({ every: 'cron', cron: '*/5 8-17 * * 1-5' })).toBeUndefined()
})
