import { expect, test } from 'vitest'
import { boundsOf, isInstant } from '#domain/query/instants.ts'
import type { Operator } from '#domain/query/tree.ts'

// A Sunday on which Berlin's clocks went from two to three in the morning.
const clock = { now: Date.UTC(2026, 2, 29, 12), zone: 'Europe/Berlin' }
const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString().replace('.000Z', 'Z'))

function bounds(operator: Operator, values: string[], ahead = false) {
  return boundsOf(operator, values, { ahead, clock }).map(({ from, to }) => [iso(from), iso(to)])
}

test.each<[string, string[], [string | null, string | null]]>([
  ['is', ['today'], ['2026-03-28T23:00:00Z', '2026-03-29T22:00:00Z']],
  ['is', ['yesterday'], ['2026-03-27T23:00:00Z', '2026-03-28T23:00:00Z']],
  ['is', ['this-week'], ['2026-03-22T23:00:00Z', '2026-03-29T22:00:00Z']],
  ['is', ['next-month'], ['2026-03-31T22:00:00Z', '2026-04-30T22:00:00Z']],
  ['is', ['2026-03'], ['2026-02-28T23:00:00Z', '2026-03-31T22:00:00Z']],
  ['is', ['2026-03-29T09:00'], ['2026-03-29T07:00:00Z', '2026-03-29T07:01:00Z']],
  ['<', ['2026-03-29'], [null, '2026-03-28T23:00:00Z']],
  ['<=', ['2026-03-29'], [null, '2026-03-29T22:00:00Z']],
  ['>', ['2026-03-29'], ['2026-03-29T22:00:00Z', null]],
  ['>=', ['-1d'], ['2026-03-28T13:00:00Z', null]],
  ['between', ['2026-03-28', '2026-03-29'], ['2026-03-27T23:00:00Z', '2026-03-29T22:00:00Z']],
  ['between', ['2026-03-29', '2026-03-28'], ['2026-03-27T23:00:00Z', '2026-03-29T22:00:00Z']],
])('%s %s', (operator, values, expected) => {
  expect(bounds(operator as Operator, values)).toEqual([expected])
})

test('a bare duration is how long ago, so that less of it is later', () => {
  expect(bounds('<', ['2h'])).toEqual([['2026-03-29T10:00:00.001Z', null]])
  expect(bounds('>', ['2h'])).toEqual([[null, '2026-03-29T10:00:00Z']])
  expect(bounds('is', ['2h'])).toEqual([['2026-03-29T10:00:00Z', '2026-03-29T12:00:00.001Z']])
})

test('and how far ahead for what is still to come', () => {
  expect(bounds('<', ['2h'], true)).toEqual([[null, '2026-03-29T14:00:00Z']])
  expect(bounds('is', ['2h'], true)).toEqual([['2026-03-29T12:00:00Z', '2026-03-29T14:00:00.001Z']])
})

test('what is further away than years are written means the first day or the last', () => {
  const [first, last] = ['0001-01-01T00:00:00Z', '9999-12-31T23:59:59.999Z']
  for (const far of ['9000y', '273789y', '999999y']) {
    expect(isInstant(far)).toBe(true)
    expect(bounds('<', [far])).toEqual([[first, null]])
    expect(bounds('>', [far], true)).toEqual([[last, null]])
    expect(bounds('between', [`-${far}`, `+${far}`])).toEqual([[first, last]])
  }
  expect(bounds('is', ['0000'])).toEqual([[first, first]])
})

test('what is no instant is not taken for one', () => {
  for (const text of ['', 'soon', '7', 'd7', '2026-13', '2026-02-30', '2026-03-29T25:00', 'last-day'])
    expect(isInstant(text), text).toBe(false)
})
