import { describe, expect, test } from 'vitest'
import type { ImportRow, ImportTarget, ImportWorld } from '#domain/people/import.ts'
import { addressesIn, planImport } from '#domain/people/import-plan.ts'

const ada: ImportTarget = {
  ...{ id: 'ada', name: 'Ada', role: 'requester', active: true, phone: '1', jobTitle: '', location: '' },
  ...{ timeZone: null, language: null, organizations: ['Acme'], addresses: ['ada@home.test'] },
}
const boss: ImportTarget = { ...ada, id: 'boss', name: 'Boss', role: 'administrator', addresses: [] }
const world: ImportWorld = {
  owners: new Map([
    ['ada@acme.test', ada],
    ['ada@home.test', ada],
    ['boss@acme.test', boss],
  ]),
  organizations: new Map([
    ['acme', 'o1'],
    ['twins', null],
  ]),
  roles: new Set(['requester', 'agent', 'administrator']),
  givable: new Set(['requester', 'agent']),
}
const plan = (...rows: ImportRow[]) => planImport(rows, world)
const first = (row: ImportRow) => plan(row)[0]

describe('a row', () => {
  test('of somebody unknown makes them', () => {
    expect(first({ email: 'New@Acme.test', name: 'New', role: 'agent', organization: 'ACME' })).toEqual({
      line: 2,
      email: 'new@acme.test',
      person: null,
      action: 'create',
      changes: [
        { field: 'name', before: '', after: 'New' },
        { field: 'role', before: '', after: 'agent' },
        { field: 'organization', before: '', after: 'ACME' },
      ],
      problem: null,
    })
  })

  test('of somebody known says what would be other, by any of their addresses', () => {
    for (const email of ['ada@acme.test', 'ADA@home.test'])
      expect(first({ email, name: 'Ada L', phone: '1', active: 'no' })).toMatchObject({
        person: 'ada',
        action: 'update',
        changes: [
          { field: 'name', before: 'Ada', after: 'Ada L' },
          { field: 'active', before: 'yes', after: 'no' },
        ],
      })
  })

  test('with nothing new, or empty cells, does nothing', () => {
    expect(first({ email: 'ada@acme.test', name: '', phone: '1', organization: 'acme' })).toMatchObject({
      action: 'nothing',
      changes: [],
    })
  })

  test('adds addresses and organizations to those there are', () => {
    expect(first({ email: 'ada@acme.test', addresses: 'ada@home.test | ada@new.test' })?.changes).toEqual([
      { field: 'addresses', before: 'ada@home.test', after: 'ada@home.test | ada@new.test' },
    ])
  })

  test.each([
    [{ name: 'Nobody' }, 'invalid', 'email'],
    [{ email: 'nobody' }, 'invalid', 'email'],
    [{ email: 'n@x.test', addresses: 'n' }, 'invalid', 'addresses'],
    [{ email: 'ada@acme.test', addresses: 'boss@acme.test' }, 'address_taken', 'addresses'],
    [{ email: 'n@x.test', name: 'N'.repeat(201) }, 'invalid', 'name'],
    [{ email: 'n@x.test', time_zone: 'Nowhere' }, 'invalid', 'time_zone'],
    [{ email: 'n@x.test', active: 'perhaps' }, 'invalid', 'active'],
    [{ email: 'n@x.test', role: 'root' }, 'unknown_role', 'role'],
    [{ email: 'n@x.test', role: 'administrator' }, 'more_than_you_have', 'role'],
    [{ email: 'boss@acme.test', active: 'no' }, 'more_than_you_have', 'role'],
    [{ email: 'n@x.test', organization: 'Nowhere' }, 'unknown_organization', 'organization'],
    [{ email: 'n@x.test', organization: 'Twins' }, 'unknown_organization', 'organization'],
  ])('%o is at fault: %s in %s', (row, code, field) => {
    expect(first(row)).toMatchObject({ action: 'error', changes: [], problem: { code, field } })
  })

  test('about somebody whom an earlier one is about is at fault', () => {
    const rows = plan(
      { email: 'ada@acme.test', name: 'A' },
      { email: 'ada@home.test', name: 'B' },
      { email: 'new@x.test' },
      { email: 'other@x.test', addresses: 'NEW@x.test' },
    )
    expect(rows.map(({ action }) => action)).toEqual(['update', 'error', 'create', 'error'])
    expect(rows[1]?.problem?.message).toBe('Line 2 is about the same person.')
    expect(rows[3]?.problem?.message).toBe('Line 4 is about the same person.')
  })
})

test('the boss may be named as long as nothing of theirs changes', () => {
  expect(first({ email: 'boss@acme.test', name: 'Boss', role: 'administrator' })?.action).toBe('nothing')
})

test('the addresses of a row are its main one and the others, each once', () => {
  expect(addressesIn({ email: 'A@x.test', addresses: 'a@x.test| b@x.test |' })).toEqual([
    'a@x.test',
    'b@x.test',
  ])
  expect(addressesIn({})).toEqual([])
})
