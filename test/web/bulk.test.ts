import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import { nextTick, ref } from 'vue'
import type { Bulk } from '#domain/bulk/bulk.ts'
import { defaultLifecycle } from '#domain/tickets/lifecycle.ts'
import BulkCounts from '@/features/bulk/BulkCounts.vue'
import BulkRow from '@/features/bulk/BulkRow.vue'
import { statusesFor, tagsIn } from '@/features/bulk/choices.ts'
import { useTicketSelection } from '@/features/bulk/selection.ts'
import { useBulkWords } from '@/features/bulk/useBulkWords.ts'
import TicketGrid from '@/features/tickets/list/TicketGrid.vue'
import type { KindLifecycle } from '@/features/tickets/types.ts'
import { createRegistry } from '@/shared/actions/registry.ts'
import { house, me, signIn, ticket, withSetup } from './support.ts'

const numbers = ['A', 'B', 'C', 'D', 'E']

function selecting() {
  const shown = ref(numbers)
  const list = ref('is:open')
  const { result } = withSetup(() =>
    useTicketSelection(
      () => shown.value,
      () => list.value,
    ),
  )
  return { shown, list, selection: result }
}

describe('a selection', () => {
  it('is made by hand, in the order of the list', () => {
    const { selection } = selecting()
    selection.toggle('D')
    selection.toggle('B')
    expect(selection.numbers.value).toEqual(['B', 'D'])
    selection.toggle('D')
    expect(selection.numbers.value).toEqual(['B'])
  })

  it('is made by range, down and up from the one selected last', () => {
    const { selection } = selecting()
    selection.toggle('B')
    selection.extend('D')
    expect(selection.numbers.value).toEqual(['B', 'C', 'D'])
    selection.extend('A')
    expect(selection.numbers.value).toEqual(['A', 'B', 'C', 'D'])
    selection.clear()
    selection.extend('C')
    selection.extend('E')
    expect(selection.numbers.value).toEqual(['C', 'D', 'E'])
  })

  it('is all that are loaded, or all that match; taking one out leaves the loaded others', () => {
    const { selection, shown } = selecting()
    selection.selectAll()
    expect([selection.isAll.value, selection.matching.value]).toEqual([true, false])
    selection.selectMatching()
    shown.value = [...numbers, 'F']
    expect([selection.numbers.value.length, selection.has('Z')]).toEqual([6, true])
    selection.toggle('F')
    expect([selection.matching.value, selection.numbers.value]).toEqual([false, numbers])
  })

  it('leaves out what is no longer shown, and another list begins with nothing', async () => {
    const { selection, shown, list } = selecting()
    selection.selectAll()
    shown.value = ['A', 'C']
    expect(selection.numbers.value).toEqual(['A', 'C'])
    list.value = 'is:ended'
    await nextTick()
    expect([selection.numbers.value, selection.on.value]).toEqual([[], false])
  })
})

describe('the list', () => {
  const rows = numbers.map((_, index) => ticket({ number: `TKT-20260302-000${index}` }))

  function grid(selectable = true) {
    const place = house()
    signIn()
    const { result: selection } = withSetup(
      () =>
        useTicketSelection(
          () => rows.map(({ number }) => number),
          () => '',
        ),
      place,
    )
    const wrapper = mount(TicketGrid, {
      global: { plugins: place.plugins },
      props: {
        ...{ tickets: rows, pickedIndex: 0, hasMore: false, busy: false, sort: '-updatedAt', offset: 0 },
        ...{ path: '/tickets', selection: selectable ? selection : null },
      },
    })
    return { wrapper, selection }
  }

  it('says how many can be selected, and offers all at the top', async () => {
    const { wrapper, selection } = grid()
    expect(wrapper.get('[role=grid]').attributes('aria-multiselectable')).toBe('true')
    const all = wrapper.get('[role=checkbox]')
    await all.trigger('click')
    expect(selection.isAll.value).toBe(true)
    expect(all.attributes('aria-checked')).toBe('true')
    await all.trigger('click')
    expect(selection.numbers.value).toEqual([])
  })

  it('offers nothing of it to who may not change tickets', () => {
    expect(grid(false).wrapper.find('[role=checkbox]').exists()).toBe(false)
  })
})

describe('Ctrl+A', () => {
  it('selects all tickets, but the text where somebody writes', () => {
    const registry = createRegistry({ singleKeys: () => true })
    let selected = 0
    registry.bind({ 'list.select_all': () => selected++ })
    const press = (target: Element) => {
      const event = new KeyboardEvent('keydown', { key: 'a', ctrlKey: true, bubbles: true })
      Object.defineProperty(event, 'target', { value: target })
      return registry.press(event)
    }
    expect(press(document.body)).toBe(true)
    expect(press(document.createElement('input'))).toBe(false)
    expect(selected).toBe(1)
  })
})

const bulk: Bulk = {
  ...{ id: me.id, state: 'done', filter: '', reason: null, total: 1_200, done: 1_000, refused: 3 },
  ...{ skipped: 97, undoes: null, undoneBy: null, createdAt: '2026-03-02T08:00:00.000Z', endedAt: null },
  changes: { priority: 'high', assignee: null },
  ...{ macro: null, children: false },
}

describe('a bulk change', () => {
  it('counts what became of the tickets, and leaves out what nothing became of', () => {
    const text = (of: Bulk) =>
      mount(BulkCounts, { props: { bulk: of }, global: { plugins: house().plugins } }).text()
    expect(text({ ...bulk, state: 'cancelled' })).toMatch(/1,000 changed.*97 already so.*3 refused.*100 left/)
    expect(text({ ...bulk, total: 1, done: 0, refused: 0, skipped: 1 })).toBe('0 changed1 already so')
  })

  it('is named by what it changes, or as an undo', () => {
    const place = house()
    signIn()
    const text = (of: Bulk) =>
      mount(BulkRow, { props: { bulk: of }, global: { plugins: place.plugins } }).text()
    expect(text(bulk)).toContain('Assignee: Nobody · Priority: High')
    expect(text({ ...bulk, undoes: me.id })).toContain('Undo of Assignee: Nobody · Priority: High')
  })

  it('says its changes in the words of the desk', () => {
    const place = house()
    place.queries.setQueryData(['queues'], [{ id: 'q', key: 'network', name: 'Network', address: null }])
    place.queries.setQueryData(['fields'], [])
    const { result } = withSetup(() => useBulkWords(), place)
    expect(
      result.changeWords({ queue: 'network', addTags: ['a', 'b'], removeTags: ['c'], fields: { floor: 3 } }),
    ).toEqual(['Queue: Network', 'Add a, b', 'Remove c', 'floor: 3'])
  })
})

it('offers each status once, of the kinds that are selected', () => {
  const status = (key: string) => ({ key, name: key, category: 'open' as const })
  const lifecycle = { ...defaultLifecycle, version: 1, team: null } as unknown as KindLifecycle
  const lifecycles = [
    { ...lifecycle, kind: 'incident' as const, statuses: [status('open'), status('waiting')] },
    { ...lifecycle, kind: 'change' as const, statuses: [status('open'), status('planned')] },
  ]
  const keys = (kinds: Parameters<typeof statusesFor>[1]) =>
    statusesFor(lifecycles, kinds).map(({ key }) => key)
  expect(keys(null)).toEqual(['open', 'waiting', 'planned'])
  expect(keys(new Set(['change']))).toEqual(['open', 'planned'])
})

it('reads tags that are separated by commas', () => {
  expect(tagsIn(' vpn, two words ,, vpn')).toEqual(['vpn', 'two words'])
})
