import { describe, expect, test } from 'vitest'
import { type AlertContext, alertsOn, watchedIn } from '#domain/access/alerts.ts'
import { builtInRoles } from '#domain/access/roles.ts'

const quiet: AlertContext = {
  failures: { forAccount: 1, fromAddress: 1 },
  exports: 1,
  isAdministrator: false,
  roles: new Map(builtInRoles.map((role) => [role.key, role])),
  alerted: [],
}

/** The alerts on a record, by kind. */
function on(
  action: string,
  values: { before?: unknown; after?: unknown; address?: string },
  context: Partial<AlertContext> = {},
) {
  const record = { action, subject: 's', actor: 'Ada', ...values }
  const watched = watchedIn(record)
  if (!watched) return 'not watched'
  return alertsOn(record, watched, { ...quiet, ...context }).map((alert) =>
    alert.action.slice('alert.'.length),
  )
}

describe('failed sign-ins alert', () => {
  test.each(['sign_in.failed', 'sign_in.locked'])('when there are many: %s', (action) => {
    expect(on(action, {})).toEqual([])
    const many = { failures: { forAccount: 6, fromAddress: 20 } }
    expect(on(action, {}, many)).toEqual(['failed_sign_ins'])
    expect(on(action, { address: '192.0.2.1' }, many)).toEqual(['failed_sign_ins', 'failed_sign_ins_from'])
  })

  test('once in a while', () => {
    const context = { failures: { forAccount: 9, fromAddress: 1 }, alerted: ['alert.failed_sign_ins s'] }
    expect(on('sign_in.failed', {}, context)).toEqual([])
  })
})

describe('a role alerts', () => {
  const grants = (...permissions: string[]) => permissions.map((permission) => ({ permission, scope: 'all' }))

  test('when it gets rights of administrators', () => {
    expect(on('role.create', { after: { grants: grants('role.manage') } })).toEqual(['role_widened'])
    expect(on('role.create', { after: { grants: grants('ticket.read') } })).toEqual([])
    const [before, after] = [
      { grants: grants('role.manage') },
      { grants: grants('role.manage', 'ticket.read') },
    ]
    expect(on('role.update', { before, after })).toEqual([])
    expect(on('role.update', { before: after, after: before })).toEqual([])
  })

  test('when it gets them from its parent', () => {
    const [before, after] = [
      { grants: [], parent: 'agent' },
      { grants: [], parent: 'administrator' },
    ]
    expect(on('role.update', { before, after })).toEqual(['role_widened'])
    expect(on('role.update', { before: after, after: { ...after, grants: grants('role.manage') } })).toEqual(
      [],
    )
  })
})

describe('a person alerts', () => {
  test.each([
    [{ before: { role: 'agent' }, after: { role: 'administrator' } }, ['administrator_made']],
    [{ after: { role: 'administrator' } }, ['administrator_made']],
    [{ before: { role: 'agent', roles: [] }, after: { roles: ['administrator'] } }, ['administrator_made']],
    [{ before: { role: 'administrator' }, after: { role: 'administrator', name: 'x' } }, []],
    [{ before: { role: 'administrator' }, after: { role: 'agent' } }, []],
    [{ before: ['auditor'], after: ['auditor', 'administrator'] }, ['administrator_made']],
    [{ after: 'administrator' }, []],
  ])('when they become an administrator: %j', (values, expected) => {
    expect(on('person.update', values)).toEqual(expected)
  })
})

describe('an export alerts', () => {
  test('when it is large, or one of many', () => {
    expect(on('person.export', { after: { count: 4_999 } })).toEqual([])
    expect(on('person.export', { after: { count: 5_000 } })).toEqual(['mass_export'])
    expect(on('audit.export', {}, { exports: 10 })).toEqual(['mass_export'])
  })
})

test('a token alerts when it is an administrator’s', () => {
  expect(on('token.create', {})).toEqual([])
  expect(on('token.create', {}, { isAdministrator: true })).toEqual(['administrator_token'])
})

test.each(['alert.role_widened', 'queue.update', 'sign_in', 'role.delete'])('%s is not watched', (action) => {
  expect(on(action, {})).toBe('not watched')
})
