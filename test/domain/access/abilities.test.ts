import { createMongoAbility } from '@casl/ability'
import { packRules, unpackRules } from '@casl/ability/extra'
import { describe, expect, test } from 'vitest'
import { type Action, abilityFor, asTicket, type Subject } from '#domain/access/abilities.ts'
import { roles } from '#domain/people/person.ts'

const actions: Action[] = ['manage', 'read', 'create', 'update', 'reply', 'note']
const subjects = ['Ticket', 'Person', 'Queue', 'Intake', 'Delivery', 'Settings', 'Process'] as const

const own = asTicket({ requesterId: 'me' })
const others = asTicket({ requesterId: 'somebody' })

/** Everything `role` may do, as `action subject`, with tickets told apart by whose they are. */
function granted(role: (typeof roles)[number]): string[] {
  const ability = abilityFor({ id: 'me', role })
  const asked: [string, Subject][] = [
    ['own ticket', own],
    ["others' ticket", others],
    ...subjects.slice(1).map((each): [string, Subject] => [each, each]),
  ]
  return asked.flatMap(([name, subject]) =>
    actions.filter((action) => ability.can(action, subject)).map((action) => `${action} ${name}`),
  )
}

describe('what each role may do', () => {
  test('a requester reads and answers their own tickets, and nothing else', () => {
    expect(granted('requester')).toEqual([
      'read own ticket',
      'create own ticket',
      'reply own ticket',
      "create others' ticket",
    ])
  })

  test('an agent works on every ticket and on mail, and sees people and settings', () => {
    const tickets = ['read', 'create', 'update', 'reply', 'note']
    expect(granted('agent')).toEqual([
      ...tickets.map((action) => `${action} own ticket`),
      ...tickets.map((action) => `${action} others' ticket`),
      ...['read Person', 'read Queue', 'read Intake', 'update Intake', 'read Delivery', 'update Delivery'],
      ...['read Settings', 'read Process'],
    ])
  })

  test('an administrator may do everything', () => {
    expect(granted('administrator')).toHaveLength(8 * actions.length)
  })
})

test('a requester may ask for tickets at all, so that a list narrows to their own', () => {
  expect(abilityFor({ id: 'me', role: 'requester' }).can('read', 'Ticket')).toBe(true)
  expect(abilityFor({ id: 'me', role: 'requester' }).can('read', 'Person')).toBe(false)
})

test.each(roles)('the console, told the packed rules of a %s, knows the same', (role) => {
  const ability = abilityFor({ id: 'me', role })
  const packed = JSON.parse(JSON.stringify(packRules(ability.rules as never)))
  const told = createMongoAbility(unpackRules(packed) as never)
  for (const action of actions)
    for (const subject of [own, others, ...subjects])
      expect(told.can(action, subject as never)).toBe(ability.can(action, subject))
})
