import fc from 'fast-check'
import { expect, test } from 'vitest'
import { builtInViews } from '#domain/views/built-in.ts'
import { sorts } from '#domain/views/columns.ts'
import { inOrder } from '#domain/views/order.ts'
import { newViewSchema } from '#domain/views/view.ts'

const keys = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e'))

test('views stand as they were put; the others come behind, as they came', () => {
  fc.assert(
    fc.property(keys, keys, (there, wanted) => {
      const shown = inOrder(
        there.map((key) => ({ key })),
        wanted,
      ).map(({ key }) => key)
      const placed = wanted.filter((key) => there.includes(key))
      const others = there.filter((key) => !wanted.includes(key))
      expect(shown).toEqual([...placed, ...others])
    }),
  )
})

test('the views that are there from the start have an order that lists know', () => {
  for (const { sort } of builtInViews) expect(sorts).toContain(sort)
})

test('a view is one’s own, newest change first, unless it says otherwise', () => {
  expect(newViewSchema.parse({ name: ' Mine ', filter: '' })).toEqual({
    ...{ name: 'Mine', filter: '', icon: 'layers', sort: '-updatedAt', columns: null },
    ...{ sharedWith: 'me', team: null },
  })
})
