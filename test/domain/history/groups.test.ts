import { expect, test } from 'vitest'
import { historyGroupNames, historyGroups } from '#domain/history/groups.ts'

test('an event is in one group of the history only', () => {
  const types = historyGroupNames.flatMap((name) => [...historyGroups[name]])
  expect(new Set(types).size).toBe(types.length)
})
