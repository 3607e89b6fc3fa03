import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { durationHint, formatDuration, parseDuration } from '#domain/time/duration.ts'

describe('a time as people write it', () => {
  test.each([
    ['1h 30m', 90],
    ['1h30m', 90],
    ['1h30', 90],
    ['1 h 30 min', 90],
    ['1:30', 90],
    ['1.5h', 90],
    ['1,5 h', 90],
    ['90', 90],
    ['90m', 90],
    ['90 minutes', 90],
    ['2 hours', 120],
    ['0:05', 5],
    ['0.25h', 15],
    [' 45M ', 45],
    ['0', 0],
  ])('%s is %d minutes', (text, minutes) => {
    expect(parseDuration(text)).toBe(minutes)
  })

  test.each([
    '',
    ' ',
    'h',
    'm',
    '1.5',
    '1:60',
    '1:5',
    '-5',
    '1d',
    '1h 2h',
    'soon',
    '1h 30s',
    '1e3',
    '99999999',
  ])('%j is none', (text) => {
    expect(parseDuration(text)).toBeNull()
  })

  test('is read back as it was written', () => {
    fc.assert(
      fc.property(fc.nat(100_000), (minutes) => {
        expect(parseDuration(formatDuration(minutes))).toBe(minutes)
      }),
    )
  })

  test('is the same however it is written', () => {
    fc.assert(
      fc.property(fc.nat(999), fc.nat(59), (hours, minutes) => {
        const all = hours * 60 + minutes
        const clock = `${hours}:${String(minutes).padStart(2, '0')}`
        for (const text of [`${all}`, `${all}m`, `${hours}h ${minutes}m`, `${hours}h${minutes}`, clock])
          expect(parseDuration(text)).toBe(all)
        expect(parseDuration(`${(all / 60).toFixed(4)}h`)).toBe(all)
      }),
    )
  })

  test('never is a part of a minute, whatever is written', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[0-9.,:hm ]{0,12}$/)), (text) => {
        const minutes = parseDuration(text)
        expect(minutes === null || (Number.isInteger(minutes) && minutes >= 0)).toBe(true)
        if (minutes !== null) expect(parseDuration(formatDuration(minutes))).toBe(minutes)
      }),
    )
  })

  test('has a hint for what is none', () => {
    expect(durationHint).toContain('1h 30m')
  })
})
