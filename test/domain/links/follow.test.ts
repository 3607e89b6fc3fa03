import { describe, expect, test } from 'vitest'
import { followTo } from '#domain/links/follow.ts'
import { defaultLifecycle } from '#domain/tickets/lifecycle.ts'

describe('a child whose parent has ended', () => {
  test.each(['resolved', 'closed', 'cancelled'] as const)('is %s as the parent is', (ended) => {
    const status = defaultLifecycle.statuses.find(({ category }) => category === ended)?.key
    expect(status).toBeDefined()
    expect(followTo(defaultLifecycle, 'open', ended)).toEqual({ status })
  })

  test('stays as it is when it has ended so already, or for good', () => {
    expect(followTo(defaultLifecycle, 'resolved', 'resolved')).toBeNull()
    expect(followTo(defaultLifecycle, 'closed', 'resolved')).toBeNull()
    expect(followTo(defaultLifecycle, 'cancelled', 'closed')).toBeNull()
  })

  test('stays open where its lifecycle has no such end', () => {
    const statuses = defaultLifecycle.statuses.filter(({ category }) => category !== 'cancelled')
    expect(followTo({ ...defaultLifecycle, statuses }, 'open', 'cancelled')).toMatchObject({
      code: 'transition_not_allowed',
      field: 'status',
    })
  })
})
