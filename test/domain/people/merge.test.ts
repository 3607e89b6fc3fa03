import { expect, test } from 'vitest'
import { mergeRefusal, summaryOf } from '#domain/people/merge.ts'

const person = (id: string, more: { active?: boolean; mergedInto?: string } = {}) => ({
  id,
  name: id,
  active: true,
  mergedInto: null,
  ...more,
})

test.each([
  [person('a'), person('b'), null],
  [person('a', { active: false }), person('b', { active: false }), null],
  [person('a'), person('a'), 'themselves'],
  [person('a', { mergedInto: 'x' }), person('b'), 'a was merged'],
  [person('a'), person('b', { mergedInto: 'x' }), 'b was merged'],
  [person('a'), person('b', { active: false }), 'inactive'],
])('%o into %o is refused: %s', (from, into, why) => {
  const refusal = mergeRefusal(from, into)
  if (why) expect(refusal).toContain(why)
  else expect(refusal).toBeNull()
})

test('a merge is summed up in numbers', () => {
  const moved = { addresses: ['a@x.test'], requested: ['1', '2'], assigned: [], organizations: ['o'] }
  expect(
    summaryOf({ ...moved, active: true, role: { before: 'requester', after: 'agent' }, organization: null }),
  ).toEqual({ addresses: ['a@x.test'], requested: 2, assigned: 0, organizations: 1, role: 'agent' })
})
