import { describe, expect, it } from 'vitest'
import { chosen, lines } from '#bin/bench/lines.ts'
import { scenarios } from '#bin/bench/scenarios.ts'
import { type Reading, table, verdictsOf } from '#bin/bench/table.ts'

const reading: Reading = {
  ...{ n: 400, users: 10, seconds: 5, errors: 0, firstError: null },
  ...{ p50: 12.4, p95: 31, p99: 40, perSecond: 80, cpuMs: 4.2, parts: [] },
}
const floor = { ...reading, perSecond: 200, p50: 5, cpuMs: 1.5 }

describe('the verdict', () => {
  it('is empty when the budget is kept', () => {
    expect(verdictsOf({ p95: 31, cpuMs: 5, perSecond: 80, ofFloor: 0.4 }, reading, floor)).toEqual([])
  })

  it('names everything that is over', () => {
    const budget = { p95: 25, cpuMs: 4, perSecond: 120, ofFloor: 0.6 }
    expect(verdictsOf(budget, reading, floor)).toEqual(['p95', 'CPU', 'rate', 'share of the floor'])
  })

  it('is never good when nothing was measured or something failed', () => {
    expect(verdictsOf({ p95: 25 }, { ...reading, p95: Number.NaN }, floor)).toEqual(['p95'])
    expect(verdictsOf({}, { ...reading, errors: 3 }, floor)).toEqual(['3 errors'])
  })
})

describe('the table', () => {
  it('lines its columns up', () => {
    const [line] = lines
    const rows = table([{ line: line!, reading, floor, verdicts: [] }])
    expect(rows).toHaveLength(2)
    expect(rows[0]?.indexOf('p95')).toBe(rows[1]?.indexOf(' 31'))
    expect(rows[1]).toContain('40 %')
    expect(rows[1]?.endsWith('ok')).toBe(true)
  })
})

describe('the lines', () => {
  it('all have a load and a floor to run', () => {
    for (const { scenario, floor: name } of lines)
      expect(scenarios).toMatchObject({ [scenario]: expect.any(Function), [name]: expect.any(Function) })
  })

  it('are chosen by a part of their name, or all but the details', () => {
    expect(chosen('search', false).every(({ name }) => name.includes('search'))).toBe(true)
    expect(chosen(undefined, false).some(({ detail }) => detail)).toBe(false)
    expect(chosen(undefined, true)).toHaveLength(lines.length)
  })
})
