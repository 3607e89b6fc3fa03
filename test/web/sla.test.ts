import { mount } from '@vue/test-utils'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { defaultCalendar } from '#domain/sla/calendar.ts'
import { openSpans } from '@/features/sla/calendarSpans.ts'
import { chipOf, nextClock, remainingSeconds } from '@/features/sla/chip.ts'
import { formatDuration, parseDuration } from '@/features/sla/duration.ts'
import { openSeconds } from '@/features/sla/openHours.ts'
import SlaChip from '@/features/sla/SlaChip.vue'
import { nextWindow, openMinutes, parseTime } from '@/features/sla/week.ts'
import { clock, house } from './support.ts'

const at = (text: string) => Date.parse(text)
const hour = 3600

describe('open hours', () => {
  const week = openSpans(defaultCalendar, at('2026-03-02T00:00Z'), at('2026-03-09T00:00Z'))

  it('are those of the calendar', () => {
    expect(week).toHaveLength(5)
    expect(openSeconds(week, at('2026-03-02T00:00Z'), at('2026-03-09T00:00Z'))).toBe(45 * hour)
  })

  it('count only what lies between two instants', () => {
    expect(openSeconds(week, at('2026-03-02T16:30Z'), at('2026-03-03T08:10Z'))).toBe(40 * 60)
    expect(openSeconds(week, at('2026-03-07T10:00Z'), at('2026-03-08T10:00Z'))).toBe(0)
    expect(openSeconds([], 0, 10)).toBe(0)
  })
})

describe('what is left of a target', () => {
  const days = openSpans(defaultCalendar, at('2026-02-20T00:00Z'), at('2026-03-20T00:00Z'))

  it('is business time until it is due, over the night', () => {
    const overNight = clock({ dueAt: '2026-03-03T09:00:00Z', remainingSeconds: 2 * hour })
    expect(remainingSeconds(overNight, at('2026-03-02T16:00Z'), days)).toBe(2 * hour)
    expect(remainingSeconds(overNight, at('2026-03-02T20:00Z'), days)).toBe(hour)
    expect(remainingSeconds(overNight, at('2026-03-03T08:59:59Z'), days)).toBe(1)
  })

  it('goes below nothing in business time, too', () => {
    const late = clock({ state: 'breached', dueAt: '2026-03-02T16:30:00Z', remainingSeconds: 0 })
    expect(remainingSeconds(late, at('2026-03-03T08:30Z'), days)).toBe(-hour)
  })

  it('is the server’s word while it is paused or over', () => {
    expect(remainingSeconds(clock({ state: 'paused', dueAt: null, remainingSeconds: 77 }), 0, days)).toBe(77)
    expect(
      remainingSeconds(clock({ state: 'met', metAt: '2026-03-02T09:00:00Z', remainingSeconds: 5 }), 0),
    ).toBe(5)
  })

  it('is never more than the server said when the hours are not known', () => {
    const due = clock({ dueAt: '2026-03-03T09:00:00Z', remainingSeconds: hour })
    expect(remainingSeconds(due, at('2026-03-02T16:00Z'))).toBe(hour)
    expect(remainingSeconds(due, at('2026-03-03T08:50Z'))).toBe(600)
    expect(remainingSeconds(due, at('2026-03-03T09:10Z'))).toBe(-600)
  })
})

describe('a chip', () => {
  it('shows the target that is due next', () => {
    const response = clock({ target: 'first_response', dueAt: '2026-03-02T09:00:00Z' })
    expect(nextClock([clock(), response])?.target).toBe('first_response')
    expect(nextClock([clock(), { ...response, state: 'met', metAt: '2026-03-02T08:30:00Z' }])?.target).toBe(
      'resolution',
    )
    const paused = clock({ state: 'paused', dueAt: null })
    expect(nextClock([paused, { ...paused, target: 'first_response', remainingSeconds: 1 }])?.target).toBe(
      'first_response',
    )
    expect(nextClock([clock({ state: 'cancelled' })])).toBeUndefined()
    expect(nextClock([])).toBeUndefined()
  })

  it('tells every state', () => {
    const noon = at('2026-03-02T10:00Z')
    expect(chipOf(clock(), noon).state).toBe('running')
    expect(chipOf(clock(), at('2026-03-02T11:30Z')).state).toBe('warned')
    expect(chipOf(clock({ warnedAt: '2026-03-02T09:00:00Z' }), noon).state).toBe('warned')
    expect(chipOf(clock(), at('2026-03-02T12:00:01Z')).state).toBe('breached')
    expect(chipOf(clock({ state: 'paused', dueAt: null }), noon).state).toBe('paused')
    expect(chipOf(clock({ state: 'met', metAt: '2026-03-02T09:00:00Z' }), noon).state).toBe('met')
    const late = { metAt: '2026-03-02T13:00:00Z', breachedAt: '2026-03-02T12:00:00Z' }
    expect(chipOf(clock({ state: 'breached', ...late }), noon).state).toBe('missed')
    expect(chipOf(clock({ state: 'cancelled' }), noon).state).toBe('cancelled')
  })

  describe('on screen', () => {
    afterEach(() => vi.useRealTimers())
    const show = (clocks = [clock()]) =>
      mount(SlaChip, { props: { clocks, category: 'pending' }, global: { plugins: house().plugins } })

    it('counts down with the shared ticker, in words that need no colour', async () => {
      vi.useFakeTimers({ now: at('2026-03-02T11:55:30Z') })
      const chip = show()
      expect(chip.text()).toBe('Resolution in 4:30')
      await vi.advanceTimersByTimeAsync(2000)
      expect(chip.text()).toBe('Resolution in 4:28')
      await vi.advanceTimersByTimeAsync(300_000)
      expect(chip.text()).toBe('Resolution late 0:32')
      chip.unmount()
    })

    it('says why it is paused, and nothing without a clock', () => {
      const paused = show([clock({ state: 'paused', dueAt: null })])
      expect(paused.text()).toBe('Resolution paused')
      expect(paused.attributes('title')).toContain('Pending')
      expect(show([]).text()).toBe('')
    })
  })
})

describe('the settings’ words for time', () => {
  it.each([
    ['45m', 45],
    ['4h', 240],
    ['1h 30m', 90],
    ['1:30', 90],
    ['1.5h', 90],
    ['90', 90],
    ['', null],
    ['soon', undefined],
    ['h', undefined],
  ])('reads %s', (text, minutes) => expect(parseDuration(text)).toBe(minutes))

  it('writes what it reads', () => {
    for (const minutes of [1, 59, 60, 61, 1440]) expect(parseDuration(formatDuration(minutes))).toBe(minutes)
    expect(formatDuration(null)).toBe('')
    expect(formatDuration(0)).toBe('0m')
  })

  it.each([
    ['8', false, '08:00'],
    ['830', false, '08:30'],
    ['8:30', false, '08:30'],
    ['1730', true, '17:30'],
    ['24:00', true, '24:00'],
    ['00:00', true, '24:00'],
    ['24:00', false, null],
    ['noon', false, null],
    ['25:10', true, null],
  ])('reads the time %s (end: %s)', (text, isEnd, time) => expect(parseTime(text, isEnd)).toBe(time))

  it('offers a next window while the day lasts', () => {
    expect(nextWindow([])).toEqual({ from: '08:00', to: '17:00' })
    expect(nextWindow([{ from: '08:00', to: '12:00' }])).toEqual({ from: '13:00', to: '17:00' })
    expect(nextWindow([{ from: '08:00', to: '21:00' }])).toEqual({ from: '22:00', to: '24:00' })
    expect(nextWindow([{ from: '08:00', to: '23:30' }])).toBeNull()
    expect(
      openMinutes([
        { from: '08:00', to: '12:00' },
        { from: '23:00', to: '24:00' },
      ]),
    ).toBe(300)
  })
})
