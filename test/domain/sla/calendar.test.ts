import { describe, expect, test } from 'vitest'
import { calendarSchema, defaultCalendar } from '#domain/sla/calendar.ts'

const closedWeek = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] }

function withMonday(...windows: { from: string; to: string }[]) {
  return { ...defaultCalendar, hours: { ...closedWeek, mon: windows } }
}

function issuesOf(candidate: unknown) {
  const parsed = calendarSchema.safeParse(candidate)
  return parsed.success ? [] : parsed.error.issues
}

/** Every date of a leap year, as yearly holidays. */
function everyDay() {
  return Array.from({ length: 366 }, (_, day) => ({
    date: new Date(Date.UTC(2024, 0, 1 + day)).toISOString().slice(0, 10),
    name: 'Closed',
    yearly: true,
  }))
}

describe('a calendar', () => {
  test('comes with business hours in UTC that can be moved to another zone', () => {
    expect(calendarSchema.parse(defaultCalendar)).toEqual(defaultCalendar)
    expect(calendarSchema.parse({ ...defaultCalendar, timeZone: 'Europe/Berlin' }).timeZone).toBe(
      'Europe/Berlin',
    )
  })

  test('may leave out closed days and holidays', () => {
    const parsed = calendarSchema.parse({
      name: 'Mondays',
      timeZone: 'Asia/Kolkata',
      hours: { mon: [{ from: '00:00', to: '24:00' }] },
    })
    expect(parsed.hours).toEqual({ ...closedWeek, mon: [{ from: '00:00', to: '24:00' }] })
    expect(parsed.holidays).toEqual([])
  })

  test('takes several windows a day, in any order, that may touch', () => {
    expect(
      issuesOf(
        withMonday(
          { from: '12:00', to: '17:00' },
          { from: '08:00', to: '12:00' },
          { from: '17:30', to: '24:00' },
        ),
      ),
    ).toEqual([])
  })

  test.each([
    [
      'overlap',
      [
        { from: '08:00', to: '12:00' },
        { from: '11:59', to: '17:00' },
      ],
      [1, 'from'],
      /overlaps/,
    ],
    [
      'overlap in another order',
      [
        { from: '11:00', to: '17:00' },
        { from: '08:00', to: '12:00' },
      ],
      [0, 'from'],
      /overlaps/,
    ],
    [
      'are the same',
      [
        { from: '08:00', to: '12:00' },
        { from: '08:00', to: '12:00' },
      ],
      [1, 'from'],
      /overlaps/,
    ],
    ['end before they start', [{ from: '17:00', to: '08:00' }], [0, 'to'], /must end after it starts/],
    ['are empty', [{ from: '08:00', to: '08:00' }], [0, 'to'], /must end after it starts/],
    ['start at 24:00', [{ from: '24:00', to: '24:00' }], [0, 'from'], /starts at a time like 08:00/],
    ['end after midnight', [{ from: '08:00', to: '24:30' }], [0, 'to'], /ends at a time like 17:00/],
    ['are not times', [{ from: '8 am', to: '17:00' }], [0, 'from'], /starts at a time like 08:00/],
  ])('refuses windows that %s, and says which', (_, windows, path, message) => {
    expect(issuesOf(withMonday(...windows))).toMatchObject([
      { path: ['hours', 'mon', ...path], message: expect.stringMatching(message) },
    ])
  })

  test.each(['Europe/Atlantis', '+02:00', '', '2024'])('refuses %j as a time zone', (timeZone) => {
    expect(issuesOf({ ...defaultCalendar, timeZone })).toMatchObject([
      { path: ['timeZone'], message: expect.stringMatching(/not known/) },
    ])
  })

  test.each(['2023-02-29', '2024-13-01', '25.12.2024'])('refuses a holiday on %s', (date) => {
    expect(issuesOf({ ...defaultCalendar, holidays: [{ date, name: 'Never' }] })).toMatchObject([
      { path: ['holidays', 0, 'date'], message: expect.stringMatching(/date that exists/) },
    ])
  })

  test('refuses fields it does not know, so that a misspelt one is noticed', () => {
    expect(issuesOf({ ...defaultCalendar, hollidays: [] })).toMatchObject([{ code: 'unrecognized_keys' }])
  })
})

describe('a calendar that is never open is refused', () => {
  const never = { code: 'custom', params: { code: 'calendar_never_open' } }

  test('when its week has no window', () => {
    expect(issuesOf({ ...defaultCalendar, hours: closedWeek })).toMatchObject([{ ...never, path: ['hours'] }])
  })

  test('when yearly holidays close every day', () => {
    expect(issuesOf({ ...defaultCalendar, holidays: everyDay() })).toMatchObject([
      { ...never, path: ['holidays'] },
    ])
  })

  test('when February 29 is the only day they leave', () => {
    const holidays = everyDay().filter((holiday) => !holiday.date.endsWith('02-29'))
    expect(issuesOf({ ...defaultCalendar, holidays })).toMatchObject([{ ...never, path: ['holidays'] }])
  })

  test('but not when one ordinary day is left, nor for the days of one year', () => {
    expect(issuesOf({ ...defaultCalendar, holidays: everyDay().slice(1) })).toEqual([])
    const oneYear = everyDay().map((holiday) => ({ ...holiday, yearly: false }))
    expect(issuesOf({ ...defaultCalendar, holidays: oneYear })).toEqual([])
  })
})
