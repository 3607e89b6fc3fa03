import { describe, expect, it } from 'vitest'
import { best, score, typedNumber } from '@/app/shell/palette.ts'
import { nextSort, readListUrl, writeListUrl } from '@/features/tickets/list/listUrl.ts'

const views = [
  { key: 'open', name: 'Open', filter: 'is:open', sort: '-updatedAt', count: 3 },
  { key: 'mine', name: 'Mine', filter: 'is:mine is:open', sort: 'dueAt', count: 1 },
  { key: 'all', name: 'All', filter: '', sort: '-updatedAt', count: null },
]

describe('the list’s address', () => {
  it('names a view, or a filter of one’s own', () => {
    expect(readListUrl({}, views)).toEqual({ view: 'open', filter: 'is:open', sort: '-updatedAt' })
    expect(readListUrl({ view: 'mine' }, views)).toEqual({
      view: 'mine',
      filter: 'is:mine is:open',
      sort: 'dueAt',
    })
    expect(readListUrl({ filter: 'tag:vip', sort: '-priority' }, views)).toEqual({
      view: null,
      filter: 'tag:vip',
      sort: '-priority',
    })
    expect(readListUrl({ view: 'mine', filter: 'is:mine' }, views).filter).toBe('is:mine')
    expect(readListUrl({ view: ['mine', 'x'] }, views).view).toBe('mine')
    expect(readListUrl({}, views, null)).toEqual({ view: null, filter: '', sort: '-updatedAt' })
  })

  it('is as short as it can be, and comes back as it was', () => {
    expect(writeListUrl({ view: 'open', filter: 'is:open', sort: '-updatedAt' }, views)).toEqual({
      view: 'open',
    })
    const states = [
      { view: 'open', filter: 'is:open tag:vip', sort: 'dueAt' },
      { view: 'mine', filter: 'is:mine is:open', sort: 'dueAt' },
      { view: 'all', filter: '', sort: '-updatedAt' },
      { view: 'open', filter: '', sort: '-updatedAt' },
      { view: null, filter: 'queue:network', sort: '-updatedAt' },
      { view: null, filter: '', sort: '-updatedAt' },
    ]
    for (const state of states) expect(readListUrl(writeListUrl(state, views), views)).toEqual(state)
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
