import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DomainError } from '#domain/errors.ts'
import {
  addBusinessTime,
  businessTimeBetween,
  isOpenAt,
  nextOpening,
  openWindows,
} from '#domain/sla/business-time.ts'
import { type Calendar, calendarSchema, type DailyWindow, defaultCalendar } from '#domain/sla/calendar.ts'
import { DAY, HOUR, MINUTE } from '#domain/sla/instant.ts'
import { situations, situationsWith } from './arbitraries.ts'
import { at, openSlots, SLOT } from './oracle.ts'

const durations = fc.integer({ min: 1, max: 60 * HOUR })
const distances = fc.integer({ min: 0, max: 12 * DAY })

function everyDay(timeZone: string, ...windows: DailyWindow[]): Calendar {
  const [mon, tue, wed, thu, fri, sat, sun] = Array.from({ length: 7 }, () => windows)
  return calendarSchema.parse({
    name: 'Every day',
    timeZone,
    hours: { mon, tue, wed, thu, fri, sat, sun },
    holidays: [],
  })
}

function exhausted(calendar: Calendar, question: (calendar: Calendar) => unknown) {
  try {
    question(calendar)
  } catch (error) {
    return error instanceof DomainError ? error.code : error
  }
  return 'answered'
}

describe('business time', () => {
  test('is the time in which a clock on the wall shows an open hour, in every zone and season', () => {
    fc.assert(
      fc.property(situations, ({ calendar, from }) => {
        const slots = openSlots(calendar, from, from + 3 * DAY)
        const answers = slots.map((_, i) => isOpenAt(calendar, from + i * SLOT))
        expect(answers).toEqual(slots)
        const open = slots.filter((slot) => slot).length
        expect(businessTimeBetween(calendar, from, from + 3 * DAY)).toBe(open * SLOT)
      }),
      { numRuns: 150 },
    )
  })

  test('added to an instant gives the first instant at which it has passed', () => {
    fc.assert(
      fc.property(situationsWith(durations), ([{ calendar, from }, duration]) => {
        const due = addBusinessTime(calendar, from, duration)
        expect(businessTimeBetween(calendar, from, due)).toBe(duration)
        expect(businessTimeBetween(calendar, from, due - 1)).toBe(duration - 1)
      }),
      { numRuns: 300 },
    )
  })

  test('between two instants, added to the first, leads to the second or to the last closing before it', () => {
    fc.assert(
      fc.property(situationsWith(distances), ([{ calendar, from }, distance]) => {
        const to = from + distance
        const back = addBusinessTime(calendar, from, businessTimeBetween(calendar, from, to))
        expect(back).toBeLessThanOrEqual(to)
        expect(businessTimeBetween(calendar, back, to)).toBe(0)
        if (distance > 0 && isOpenAt(calendar, to - 1)) expect(back).toBe(to)
      }),
      { numRuns: 300 },
    )
  })

  test('adds up over any instant in between', () => {
    fc.assert(
      fc.property(situationsWith(fc.tuple(distances, distances)), ([{ calendar, from }, [one, two]]) => {
        const middle = from + one
        const to = middle + two
        const parts = businessTimeBetween(calendar, from, middle) + businessTimeBetween(calendar, middle, to)
        expect(businessTimeBetween(calendar, from, to)).toBe(parts)
      }),
      { numRuns: 200 },
    )
  })

  test('is the sum of its open windows, which are in order and apart', () => {
    fc.assert(
      fc.property(situationsWith(distances), ([{ calendar, from }, distance]) => {
        const windows = openWindows(calendar, from, from + distance)
        const sum = windows.reduce((ms, window) => ms + window.to - window.from, 0)
        expect(sum).toBe(businessTimeBetween(calendar, from, from + distance))
        windows.forEach((window, i) => {
          expect(window.from).toBeLessThan(window.to)
          expect(window.from).toBeGreaterThanOrEqual(windows[i - 1]?.to ?? from)
        })
      }),
      { numRuns: 200 },
    )
  })

  test('starts again at the next opening', () => {
    fc.assert(
      fc.property(situations, ({ calendar, from }) => {
        const opening = nextOpening(calendar, from)
        expect(isOpenAt(calendar, opening)).toBe(true)
        expect(businessTimeBetween(calendar, from, opening)).toBe(0)
      }),
      { numRuns: 200 },
    )
  })

  test('is all time where the calendar is open round the clock', () => {
    fc.assert(
      fc.property(situationsWith(distances), ([{ calendar, from }, distance]) => {
        const always = everyDay(calendar.timeZone, { from: '00:00', to: '24:00' })
        expect(businessTimeBetween(always, from, from + distance)).toBe(distance)
        expect(addBusinessTime(always, from, distance)).toBe(from + distance)
        expect(nextOpening(always, from)).toBe(from)
      }),
      { numRuns: 100 },
    )
  })

  test('does not pass when nothing is asked of it', () => {
    const saturday = at('2024-06-01T10:00', 'UTC')
    expect(addBusinessTime(defaultCalendar, saturday, 0)).toBe(saturday)
    expect(addBusinessTime(defaultCalendar, saturday, -5)).toBe(saturday)
    expect(businessTimeBetween(defaultCalendar, saturday, saturday - DAY)).toBe(0)
    expect(openWindows(defaultCalendar, saturday, saturday - DAY)).toEqual([])
  })
})

describe('a due time', () => {
  test('that falls on the end of a window is that closing, not the next opening', () => {
    const friday = at('2024-06-07T16:00', 'UTC')
    expect(addBusinessTime(defaultCalendar, friday, HOUR)).toBe(at('2024-06-07T17:00', 'UTC'))
    expect(addBusinessTime(defaultCalendar, friday, HOUR + 1)).toBe(at('2024-06-10T08:00', 'UTC') + 1)
  })

  test('passes over lunch, the night, the weekend and holidays', () => {
    const lunch = [
      { from: '08:00', to: '12:00' },
      { from: '13:00', to: '17:00' },
    ]
    const calendar = calendarSchema.parse({
      name: 'With lunch',
      timeZone: 'Europe/Berlin',
      hours: { mon: lunch, tue: lunch, wed: lunch, thu: lunch, fri: lunch },
      holidays: [
        { date: '2020-12-25', name: 'Christmas', yearly: true },
        { date: '2024-12-26', name: 'Bridge day' },
      ],
    })
    const tuesday = at('2024-12-24T11:00', 'Europe/Berlin')
    expect(addBusinessTime(calendar, tuesday, 6 * HOUR)).toBe(at('2024-12-27T09:00', 'Europe/Berlin'))
    expect(addBusinessTime(calendar, tuesday, 14 * HOUR)).toBe(at('2024-12-30T08:00', 'Europe/Berlin') + HOUR)
  })

  test('knows a yearly holiday on February 29 in leap years only', () => {
    const holidays = [{ date: '2020-02-29', name: 'Leap day', yearly: true }]
    const calendar = { ...everyDay('UTC', { from: '09:00', to: '10:00' }), holidays }
    expect(isOpenAt(calendar, at('2024-02-29T09:30', 'UTC'))).toBe(false)
    expect(isOpenAt(calendar, at('2023-02-28T09:30', 'UTC'))).toBe(true)
    expect(isOpenAt(calendar, at('2023-03-01T09:30', 'UTC'))).toBe(true)
  })

  test('knows windows on both sides of midnight as one stretch', () => {
    const night = everyDay('UTC', { from: '22:00', to: '24:00' }, { from: '00:00', to: '06:00' })
    const evening = at('2024-06-01T22:00', 'UTC')
    expect(addBusinessTime(night, evening, 8 * HOUR)).toBe(at('2024-06-02T06:00', 'UTC'))
    expect(addBusinessTime(night, evening, 8 * HOUR + MINUTE)).toBe(at('2024-06-02T22:01', 'UTC'))
  })

  test('is right before 1970 and across the turn of a year', () => {
    expect(addBusinessTime(defaultCalendar, at('1969-12-31T16:30', 'UTC'), HOUR)).toBe(
      at('1970-01-01T08:30', 'UTC'),
    )
  })
})

describe('when clocks change', () => {
  const lengthOn = (date: string, timeZone: string, ...windows: DailyWindow[]) => {
    const start = at(`${date}T00:00`, timeZone) - 2 * HOUR
    return openWindows(everyDay(timeZone, ...windows), start, start + 30 * HOUR)
      .filter((window) => window.from >= start + 2 * HOUR && window.from < start + 25 * HOUR)
      .map((window) => (window.to - window.from) / MINUTE)
  }

  test.each([
    ['lasts an hour less over the skipped hour', '2024-03-31', '00:00', '08:00', [420]],
    ['starts at the change if its start is skipped', '2024-03-31', '02:30', '04:00', [60]],
    ['ends at the change if its end is skipped', '2024-03-31', '01:00', '02:30', [60]],
    ['is empty if it lies wholly in the skipped hour', '2024-03-31', '02:10', '02:50', []],
    ['lasts an hour more over the repeated hour', '2024-10-27', '00:00', '08:00', [540]],
    ['starts at the first occurrence of a repeated start', '2024-10-27', '02:30', '04:00', [150]],
    ['ends at the first occurrence of a repeated end', '2024-10-27', '01:00', '02:30', [90]],
  ])('a window %s', (_, date, from, to, minutes) => {
    expect(lengthOn(date, 'Europe/Berlin', { from, to })).toEqual(minutes)
  })

  test('windows that meet in the skipped hour do not overlap', () => {
    const meeting = [
      { from: '01:00', to: '02:30' },
      { from: '02:30', to: '03:30' },
    ]
    expect(lengthOn('2024-03-31', 'Europe/Berlin', ...meeting)).toEqual([60, 30])
  })

  test('half an hour counts as half an hour', () => {
    expect(lengthOn('2024-10-06', 'Australia/Lord_Howe', { from: '00:00', to: '06:00' })).toEqual([330])
    expect(lengthOn('2024-04-07', 'Australia/Lord_Howe', { from: '00:00', to: '06:00' })).toEqual([390])
  })

  test('a change at midnight moves neither day into the other', () => {
    expect(lengthOn('2018-11-04', 'America/Sao_Paulo', { from: '00:00', to: '06:00' })).toEqual([300])
    expect(lengthOn('2019-02-16', 'America/Sao_Paulo', { from: '20:00', to: '24:00' })).toEqual([300])
    // St. John's put its clocks back at 00:01, into the day before.
    expect(lengthOn('2006-10-28', 'America/St_Johns', { from: '22:00', to: '24:00' })).toEqual([120])
    expect(lengthOn('2006-10-29', 'America/St_Johns', { from: '00:00', to: '06:00' })).toEqual([420])
  })

  test('a date that a zone skipped has no business time', () => {
    const calendar = everyDay('Pacific/Apia', { from: '08:00', to: '17:00' })
    const before = at('2011-12-29T16:00', 'Pacific/Apia')
    expect(addBusinessTime(calendar, before, 2 * HOUR)).toBe(at('2011-12-31T09:00', 'Pacific/Apia'))
  })
})

describe('a search never goes on for ever', () => {
  const closed = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] }
  const now = at('2024-06-03T10:00', 'UTC')

  test.each([
    ['a calendar that slipped past the check', { ...defaultCalendar, hours: closed }, 1],
    ['more business time than 20 years hold', defaultCalendar, 6 * 365 * DAY],
    ['no end of business time', defaultCalendar, Number.POSITIVE_INFINITY],
  ])('%s is refused as exhausted', (_, calendar, duration) => {
    expect(exhausted(calendar, (hours) => addBusinessTime(hours, now, duration))).toBe('calendar_exhausted')
  })

  test('no opening ahead, and spans of more than 20 years, are refused as exhausted', () => {
    const never = { ...defaultCalendar, hours: closed }
    expect(exhausted(never, (hours) => nextOpening(hours, now))).toBe('calendar_exhausted')
    expect(exhausted(defaultCalendar, (hours) => businessTimeBetween(hours, 0, now))).toBe(
      'calendar_exhausted',
    )
    expect(exhausted(defaultCalendar, (hours) => openWindows(hours, 0, now))).toBe('calendar_exhausted')
  })

  test('the memory of a calendar is bounded', () => {
    const calendar = { ...defaultCalendar }
    for (let year = 1900; year < 2100; year += 15)
      businessTimeBetween(calendar, Date.UTC(year, 0), Date.UTC(year + 15, 0))
    expect(businessTimeBetween(calendar, now, now + DAY)).toBe(9 * HOUR)
  })

  test('what is no instant at all is refused', () => {
    expect(() => addBusinessTime(defaultCalendar, Number.NaN, 1)).toThrow(RangeError)
  })
})
