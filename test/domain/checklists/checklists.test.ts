import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { changeChecklists } from '#domain/checklists/change.ts'
import { changedChecklists } from '#domain/checklists/changed.ts'
import {
  type Checklist,
  type ChecklistEvent,
  type ChecklistOperation,
  listFrom,
  mostItems,
  mostLists,
} from '#domain/checklists/checklist.ts'
import { progressOf } from '#domain/checklists/progress.ts'
import { Desk } from '#test/domain/tickets/given.ts'

const at = { at: 1_000, by: 'grace' }
const item = (id: string, done = false) => ({ id, text: `Do ${id}`, done: done ? at : null })
const lists: Checklist[] = [
  { id: 'one', title: 'Laptop', items: [item('a'), item('b', true), item('c')] },
  { id: 'two', title: 'Account', items: [] },
]
const events = (operation: ChecklistOperation, on: readonly Checklist[] = lists) => {
  const outcome = changeChecklists(on, operation)
  return Array.isArray(outcome) ? outcome.map(({ data }) => data as ChecklistEvent['data']) : outcome
}
/** The lists after what was decided. */
function become(operation: ChecklistOperation, on: readonly Checklist[] = lists): readonly Checklist[] {
  const outcome = events(operation, on)
  return Array.isArray(outcome) ? outcome.reduce((now, data) => changedChecklists(now, data, at), on) : on
}
const ids = (now: readonly Checklist[]) => now.map(({ items }) => items.map(({ id }) => id).join(''))

describe('the checklists of a ticket', () => {
  test('are added, renamed and removed', () => {
    const items = [{ id: 'd', text: 'Do d' }]
    expect(become({ do: 'add', list: 'three', title: 'Desk', items })[2]).toEqual({
      ...{ id: 'three', title: 'Desk', items: [item('d')] },
    })
    expect(become({ do: 'rename', list: 'one', title: 'Computer' })[0]?.title).toBe('Computer')
    expect(events({ do: 'rename', list: 'one', title: 'Computer' })).toMatchObject([{ from: 'Laptop' }])
    expect(become({ do: 'remove', list: 'one' })).toEqual([lists[1]])
  })

  test('say who checked an item, and forget it when it is opened again', () => {
    const checked = become({ do: 'check_item', list: 'one', item: 'a', done: true })
    expect(checked[0]?.items[0]).toEqual(item('a', true))
    expect(become({ do: 'check_item', list: 'one', item: 'b', done: false })[0]?.items[1]?.done).toBeNull()
  })

  test('keep the order that people give them, whatever place is asked for', () => {
    const move = (id: string, to: number) => ids(become({ do: 'move_item', list: 'one', item: id, to }))[0]
    expect(move('a', 1)).toBe('bac')
    expect(move('c', 0)).toBe('cab')
    expect(move('a', 100)).toBe('bca')
    expect(ids(become({ do: 'remove_item', list: 'one', item: 'b' }))).toEqual(['ac', ''])
    const items = [{ id: 'd', text: 'd' }]
    expect(ids(become({ do: 'add_items', list: 'one', items }))).toEqual(['abcd', ''])
  })

  test('are not changed by what is so already', () => {
    expect(events({ do: 'rename', list: 'one', title: 'Laptop' })).toEqual([])
    expect(events({ do: 'check_item', list: 'one', item: 'b', done: true })).toEqual([])
    expect(events({ do: 'rename_item', list: 'one', item: 'a', text: 'Do a' })).toEqual([])
    expect(events({ do: 'move_item', list: 'one', item: 'c', to: 9 })).toEqual([])
  })

  test('refuse what somebody else removed in the meantime', () => {
    expect(events({ do: 'rename', list: 'x', title: 'Gone' })).toMatchObject({
      ...{ code: 'not_found', field: 'list' },
    })
    expect(events({ do: 'check_item', list: 'one', item: 'x', done: true })).toMatchObject({
      ...{ code: 'not_found', field: 'item' },
    })
  })

  test('do not grow beyond what one can look over', () => {
    const items = Array.from({ length: mostItems }, (_, index) => ({ id: `n${index}`, text: 'More' }))
    expect(events({ do: 'add_items', list: 'one', items })).toMatchObject({ code: 'too_many_items' })
    expect(events({ do: 'add_items', list: 'two', items })).toHaveLength(1)
    const extra = { id: 'n', text: 'More' }
    expect(events({ do: 'add', list: 'x', title: 'X', items: [...items, extra] })).toMatchObject({
      ...{ code: 'too_many_items', field: 'items' },
    })
    const full = Array.from({ length: mostLists }, (_, index) => ({
      ...{ id: `l${index}`, title: '', items: [] },
    }))
    expect(events({ do: 'add', list: 'x', title: 'X', items: [] }, full)).toMatchObject({
      ...{ code: 'too_many_items', field: 'list' },
    })
  })

  test('say how far they are', () => {
    expect(progressOf(lists)).toEqual({ done: 1, total: 3 })
    expect(progressOf([])).toBeNull()
    expect(progressOf(undefined)).toBeNull()
  })
})

const list = fc.constantFrom('one', 'two', 'three')
const entry = fc.constantFrom('a', 'b', 'c', 'd')
const text = fc.constantFrom('x', 'y')
const operation = fc.oneof(
  fc.record({ do: fc.constant('rename' as const), list, title: text }),
  fc.record({ do: fc.constant('remove' as const), list }),
  fc.record({ do: fc.constant('check_item' as const), list, item: entry, done: fc.boolean() }),
  fc.record({ do: fc.constant('rename_item' as const), list, item: entry, text }),
  fc.record({ do: fc.constant('move_item' as const), list, item: entry, to: fc.nat(5) }),
  fc.record({ do: fc.constant('remove_item' as const), list, item: entry }),
)

test('asking twice for the same changes nothing twice, and nothing comes from nowhere', () => {
  fc.assert(
    fc.property(fc.array(operation, { maxLength: 20 }), (operations) => {
      let now: readonly Checklist[] = lists
      for (const each of operations) {
        const next = become(each, now)
        const again = changeChecklists(next, each)
        if (Array.isArray(again)) expect(again).toEqual([])
        const before = new Set(ids(now).join(''))
        expect([...ids(next).join('')].every((id) => before.has(id))).toBe(true)
        now = next
      }
    }),
  )
})

test('a new ticket begins with its lists, and a macro adds one', () => {
  const list = listFrom({ id: 't', name: 'Laptop', items: ['Order', 'Set up'] }, (index) => `id-${index}`)
  expect(list).toMatchObject({
    list: 'id-0',
    title: 'Laptop',
    items: [{ id: 'id-1', text: 'Order' }, { id: 'id-2' }],
  })
  const desk = new Desk().create({ checklists: [list] })
  expect(desk.state?.checklists).toMatchObject([{ title: 'Laptop', items: [{ done: null }, { done: null }] }])
  const another = { ...list, list: 'other' }
  desk.ask('macro', {
    macro: { id: 'm', name: 'M' },
    steps: [{ name: 'checklist', do: 'checklist', list: another }],
  })
  expect(desk.state?.checklists).toHaveLength(2)
})
