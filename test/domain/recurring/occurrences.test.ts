import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { nextOccurrences } from '#domain/recurring/occurrences.ts'
import type { MonthDay, Plan, When } from '#domain/recurring/when.ts'
import { dayOffChoices } from '#domain/recurring/when.ts'
import { type Calendar, defaultCalendar, weekdays } from '#domain/sla/calendar.ts'

const plan = (when: When, over: Partial<Plan> = {}): Plan => ({
  when,
  ...{ timeZone: 'Europe/Berlin', start: '2026-01-01', end: null, count: null, onDayOff: 'make' },
  ...over,
})

/** The next ones as wall-clock times of the plan's zone. */
function walls(
  wanted: Plan,
  { from = '2026-01-01T00:00', limit = 4, calendar = null as Calendar | null } = {},
): string[] {
  const after = Temporal.PlainDateTime.from(from).toZonedDateTime(wanted.timeZone).epochMilliseconds
  return nextOccurrences(wanted, calendar, { after, limit }).map(({ at }) => wall(at, wanted.timeZone))
}
const wall = (at: number, zone: string) =>
  Temporal.Instant.fromEpochMilliseconds(at)
    .toZonedDateTimeISO(zone)
    .toPlainDateTime()
    .toString()
    .slice(0, 16)

const office: Calendar = {
  ...defaultCalendar,
  timeZone: 'Europe/Berlin',
  holidays: [{ date: '2026-05-01', name: 'Labour day', yearly: true }],
}
const on = (is: MonthDay): When => ({ every: 'month', interval: 1, on: is, time: '09:00' })

describe('when a ticket recurs', () => {
  test('once, and never again', () => {
    expect(walls(plan({ every: 'once', at: '2026-03-05T10:30' }))).toEqual(['2026-03-05T10:30'])
    expect(walls(plan({ every: 'once', at: '2026-03-05T10:30' }), { from: '2026-03-05T10:30' })).toEqual([])
  })

  test('every so many days, counted from its start', () => {
    expect(walls(plan({ every: 'day', interval: 3, time: '08:00' }), { limit: 3 })).toEqual([
      '2026-01-01T08:00',
      '2026-01-04T08:00',
      '2026-01-07T08:00',
    ])
  })

  test('on some days of every second week', () => {
    const when: When = { every: 'week', interval: 2, days: ['mon', 'fri'], time: '08:00' }
    expect(walls(plan(when), { limit: 3 })).toEqual([
      '2026-01-02T08:00',
      '2026-01-12T08:00',
      '2026-01-16T08:00',
    ])
  })

  test.each<[string, MonthDay, string[]]>([
    ['on a day, of short months the last', { is: 'day', day: 31 }, ['01-31', '02-28', '03-31', '04-30']],
    [
      'on the second Tuesday',
      { is: 'weekday', nth: 2, weekday: 'tue' },
      ['01-13', '02-10', '03-10', '04-14'],
    ],
    ['on the last Friday', { is: 'weekday', nth: -1, weekday: 'fri' }, ['01-30', '02-27', '03-27', '04-24']],
    ['on the last day', { is: 'last_day' }, ['01-31', '02-28', '03-31', '04-30']],
    ['on the last working day', { is: 'last_working_day' }, ['01-30', '02-27', '03-31', '04-30']],
  ])('every month %s', (_, is, days) => {
    expect(walls(plan(on(is)))).toEqual(days.map((day) => `2026-${day}T09:00`))
  })

  test('every year, on February 29 in leap years and the day before in others', () => {
    const when: When = { every: 'year', month: 2, on: { is: 'day', day: 29 }, time: '00:00' }
    expect(walls(plan(when), { from: '2026-06-01T00:00', limit: 2 })).toEqual([
      '2027-02-28T00:00',
      '2028-02-29T00:00',
    ])
  })

  test('by a cron pattern, several times a day', () => {
    expect(walls(plan({ every: 'cron', cron: '0 8,16 * * 1-5' }), { limit: 5 })).toEqual([
      ...['2026-01-01T08:00', '2026-01-01T16:00', '2026-01-02T08:00', '2026-01-02T16:00'],
      '2026-01-05T08:00',
    ])
    expect(walls(plan({ every: 'cron', cron: '0 0 30 2 *' }))).toEqual([])
  })

  test('not before its start, nor after its end', () => {
    const daily: When = { every: 'day', interval: 1, time: '08:00' }
    expect(walls(plan(daily, { start: '2026-02-01', end: '2026-02-02' }))).toEqual([
      '2026-02-01T08:00',
      '2026-02-02T08:00',
    ])
  })
})

describe('on days off', () => {
  const daily: When = { every: 'day', interval: 1, time: '08:00' }
  const around = (onDayOff: Plan['onDayOff']) =>
    walls(plan(daily, { onDayOff }), { from: '2026-04-29T12:00', limit: 3, calendar: office })

  test('it is made all the same, when nobody said otherwise', () => {
    expect(around('make')).toEqual(['2026-04-30T08:00', '2026-05-01T08:00', '2026-05-02T08:00'])
  })
  test('it is skipped', () => {
    expect(around('skip')).toEqual(['2026-04-30T08:00', '2026-05-04T08:00', '2026-05-05T08:00'])
  })
  test('it moves to the next working day, and is made there once', () => {
    const first = plan(on({ is: 'day', day: 1 }), { onDayOff: 'next' })
    const moved = nextOccurrences(first, office, { after: Date.UTC(2026, 3, 29), limit: 1 })
    expect(moved).toMatchObject([{ at: Date.UTC(2026, 4, 4, 7), movedFrom: '2026-05-01' }])
    expect(around('next')).toEqual(['2026-04-30T08:00', '2026-05-04T08:00', '2026-05-05T08:00'])
  })
  test('it stands for all that moved to it, and does not happen for what has happened', () => {
    const daily = plan({ every: 'day', interval: 1, time: '09:00' }, { onDayOff: 'next' })
    const after = Date.UTC(2026, 3, 30, 12)
    const days = [1, 2, 3, 4].map((day) => Date.UTC(2026, 4, day, 7))
    const next = (done: number[]) =>
      nextOccurrences(daily, office, { after, limit: 1, done: new Set(done) })[0]
    expect(next([])?.planned.toSorted()).toEqual(days)
    expect(next(days.slice(0, 3))?.at).toBe(days[3])
    expect(next(days)?.at).toBe(Date.UTC(2026, 4, 5, 7))
  })
  test('it moves to the previous working day', () => {
    const first = plan(on({ is: 'day', day: 1 }), { onDayOff: 'previous' })
    const moved = nextOccurrences(first, office, { after: Date.UTC(2026, 3, 29), limit: 1 })
    expect(moved).toMatchObject([{ at: Date.UTC(2026, 3, 30, 7), movedFrom: '2026-05-01' }])
  })
  test('the last working day of a month is the last on which the calendar is open', () => {
    const holidays = [{ date: '2026-03-31', name: 'Stocktaking' }]
    expect(
      walls(plan(on({ is: 'last_working_day' })), { limit: 3, calendar: { ...office, holidays } }),
    ).toEqual(['2026-01-30T09:00', '2026-02-27T09:00', '2026-03-30T09:00'])
  })
})

describe('when clocks change', () => {
  const daily = (time: string): When => ({ every: 'day', interval: 1, time })

  test('a time that is skipped means the instant of the change', () => {
    expect(walls(plan(daily('02:30')), { from: '2026-03-28T12:00', limit: 2 })).toEqual([
      '2026-03-29T03:00',
      '2026-03-30T02:30',
    ])
  })
  test('a time that occurs twice means its first occurrence, once', () => {
    const found = nextOccurrences(plan(daily('02:30')), null, { after: Date.UTC(2026, 9, 24, 12), limit: 2 })
    expect(found.map(({ at }) => at)).toEqual([Date.UTC(2026, 9, 25, 0, 30), Date.UTC(2026, 9, 26, 1, 30)])
  })
  test('every hour of the day on which one is missing is there once', () => {
    const hourly = plan({ every: 'cron', cron: '0 * * * *' })
    const found = walls(hourly, { from: '2026-03-29T00:00', limit: 3 })
    expect(found).toEqual(['2026-03-29T01:00', '2026-03-29T03:00', '2026-03-29T04:00'])
  })
})

describe('against a reference that tries every day', () => {
  const clock = fc.constantFrom('00:00', '01:30', '02:15', '02:30', '03:00', '12:45', '23:45')
  const date = fc
    .integer({ min: 0, max: 900 })
    .map((days) => Temporal.PlainDate.from('2025-06-01').add({ days }).toString())
  const weekday = fc.constantFrom(...weekdays)
  const monthDay: fc.Arbitrary<MonthDay> = fc.oneof(
    fc.record({ is: fc.constant('day' as const), day: fc.integer({ min: 1, max: 31 }) }),
    fc.record({
      is: fc.constant('weekday' as const),
      nth: fc.constantFrom(1 as const, 2 as const, 3 as const, 4 as const, -1 as const),
      weekday,
    }),
    fc.constant({ is: 'last_day' as const }),
    fc.constant({ is: 'last_working_day' as const }),
  )
  const when: fc.Arbitrary<When> = fc.oneof(
    fc.tuple(date, clock).map(([day, time]) => ({ every: 'once' as const, at: `${day}T${time}` })),
    fc.record({ every: fc.constant('day' as const), interval: fc.integer({ min: 1, max: 9 }), time: clock }),
    fc.record({
      every: fc.constant('week' as const),
      interval: fc.integer({ min: 1, max: 3 }),
      days: fc.uniqueArray(weekday, { minLength: 1 }),
      time: clock,
    }),
    fc.record({
      every: fc.constant('month' as const),
      interval: fc.integer({ min: 1, max: 4 }),
      on: monthDay,
      time: clock,
    }),
    fc.record({
      every: fc.constant('year' as const),
      month: fc.integer({ min: 1, max: 12 }),
      on: monthDay,
      time: clock,
    }),
    // The hour and the weekday of each pattern are what the reference goes by.
    fc
      .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 1, max: 7 }))
      .map(([hour, day]) => ({ every: 'cron' as const, cron: `15,45 ${hour} * * ${day % 7}` })),
  )
  const calendar = fc.option(
    fc
      .record({
        days: fc.uniqueArray(weekday, { minLength: 1 }),
        closed: fc.uniqueArray(date, { maxLength: 60 }),
      })
      .map(
        ({ days, closed }): Calendar => ({
          ...defaultCalendar,
          hours: Object.fromEntries(
            weekdays.map((day) => [day, days.includes(day) ? [{ from: '08:00', to: '17:00' }] : []]),
          ) as Calendar['hours'],
          holidays: closed.map((each) => ({ date: each, name: 'Closed' })),
        }),
      ),
  )
  const plans = fc.record({
    when,
    timeZone: fc.constantFrom(
      'Europe/Berlin',
      'America/New_York',
      'UTC',
      'Australia/Lord_Howe',
      'Asia/Kolkata',
    ),
    start: date,
    end: fc.option(date),
    count: fc.constant(null),
    onDayOff: fc.constantFrom(...dayOffChoices),
  })

  test('they agree', () => {
    fc.assert(
      fc.property(plans, calendar, fc.integer({ min: 0, max: 800 }), (each, days, later) => {
        const after = Date.UTC(2025, 5, 1, 1) + later * 86_400_000
        const found = nextOccurrences(each, days, { after, limit: 6 }).map(({ at }) => at)
        // What is further away than the reference looks is not compared.
        const compared = (at: number) => at < Date.UTC(2028, 11, 1)
        expect(found.filter(compared)).toEqual(reference(each, days, after).filter(compared).slice(0, 6))
      }),
      { numRuns: 150 },
    )
  })

  /** All that happens until 2029, tried day by day with the arithmetic of the Temporal proposal alone. */
  function reference(each: Plan, days: Calendar | null, after: number): number[] {
    const start = Temporal.PlainDate.from(each.start)
    const last = Temporal.PlainDate.from(each.end ?? '2028-12-31')
    const works = (day: Temporal.PlainDate) => {
      const name = weekdays[day.dayOfWeek - 1] ?? 'mon'
      if (!days) return day.dayOfWeek < 6
      return days.hours[name].length > 0 && !days.holidays.some((holiday) => holiday.date === day.toString())
    }
    const found = new Set<number>()
    for (let day = start; Temporal.PlainDate.compare(day, last) <= 0; day = day.add({ days: 1 })) {
      const times = timesOn(each.when, day, start, works)
      if (!times.length) continue
      let made: Temporal.PlainDate | null = day
      const inside = (one: Temporal.PlainDate) =>
        Temporal.PlainDate.compare(one, start) >= 0 && Temporal.PlainDate.compare(one, last) <= 0
      if (days && each.onDayOff !== 'make' && !works(day)) {
        const step = { days: each.onDayOff === 'next' ? 1 : -1 }
        while (made && !works(made)) made = each.onDayOff !== 'skip' && inside(made) ? made.add(step) : null
        if (made && !inside(made)) made = null
      }
      if (made) for (const time of times) found.add(instantOf(made, time, each.timeZone))
    }
    return [...found].filter((at) => at > after).sort((one, other) => one - other)
  }

  function timesOn(
    what: When,
    day: Temporal.PlainDate,
    start: Temporal.PlainDate,
    works: (day: Temporal.PlainDate) => boolean,
  ): string[] {
    const monday = (one: Temporal.PlainDate) => one.subtract({ days: one.dayOfWeek - 1 })
    switch (what.every) {
      case 'once':
        return what.at.startsWith(day.toString()) ? [what.at.slice(11)] : []
      case 'day':
        return start.until(day, { largestUnit: 'day' }).days % what.interval === 0 ? [what.time] : []
      case 'week': {
        const weeks = monday(start).until(monday(day), { largestUnit: 'week' }).weeks
        const named = what.days.some((name) => weekdays.indexOf(name) + 1 === day.dayOfWeek)
        return named && weeks % what.interval === 0 ? [what.time] : []
      }
      case 'month': {
        const months = (day.year - start.year) * 12 + day.month - start.month
        return months % what.interval === 0 && isOn(what.on, day, works) ? [what.time] : []
      }
      case 'year':
        return day.month === what.month && isOn(what.on, day, works) ? [what.time] : []
      case 'cron': {
        const [, hour = '', , , named = ''] = what.cron.split(' ')
        if (Number(named) !== day.dayOfWeek % 7) return []
        return [15, 45].map((minute) => `${hour.padStart(2, '0')}:${minute}`)
      }
    }
  }

  function isOn(is: MonthDay, day: Temporal.PlainDate, works: (day: Temporal.PlainDate) => boolean): boolean {
    const all = Array.from({ length: day.daysInMonth }, (_, index) => day.with({ day: index + 1 }))
    const picked = {
      day: () => all[Math.min(is.is === 'day' ? is.day : 0, all.length) - 1],
      last_day: () => all.at(-1),
      last_working_day: () => all.findLast(works),
      weekday: () => {
        if (is.is !== 'weekday') return undefined
        const named = all.filter((one) => one.dayOfWeek === weekdays.indexOf(is.weekday) + 1)
        return named.at(is.nth === -1 ? -1 : is.nth - 1)
      },
    }
    return picked[is.is]()?.equals(day) ?? false
  }

  /** The first quarter of an hour at which the wall clock shows that time or a later one. */
  function instantOf(day: Temporal.PlainDate, time: string, zone: string): number {
    const wanted = day.toPlainDateTime(time)
    const quarter = 900_000
    const sure = wanted.toZonedDateTime(zone, { disambiguation: 'earlier' }).epochMilliseconds - 12 * quarter
    for (let at = sure; ; at += quarter) {
      const shown = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDateTime()
      if (Temporal.PlainDateTime.compare(shown, wanted) >= 0) return at
    }
  }
})
