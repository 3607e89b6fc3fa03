import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { lentGrants } from '#domain/access/delegation.ts'
import { type Grant, grantSchema } from '#domain/access/grant.ts'
import { permissionNames, permissions, scopes } from '#domain/access/permissions.ts'
import { noRequirements } from '#domain/access/requirements.ts'
import {
  beyond,
  builtInRoles,
  covers,
  grantsOf,
  lineage,
  type Role,
  wouldCycle,
} from '#domain/access/roles.ts'

const role = (key: string, parent: string | null, ...grants: Grant[]): Role => ({
  ...{ key, parent, grants, name: key, description: '', builtIn: false },
  requirements: noRequirements,
})
const byKey = (...roles: Role[]) => new Map(roles.map((each) => [each.key, each]))
const read: Grant = { permission: 'ticket.read', scope: 'all' }

const grant = fc
  .record({
    permission: fc.constantFrom(...permissionNames),
    scope: fc.constantFrom(...scopes),
    queues: fc.uniqueArray(fc.constantFrom('a', 'b', 'c'), { minLength: 1 }),
  })
  .map(({ queues, ...plain }): Grant => (plain.scope === 'queue' ? { ...plain, queues } : plain))

describe('a role', () => {
  test('has what its ancestors have, and says from which', () => {
    const roles = byKey(role('top', null, read), role('middle', 'top'), role('bottom', 'middle'))
    expect(grantsOf('bottom', roles)).toEqual([{ ...read, role: 'top' }])
    expect(lineage('bottom', roles).map(({ key }) => key)).toEqual(['bottom', 'middle', 'top'])
  })

  test('is never its own ancestor, and a cycle that is there ends nowhere in a loop', () => {
    const roles = byKey(role('a', 'b', read), role('b', 'c'), role('c', null))
    expect(wouldCycle('c', 'a', roles)).toBe(true)
    expect(wouldCycle('a', 'a', roles)).toBe(true)
    expect(wouldCycle('c', null, roles)).toBe(false)
    expect(wouldCycle('a', 'c', roles)).toBe(false)
    expect(grantsOf('a', byKey(role('a', 'b', read), role('b', 'a')))).toEqual([{ ...read, role: 'a' }])
  })

  test('that is built in gives everything its parent gives', () => {
    const roles = byKey(...builtInRoles)
    for (const { key, parent, grants } of builtInRoles) {
      for (const each of grants) expect(grantSchema.safeParse(each).success).toBe(true)
      if (parent) expect(beyond(grantsOf(key, roles), grantsOf(parent, roles))).toEqual([])
    }
    expect(new Set(grantsOf('administrator', roles).map(({ permission }) => permission)).size).toBe(
      permissionNames.length,
    )
  })
})

describe('nobody gives what they do not have', () => {
  test('everything of all tickets covers every part of them, and no part covers all', () => {
    fc.assert(
      fc.property(grant, (wanted) => {
        expect(covers([{ permission: wanted.permission, scope: 'all' }], wanted)).toBe(true)
        expect(covers([wanted], wanted)).toBe(true)
        expect(covers([wanted], { permission: wanted.permission, scope: 'all' })).toBe(wanted.scope === 'all')
      }),
    )
  })

  test('some queues do not cover others', () => {
    const some: Grant = { permission: 'ticket.read', scope: 'queue', queues: ['a', 'b'] }
    expect(covers([some], { ...some, queues: ['a'] })).toBe(true)
    expect(covers([some], { ...some, queues: ['a', 'c'] })).toBe(false)
    expect(beyond([some], [read])).toEqual(['See tickets (ticket.read, all)'])
  })
})

describe('what is lent', () => {
  test('is never more than the lender has, nor about access itself', () => {
    fc.assert(
      fc.property(fc.array(grant), fc.option(fc.constantFrom('a', 'b', 'd')), (grants, queue) => {
        const teamQueues = ['a', 'd']
        for (const lent of lentGrants(grants, teamQueues, queue)) {
          expect(Object.keys(permissions)).toContain(lent.permission)
          expect(lent.permission).not.toMatch(/^(role|delegation|session|token|security|audit)\./)
          const own = grants.filter(({ permission }) => permission === lent.permission)
          const reach = own.flatMap(({ scope, queues }) => (scope === 'team' ? teamQueues : (queues ?? [])))
          const everywhere = own.some(({ scope }) => scope === 'all')
          expect(everywhere || lent.queues?.every((each) => reach.includes(each))).toBe(true)
          if (queue !== null) expect(lent.queues).toEqual([queue])
        }
      }),
    )
  })

  test('for one queue is what reaches that queue', () => {
    const own: Grant = { permission: 'ticket.read', scope: 'own' }
    expect(lentGrants([read, own], [], 'q')).toEqual([
      { permission: 'ticket.read', scope: 'queue', queues: ['q'] },
    ])
    expect(lentGrants([{ ...read, scope: 'team' }], ['q'], 'q')).toHaveLength(1)
    expect(lentGrants([{ ...read, scope: 'team' }], ['p'], 'q')).toEqual([])
    expect(lentGrants([{ permission: 'person.read', scope: 'all' }], [], 'q')).toEqual([])
  })
})
