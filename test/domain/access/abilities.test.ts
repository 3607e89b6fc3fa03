import { createMongoAbility } from '@casl/ability'
import { packRules, unpackRules } from '@casl/ability/extra'
import { describe, expect, test } from 'vitest'
import { abilityFor, type HeldGrant, type Viewer } from '#domain/access/abilities.ts'
import type { Grant } from '#domain/access/grant.ts'
import { permissionNames, permissions, scopes } from '#domain/access/permissions.ts'
import { builtInRoles, grantsOf } from '#domain/access/roles.ts'
import { asTicket } from '#domain/access/ticket-subject.ts'

const roles = new Map(builtInRoles.map((role) => [role.key, role]))
const me = (grants: HeldGrant[]): Viewer => ({
  ...{ id: 'me', grants },
  ...{ teamQueueIds: ['our queue'], organizationIds: ['our company'] },
})
const inRole = (role: string) =>
  me(grantsOf(role, roles).map(({ role: through, ...grant }) => ({ ...grant, through: { role: through } })))
const with_ = (...grants: Grant[]) =>
  abilityFor(me(grants.map((each) => ({ ...each, through: { role: 'some' } }))))

const theirs = { requesterId: 'x', assigneeId: null, queueId: 'a queue', organizationId: null }
const tickets = {
  mine: asTicket({ ...theirs, requesterId: 'me' }),
  'given to me': asTicket({ ...theirs, assigneeId: 'me' }),
  "my team's": asTicket({ ...theirs, queueId: 'our queue' }),
  "my company's": asTicket({ ...theirs, organizationId: 'our company' }),
  "somebody's": asTicket(theirs),
}

/** Which tickets somebody in that role may do that with. */
const reach = (role: string, action: string) => {
  const ability = abilityFor(inRole(role))
  return Object.entries(tickets).flatMap(([name, ticket]) => (ability.can(action, ticket) ? [name] : []))
}
const all = Object.keys(tickets)

/** What somebody in that role may do that is not about a single ticket. */
const others = (role: string) => {
  const ability = abilityFor(inRole(role))
  return permissionNames.filter(
    (name) => !permissions[name].scoped && ability.can(permissions[name].action, permissions[name].subject),
  )
}

describe('what each role may do', () => {
  test('a requester asks, reads and answers their own, and reads what their organization shows', () => {
    expect(reach('requester', 'read')).toEqual(['mine', 'given to me', "my company's"])
    expect(reach('requester', 'reply')).toEqual(['mine', 'given to me'])
    for (const action of ['update', 'assign', 'move', 'note', 'read_notes'])
      expect(reach('requester', action)).toEqual([])
    expect(others('requester')).toEqual(['ticket.create'])
  })

  test('a viewer reads everything of the desk, and changes nothing', () => {
    for (const action of ['read', 'read_notes']) expect(reach('viewer', action)).toEqual(all)
    for (const action of ['update', 'assign', 'move', 'note', 'reply'])
      expect(reach('viewer', action)).toEqual([])
    expect(others('viewer')).toEqual(expect.arrayContaining(['person.read', 'queue.read', 'settings.read']))
    // Views of one's own change nothing for anybody else.
    expect(others('viewer').filter((name) => !name.endsWith('.read'))).toEqual(['view.use'])
  })

  test('an agent works on every ticket and on mail, and changes no settings', () => {
    for (const action of ['read', 'update', 'assign', 'move', 'note', 'reply', 'read_notes'])
      expect(reach('agent', action)).toEqual(all)
    expect(others('agent')).toEqual(
      expect.arrayContaining(['intake.repair', 'delivery.repair', 'token.create']),
    )
    expect(others('agent').filter((name) => name.endsWith('.manage'))).toEqual([])
  })

  test('a manager leads, and does not decide how people sign in', () => {
    expect(others('manager')).toEqual(
      expect.arrayContaining([...others('agent'), 'team.manage', 'sla.manage']),
    )
    expect(others('manager')).not.toContain('role.manage')
    expect(others('manager')).not.toContain('security.manage')
  })

  test('an administrator may do everything, also what comes to be', () => {
    expect(others('administrator')).toEqual(permissionNames.filter((name) => !permissions[name].scoped))
    expect(abilityFor(inRole('administrator')).can('something new', 'Something')).toBe(true)
  })
})

describe('a grant', () => {
  test.each(permissionNames.filter((name) => permissions[name].scoped))(
    'of %s reaches as far as its scope',
    (permission) => {
      const { action } = permissions[permission]
      const reached = (grant: Grant) =>
        Object.entries(tickets).flatMap(([name, ticket]) => (with_(grant).can(action, ticket) ? [name] : []))
      expect(reached({ permission, scope: 'own' })).toEqual(['mine', 'given to me'])
      expect(reached({ permission, scope: 'team' })).toEqual(["my team's"])
      expect(reached({ permission, scope: 'queue', queues: ['a queue'] })).toEqual(
        all.filter((name) => name !== "my team's"),
      )
      expect(reached({ permission, scope: 'organization' })).toEqual(["my company's"])
      expect(reached({ permission, scope: 'all' })).toEqual(all)
    },
  )

  test('for nobody in particular reaches nothing', () => {
    const nobody = { ...me([]), teamQueueIds: [], organizationIds: [] }
    for (const scope of scopes.filter((each) => each !== 'all' && each !== 'own')) {
      const grants: HeldGrant[] = [{ permission: 'ticket.read', scope, through: { role: 'some' } }]
      expect(abilityFor({ ...nobody, grants }).can('read', tickets["somebody's"])).toBe(false)
    }
  })
})

test('a requester may ask for tickets at all, so that a list narrows to their own', () => {
  expect(abilityFor(inRole('requester')).can('read', 'Ticket')).toBe(true)
  expect(abilityFor(inRole('requester')).can('read', 'Person')).toBe(false)
})

test.each([...roles.keys()])('the console, told the packed rules of a %s, knows the same', (role) => {
  const ability = abilityFor(inRole(role))
  const packed = JSON.parse(JSON.stringify(packRules(ability.rules as never)))
  const told = createMongoAbility(unpackRules(packed) as never)
  for (const { action, subject } of Object.values(permissions)) {
    expect(told.can(action, subject as never)).toBe(ability.can(action, subject))
    for (const ticket of Object.values(tickets))
      expect(told.can(action, ticket as never)).toBe(ability.can(action, ticket))
  }
})
