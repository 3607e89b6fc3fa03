import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { differences, looseEnds, removedBy } from '#domain/lifecycles/publish.ts'
import { landing } from '#domain/lifecycles/statuses.ts'
import { defaultLifecycle, type Lifecycle, type PublishedLifecycle } from '#domain/tickets/lifecycle.ts'
import { lifecycles } from '#test/domain/tickets/arbitraries.ts'
import { Desk } from '#test/domain/tickets/given.ts'

const without = (key: string, lifecycle: Lifecycle = defaultLifecycle): Lifecycle => ({
  ...lifecycle,
  statuses: lifecycle.statuses.filter((status) => status.key !== key),
  transitions: lifecycle.transitions.filter(({ from, to }) => from !== key && to !== key),
})

describe('what takes the place of a removed status', () => {
  test('has to be said, and to be there', () => {
    expect(removedBy(defaultLifecycle, without('pending'), {}).rejection).toEqual({
      ...{ code: 'status_not_mapped', field: 'mapping.pending' },
      detail: 'Say what tickets that are Pending become.',
    })
    expect(removedBy(defaultLifecycle, without('pending'), { pending: 'gone' }).rejection?.code).toBe(
      'unknown_status',
    )
    expect(removedBy(undefined, defaultLifecycle, {}).removed).toEqual([])
  })

  test('is remembered through later versions, and forgotten when the status comes back', () => {
    const first = removedBy(defaultLifecycle, without('pending'), { pending: 'on_hold' }).removed
    const published = { ...without('pending'), removed: first }
    const second = without('on_hold', without('pending'))
    expect(removedBy(published, second, { on_hold: 'open' }).removed).toEqual([
      { key: 'pending', name: 'Pending', becomes: 'open' },
      { key: 'on_hold', name: 'On hold', becomes: 'open' },
    ])
    expect(removedBy(published, defaultLifecycle, {}).removed).toEqual([])
  })

  test('leads to a status of the lifecycle, wherever a ticket was', () => {
    fc.assert(
      fc.property(
        lifecycles,
        fc.string(),
        fc.constantFrom('new', 'pending', 'cancelled'),
        (lifecycle, status, category) => {
          expect(lifecycle.statuses).toContain(landing(lifecycle, { status, category } as never))
        },
      ),
    )
  })

  test('is where a ticket goes on from, on the new version from then on', () => {
    const before = new Desk({ ...defaultLifecycle, version: 1 }).create().move('on_hold')
    const lifecycle: PublishedLifecycle = {
      ...without('on_hold'),
      ...{ version: 2, removed: [{ key: 'on_hold', name: 'On hold', becomes: 'pending' }] },
    }
    expect(before.state?.lifecycle).toBe(1)
    const after = new Desk(lifecycle)
    after.state = before.state
    expect(after.change({ status: 'on_hold' }).events).toEqual([])
    expect(after.change({ status: 'new' }).rejection?.detail).toBe(
      "A ticket that is Pending can't become New. It can become Open, Resolved, Cancelled.",
    )
    after.move('pending')
    expect(after.state).toMatchObject({ status: 'pending', lifecycle: 2 })
    after.move('open')
    expect(after.state?.lifecycle).toBe(2)
  })
})

describe('a ticket that becomes another kind', () => {
  const other: PublishedLifecycle = {
    ...defaultLifecycle,
    version: 5,
    statuses: defaultLifecycle.statuses.map((status) =>
      status.key === 'open' ? { ...status, key: 'working', name: 'Working' } : status,
    ),
    transitions: [],
  }

  test('stands where it stood, or in what counts as the same', () => {
    const desk = new Desk({ ...defaultLifecycle, version: 1 }, () => other).create()
    desk.change({ kind: 'task' })
    expect(desk.state).toMatchObject({ kind: 'task', status: 'new', lifecycle: 5 })
    const open = new Desk({ ...defaultLifecycle, version: 1 }, () => other).create().move('open')
    open.change({ kind: 'task' })
    expect(open.state).toMatchObject({ kind: 'task', status: 'working', category: 'open', lifecycle: 5 })
  })
})

describe('loose ends', () => {
  test('are live statuses without a way out, and statuses without a way in', () => {
    expect(looseEnds(defaultLifecycle)).toEqual({ stuck: [], unreached: [] })
    const triage = { key: 'triage', name: 'In triage', category: 'open' as const }
    const loose = { ...defaultLifecycle, statuses: [...defaultLifecycle.statuses, triage] }
    expect(looseEnds(loose)).toEqual({ stuck: [triage], unreached: [triage] })
    expect(looseEnds({ ...loose, transitions: [] }).stuck.map(({ key }) => key)).toEqual([
      ...['new', 'open', 'pending', 'on_hold', 'triage'],
    ])
  })
})

describe('the differences between two versions', () => {
  test('name what is added, removed, renamed, counted otherwise, opened, shut and asked for', () => {
    const next: Lifecycle = {
      ...without('cancelled'),
      closeAfterDays: 3,
      statuses: [
        ...without('cancelled').statuses.map((status) =>
          status.key === 'pending' ? { ...status, name: 'Waiting', category: 'on_hold' as const } : status,
        ),
        { key: 'triage', name: 'In triage', category: 'open' },
      ],
      transitions: [
        ...without('cancelled')
          .transitions.filter(({ from }) => from !== 'closed')
          .map((way) => (way.from === 'new' && way.to === 'open' ? { ...way, note: true } : way)),
        { from: 'new', to: 'triage' },
      ],
    }
    expect(differences(defaultLifecycle, next)).toMatchObject({
      added: ['In triage'],
      removed: [{ key: 'cancelled' }],
      renamed: [{ from: 'Pending', to: 'Waiting' }],
      recounted: [{ name: 'Waiting', from: 'pending', to: 'on_hold' }],
      opened: [['New', 'In triage']],
      shut: [['Closed', 'Open']],
      altered: [['New', 'Open']],
      others: ['closeAfterDays'],
    })
  })

  test('are none between a version and itself, nor where a transition asks for nothing in other words', () => {
    fc.assert(
      fc.property(lifecycles, (lifecycle) => {
        const same = {
          ...lifecycle,
          transitions: lifecycle.transitions.map((way) => ({ ...way, note: false, fields: [], who: {} })),
        }
        expect(Object.values(differences(lifecycle, same)).flat()).toEqual([])
      }),
    )
  })
})
