import { expect, test } from 'vitest'
import { createRecentNews } from '#api/plugins/recent-news.ts'

test('of each ticket only the last news is kept, for ten seconds, in the order of time', () => {
  let now = 0
  const recent = createRecentNews(() => now)
  const may = () => true
  recent.keep('one', { message: { seq: 1 }, may })
  now = 4_000
  recent.keep('other', { message: { seq: 7 }, may })
  now = 8_000
  recent.keep('one', { message: { seq: 2 }, may })
  expect(recent.all().map(({ message }) => message)).toEqual([{ seq: 7 }, { seq: 2 }])
  now = 14_000
  expect(recent.all().map(({ message }) => message)).toEqual([{ seq: 2 }])
  now = 18_000
  expect(recent.all()).toEqual([])
})
