import { describe, expect, test } from 'vitest'
import {
  defaultLifecycle,
  findStatus,
  firstOf,
  lifecycleSchema,
  nextStatuses,
} from '#domain/tickets/lifecycle.ts'
import { statusCategories } from '#domain/tickets/types.ts'

type Draft = { statuses: object[]; transitions: object[]; closeAfterDays: number; reopenWithinDays: number }

/** What is wrong with the default lifecycle once `edit` has been at it. */
function faults(edit: (lifecycle: Draft) => void) {
  const lifecycle = structuredClone(defaultLifecycle) as Draft
  edit(lifecycle)
  const { error } = lifecycleSchema.safeParse(lifecycle)
  return error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) ?? []
}

describe('the default lifecycle', () => {
  test('is one that could be published', () => {
    expect(lifecycleSchema.parse(defaultLifecycle)).toEqual(defaultLifecycle)
  })

  test('has a status of each of the seven categories', () => {
    for (const category of statusCategories) expect(firstOf(defaultLifecycle, category)?.key).toBe(category)
  })

  test('leads from each status to another, and never to itself', () => {
    for (const { key } of defaultLifecycle.statuses) {
      const next = nextStatuses(defaultLifecycle, key).map((status) => status.key)
      expect(next.length).toBeGreaterThan(0)
      expect(next).not.toContain(key)
    }
  })
})

describe('a lifecycle is refused', () => {
  test('without a status to start, to work, to be done and to be closed in', () => {
    expect(faults((draft) => draft.statuses.splice(0, 2))).toEqual(
      expect.arrayContaining([
        'statuses: A lifecycle needs a status that counts as new.',
        'statuses: A lifecycle needs a status that counts as open.',
      ]),
    )
    expect(faults((draft) => draft.statuses.splice(4))).toEqual(
      expect.arrayContaining([
        'statuses: A lifecycle needs a status that counts as resolved.',
        'statuses: A lifecycle needs a status that counts as closed.',
      ]),
    )
  })

  test('with two statuses of one key', () => {
    expect(
      faults((draft) => draft.statuses.push({ key: 'open', name: 'Open too', category: 'open' })),
    ).toEqual(['statuses: Two statuses have the same key.'])
  })

  test('with a transition from or to a status it does not have, which it names', () => {
    expect(faults((draft) => draft.transitions.unshift({ from: 'open', to: 'gone' }))).toEqual([
      'transitions.0.to: There is no status "gone".',
    ])
    expect(faults((draft) => draft.transitions.unshift({ from: 'gone', to: 'open' }))).toEqual([
      'transitions.0.from: There is no status "gone".',
    ])
  })

  test('with a key that is no short lower-case word, or days that make no sense', () => {
    const key = 'statuses.7.key: A status key is a short lower-case word.'
    for (const odd of ['Open', '', '9lives', 'a b', 'x'.repeat(41)])
      expect(faults((draft) => draft.statuses.push({ key: odd, name: 'Odd', category: 'open' }))).toEqual([
        key,
      ])
    expect(faults((draft) => Object.assign(draft, { closeAfterDays: 0 }))[0]).toMatch(/^closeAfterDays: /)
    expect(faults((draft) => Object.assign(draft, { reopenWithinDays: -1 }))[0]).toMatch(
      /^reopenWithinDays: /,
    )
  })
})

test('a status that does not exist is not found, not even by the name of something else', () => {
  for (const key of ['gone', 'constructor', '__proto__']) {
    expect(findStatus(defaultLifecycle, key)).toBeUndefined()
    expect(nextStatuses(defaultLifecycle, key)).toEqual([])
  }
})
