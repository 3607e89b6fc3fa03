import { describe, expect, it } from 'vitest'
import { arrayCell, copyLine } from '#bin/seed/copy.ts'

describe('a line for COPY', () => {
  it('separates cells by tabs and tells null from an empty text', () => {
    expect(copyLine(['a', '', null, 3, true])).toBe('a\t\t\\N\t3\ttrue')
  })

  it('keeps breaks, tabs and backslashes inside a cell', () => {
    expect(copyLine(['one\ntwo\tC:\\temp\r'])).toBe('one\\ntwo\\tC:\\\\temp\\r')
  })

  it('quotes what stands in lists', () => {
    expect(arrayCell(['vpn', 'a "b"', 'c\\d'])).toBe('{"vpn","a \\"b\\"","c\\\\d"}')
  })
})
