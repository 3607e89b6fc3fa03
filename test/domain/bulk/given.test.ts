import { describe, expect, test } from 'vitest'
import { type Alike, asksOf } from '#domain/bulk/asks.ts'
import { lackedOf } from '#domain/bulk/given.ts'
import { actionsOfSteps, changesAnything } from '#domain/bulk/macro.ts'
import { defaultLifecycle } from '#domain/tickets/lifecycle.ts'

const having = { assigneeId: null, tags: [], impact: null, urgency: null, fields: {}, resolution: null }
const resolution = { code: 'fixed', summary: 'Done' }

describe('what is given to many tickets', () => {
  test('goes to those that lack it', () => {
    const given = {
      assigneeId: 'grace',
      tags: ['vpn'],
      impact: 'low',
      resolution,
      fields: { site: 'oslo' },
    } as const
    const changes = { ...given, tags: [...given.tags] }
    expect(lackedOf(changes, having, () => true)).toEqual(given)
    expect(lackedOf(changes, having, () => false)).not.toHaveProperty('fields')
    const kept = { ...resolution, name: null, estimatedMinutes: null, actualMinutes: null }
    const full = {
      ...{ assigneeId: 'ada', impact: 'high' as const, urgency: 'low' as const, resolution: kept },
      fields: { site: 'rome' },
    }
    expect(lackedOf(changes, { ...full, tags: ['lan'] }, () => true)).toEqual({})
  })
})

describe('what the ways of many tickets ask for', () => {
  const group = (more: Partial<Alike>): Alike => ({
    ...{ kind: 'incident', queueId: 'desk', status: 'open', category: 'open', count: 2, lacks: [] },
    ...more,
  })
  const transitions = defaultLifecycle.transitions.map((way) =>
    way.to === 'resolved'
      ? { ...way, resolution: true, confirm: 'Sure?', fields: ['tags', 'fields.site'] }
      : way,
  )
  const rules = {
    lifecycleOf: () => ({ ...defaultLifecycle, transitions }),
    toResolve: () => ['cause'],
  }

  test('is taken together, and only what somebody lacks', () => {
    const asks = asksOf(
      [
        group({ lacks: ['resolution', 'tags'] }),
        group({ lacks: ['fields.cause', 'impact'] }),
        group({ status: 'resolved', category: 'resolved', lacks: ['fields.site'] }),
        group({ status: 'cancelled', category: 'cancelled', count: 3 }),
      ],
      'resolved',
      rules,
    )
    expect(asks).toEqual({
      ...{ resolution: true, note: false, confirm: ['Sure?'], fields: ['tags', 'fields.cause'], stuck: 3 },
      ends: true,
    })
  })

  test('is nothing for a status that none of them has, but that they have no way there', () => {
    expect(asksOf([group({})], 'nowhere', rules).stuck).toBe(2)
    expect(asksOf([], 'resolved', rules)).toMatchObject({ resolution: false, fields: [], stuck: 0 })
  })

  test('says whether some of them end, by the lifecycle that they have', () => {
    const lifecycleOf = (_kind: string, queueId: string) =>
      queueId === 'desk'
        ? defaultLifecycle
        : { ...defaultLifecycle, statuses: defaultLifecycle.statuses.filter(({ key }) => key !== 'resolved') }
    const ends = (groups: Alike[], to: string) => asksOf(groups, to, { ...rules, lifecycleOf }).ends
    expect(ends([group({ queueId: 'lab' }), group({})], 'resolved')).toBe(true)
    expect(ends([group({ queueId: 'lab' })], 'resolved')).toBe(false)
    expect(ends([group({ status: 'resolved', category: 'resolved' })], 'resolved')).toBe(false)
    expect(ends([group({})], 'pending')).toBe(false)
  })
})

test('a macro on many tickets needs what its steps need, and is undone where it does more than speak', () => {
  expect(actionsOfSteps(['reply', 'status', 'tags', 'assignee'])).toEqual(['reply', 'update', 'assign'])
  const say = { name: 'reply', do: 'say', kind: 'reply', html: '' } as const
  expect(changesAnything([say])).toBe(false)
  const begin = { name: 'checklist', do: 'begin', template: { id: 't', name: 'T', items: [] } } as const
  expect(changesAnything([begin as never])).toBe(false)
  expect(changesAnything([say, { name: 'priority', do: 'change', changes: { priority: 'low' } }])).toBe(true)
})
