import { validate, version } from 'uuid'
import { describe, expect, it } from 'vitest'
import { Random } from '#bin/seed/random.ts'

describe('chance', () => {
  it('repeats itself for the same seed', () => {
    const draw = () => {
      const random = new Random(3)
      return Array.from({ length: 20 }, () => random.next())
    }
    expect(draw()).toEqual(draw())
  })

  it('gives valid ids in the order of their instants', () => {
    const random = new Random(1)
    const ids = [1, 2, 3].map((day) => random.uuid(Date.UTC(2026, 0, day)))
    expect(ids.every((id) => validate(id) && version(id) === 7)).toBe(true)
    expect(ids.toSorted()).toEqual(ids)
  })

  it('follows the weights', () => {
    const random = new Random(2)
    const drawn = Array.from({ length: 2_000 }, () =>
      random.weighted([
        ['often', 9],
        ['rarely', 1],
      ]),
    )
    expect(drawn.filter((value) => value === 'often').length / 2_000).toBeCloseTo(0.9, 1)
  })
})
