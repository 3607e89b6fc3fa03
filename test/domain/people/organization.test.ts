import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  descendants,
  newOrganizationSchema,
  organizationChangesSchema,
  seenOrganizations,
  wouldCycle,
} from '#domain/people/organization.ts'

const node = (
  id: string,
  parentId: string | null,
  visibility: 'own' | 'organization' | 'with_sub_organizations' = 'own',
) => ({ id, parentId, visibility })

describe('the tree of organizations', () => {
  const tree = [node('root', null), node('a', 'root'), node('a1', 'a'), node('b', 'root')]

  test.each([
    ['root', 'a1', true],
    ['a', 'a', true],
    ['a1', 'b', false],
    ['b', null, false],
    ['new', 'a', false],
  ])('%s below %s makes a cycle: %s', (id, parent, expected) => {
    expect(wouldCycle(id, parent, tree)).toBe(expected)
  })

  test('never gets a cycle by moves that were allowed', () => {
    const ids = ['0', '1', '2', '3', '4', '5']
    const move = fc.tuple(fc.constantFrom(...ids), fc.option(fc.constantFrom(...ids)))
    fc.assert(
      fc.property(fc.array(move, { maxLength: 40 }), (moves) => {
        let nodes = ids.map((id) => node(id, null))
        for (const [id, parentId] of moves)
          if (!wouldCycle(id, parentId, nodes))
            nodes = nodes.map((each) => (each.id === id ? { ...each, parentId } : each))
        for (const { id } of nodes) expect(descendants(id, nodes)).not.toContain(id)
      }),
    )
  })

  test('a walk ends where the rows hold a cycle already', () => {
    const broken = [node('x', 'y'), node('y', 'x')]
    expect(wouldCycle('z', 'x', broken)).toBe(false)
    expect(descendants('x', broken)).toEqual(['y', 'x'])
  })
})

test('what members see of the tickets is what their organization says', () => {
  const tree = [
    node('all', null, 'with_sub_organizations'),
    node('below', 'all'),
    node('deeper', 'below'),
    node('one', null, 'organization'),
    node('hidden', 'one'),
    node('mine', null),
  ]
  expect(seenOrganizations(['all', 'one', 'mine'], tree)).toEqual(['all', 'below', 'deeper', 'one'])
  expect(seenOrganizations([], tree)).toEqual([])
})

test('domains are kept in lower case, each once, and have to be some', () => {
  const { domains } = newOrganizationSchema.parse({ name: 'Acme', domains: [' ACME.test ', 'acme.test'] })
  expect(domains).toEqual(['acme.test'])
  for (const odd of ['acme', '@acme.test', 'a b.test', '.test'])
    expect(newOrganizationSchema.safeParse({ name: 'Acme', domains: [odd] }).success).toBe(false)
})

test('a change leaves alone what it does not name', () => {
  expect(organizationChangesSchema.parse({ notes: 'New' })).toEqual({ notes: 'New' })
})
