import { describe, expect, it } from 'vitest'
import { best, score } from '@/app/shell/palette.ts'
import { drawn, widths } from '@/features/tickets/list/columns.ts'
import {
  asChosen,
  isChanged,
  type ListState,
  nextSort,
  readListUrl,
  writeListUrl,
} from '@/features/tickets/list/listUrl.ts'
import { typedNumber } from '@/features/tickets/typedNumber.ts'

const views = [
  { key: 'open', name: 'Open', filter: 'is:open', sort: '-updatedAt', columns: null },
  { key: 'mine', name: 'Mine', filter: 'is:mine is:open', sort: 'dueAt', columns: null },
  { key: 'all', name: 'All', filter: '', sort: '-updatedAt', columns: null },
  { key: 'own', name: 'Own', filter: 'tag:vip', sort: 'number', columns: ['number', 'field.site'] },
]

const listState = (state: Partial<ListState>): ListState => ({
  ...{ view: 'open', filter: '', sort: '-updatedAt', columns: null },
  ...state,
})

describe('the list’s address', () => {
  it('names a view, or a filter of one’s own', () => {
    expect(readListUrl({}, views)).toEqual({
      view: 'open',
      filter: 'is:open',
      sort: '-updatedAt',
      columns: null,
    })
    expect(readListUrl({ view: 'mine' }, views)).toEqual({
      view: 'mine',
      filter: 'is:mine is:open',
      sort: 'dueAt',
      columns: null,
    })
    expect(readListUrl({ filter: 'tag:vip', sort: '-priority' }, views)).toEqual({
      view: null,
      filter: 'tag:vip',
      sort: '-priority',
      columns: null,
    })
    expect(readListUrl({ view: 'mine', filter: 'is:mine' }, views).filter).toBe('is:mine')
    expect(readListUrl({ view: ['mine', 'x'] }, views).view).toBe('mine')
    expect(readListUrl({}, views, null)).toEqual({
      view: null,
      filter: '',
      sort: '-updatedAt',
      columns: null,
    })
  })

  it('is as short as it can be, and comes back as it was', () => {
    expect(writeListUrl(listState({ filter: 'is:open' }), views)).toEqual({
      view: 'open',
    })
    const states = [
      listState({ filter: 'is:open tag:vip', sort: 'dueAt' }),
      listState({ view: 'mine', filter: 'is:mine is:open', sort: 'dueAt' }),
      listState({ view: 'all' }),
      listState({}),
      listState({ view: null, filter: 'queue:network' }),
      listState({ view: null }),
      listState({ columns: ['subject', 'tags'] }),
      listState({ view: 'own', filter: 'tag:vip', sort: 'number', columns: ['number', 'field.site'] }),
      listState({ view: 'own', filter: 'tag:vip', sort: 'number' }),
    ]
    for (const state of states) expect(readListUrl(writeListUrl(state, views), views)).toEqual(state)
  })

  it('tells whether the list shows something else than its view', () => {
    const own = views.find(({ key }) => key === 'own') as (typeof views)[number]
    const kept = readListUrl({ view: 'own' }, views)
    expect(isChanged(kept, own)).toBe(false)
    for (const change of [{ filter: '' }, { sort: '-number' }, { columns: null }])
      expect(isChanged({ ...kept, ...change }, own)).toBe(true)
  })

  it('keeps chosen columns as wide as they need, and their order', () => {
    const { columns, least } = widths(['number', 'subject', 'field.site'])
    expect(columns).toBe('140px minmax(200px, 1fr) 140px')
    expect(least).toBe(140 + 200 + 140 + 2 * 12 + 52)
    expect(widths(['number', 'queue']).columns).toBe('140px minmax(148px, 1fr)')
    expect(asChosen(drawn(null).map(({ key }) => key))).toBeNull()
  })

  it('turns a column’s order around', () => {
    expect(nextSort('-updatedAt', 'updatedAt', true)).toBe('updatedAt')
    expect(nextSort('updatedAt', 'updatedAt', true)).toBe('-updatedAt')
    expect(nextSort('-updatedAt', 'dueAt', false)).toBe('dueAt')
  })
})

describe('the palette', () => {
  it('finds words in any order, without accents', () => {
    expect(score('Zoë Müller', 'muller zoe')).toBeGreaterThan(0)
    expect(score('Zoë Müller', 'x')).toBe(0)
    expect(best(['Reply to all', 'All tickets', 'Small'], 'all', (text) => text, 5)).toEqual([
      'All tickets',
      'Reply to all',
      'Small',
    ])
    expect(best(['a', 'b', 'c'], '', (text) => text, 2)).toEqual(['a', 'b'])
  })

  it('knows a ticket number when it sees one', () => {
    expect(typedNumber(' tkt-20260302-00a7 ')).toBe('TKT-20260302-00A7')
    expect(typedNumber('TKT-2026')).toBeNull()
  })
})
