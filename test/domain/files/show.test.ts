import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isPicture, previewOf, rangeOf, shownAs } from '#domain/files/show.ts'
import { mayLeave } from '#domain/files/state.ts'
import { withVersions } from '#domain/files/versions.ts'

describe('what is shown', () => {
  test.each([
    ['image/png', 'image', 'image/png'],
    ['application/pdf', 'pdf', 'application/pdf'],
    ['text/html', 'text', 'text/plain; charset=utf-8'],
    ['image/svg+xml', 'text', 'text/plain; charset=utf-8'],
    ['audio/mpeg', 'audio', 'audio/mpeg'],
    ['video/mp4', 'video', 'video/mp4'],
    ['message/rfc822', 'mail', null],
    ['application/zip', null, null],
    ['image/tiff', null, null],
  ])('%s is shown as %s', (type, kind, as) => {
    expect(previewOf(type)).toBe(kind)
    expect(shownAs(type)).toBe(as)
  })

  test('a picture that browsers do not paint can still be made small; a drawing that could run is left alone', () => {
    expect([isPicture('image/tiff'), isPicture('image/svg+xml')]).toEqual([true, false])
  })

  test('only what was scanned, or can not be, may leave', () => {
    expect((['waiting', 'clean', 'unscanned', 'infected', 'refused'] as const).filter(mayLeave)).toEqual([
      'clean',
      'unscanned',
    ])
  })
})

describe('the part of a file that is asked for', () => {
  test.each([
    [undefined, null],
    ['bytes=0-3', { start: 0, end: 3 }],
    ['bytes=4-', { start: 4, end: 9 }],
    ['bytes=-3', { start: 7, end: 9 }],
    ['bytes=-30', { start: 0, end: 9 }],
    ['bytes=8-100', { start: 8, end: 9 }],
    ['bytes=10-', 'unsatisfiable'],
    ['bytes=-0', 'unsatisfiable'],
    ['bytes=5-2', null],
    ['bytes=0-1,3-4', null],
    ['lines=1-2', null],
    ['bytes=-', null],
  ])('%s of ten bytes is %o', (header, range) => {
    expect(rangeOf(header, 10)).toEqual(range)
  })

  test('never lies outside', () => {
    fc.assert(
      fc.property(fc.nat(50), fc.option(fc.nat(60)), fc.option(fc.nat(60)), (size, from, to) => {
        const range = rangeOf(`bytes=${from ?? ''}-${to ?? ''}`, size)
        if (range === null || range === 'unsatisfiable') return
        expect(range.start).toBeGreaterThanOrEqual(0)
        expect(range.start).toBeLessThanOrEqual(range.end)
        expect(range.end).toBeLessThan(size)
      }),
    )
  })
})

test('files of one name are numbered from the oldest on', () => {
  const names = ['a.txt', 'b.txt', 'A.TXT', '__proto__', 'a.txt'].map((name) => ({ name }))
  expect(withVersions(names).map(({ version, versions }) => `${version}/${versions}`)).toEqual([
    '1/3',
    '1/1',
    '2/3',
    '1/1',
    '3/3',
  ])
})
