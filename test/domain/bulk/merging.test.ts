import { expect, test } from 'vitest'
import { type MadeEvent, mergeCommand, partedFrom } from '#domain/bulk/merging.ts'

const [one, into] = ['TKT-20260301-0001', 'TKT-20260301-0002']

test('a ticket is merged by the one that stays, and parted by itself', () => {
  expect(mergeCommand(one, { into }, 'Twins')).toEqual({
    ...{ ticket: into, type: 'merge' },
    payload: { tickets: [one], reason: 'Twins' },
  })
  expect(mergeCommand(one, { from: into, at: 7 }, null)).toEqual({
    ...{ ticket: one, type: 'unmerge' },
    payload: { ticket: into, at: 7 },
  })
})

test('what was merged is parted from where it went, with the merge of that instant', () => {
  const merged = { type: 'merged_into', data: { ticket: into }, reason: null, at: 7 } as MadeEvent
  expect(partedFrom([merged])).toEqual({ from: into, at: 7 })
  expect(partedFrom([])).toBeNull()
})
