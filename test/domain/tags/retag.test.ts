import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { retag, retagged } from '#domain/tags/retag.ts'

const names = ['vpn', 'VPN', 'remote', 'toString']
const tags = fc.uniqueArray(fc.constantFrom(...names))
const change = fc.record({ from: fc.constantFrom(...names), to: fc.option(fc.constantFrom(...names)) })

describe('a tag that is renamed, merged or deleted', () => {
  test('is replaced where it stood, or taken away', () => {
    expect(retagged(['a', 'vpn', 'b'], { from: 'vpn', to: 'VPN' })).toEqual(['a', 'VPN', 'b'])
    expect(retagged(['a', 'vpn', 'b'], { from: 'vpn', to: 'b' })).toEqual(['a', 'b'])
    expect(retagged(['a', 'vpn'], { from: 'vpn', to: null })).toEqual(['a'])
  })

  test('leaves none of it behind, none twice, and nothing to do the second time', () => {
    fc.assert(
      fc.property(tags, change, (before, asked) => {
        const needed = retag(before, asked).length > 0
        const after = needed ? retagged(before, asked) : before
        expect(new Set(after).size).toBe(after.length)
        expect(retag(after, asked)).toEqual([])
        const others = (list: string[]) => list.filter((tag) => tag !== asked.from && tag !== asked.to)
        expect(others(after)).toEqual(others(before))
      }),
    )
  })
})
