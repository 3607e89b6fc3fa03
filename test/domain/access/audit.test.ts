import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type AuditEntry, chainText, firstHash, plain, storable } from '#domain/access/audit.ts'
import { breakAt, type Integrity, integritySentence } from '#domain/access/chain.ts'

const entry: AuditEntry = {
  ...{ id: 'i', seq: 3, at: '2026-01-01T00:00:00.000Z', personId: null, actor: 'Ada', action: 'role.update' },
  ...{
    subject: 'helper',
    address: null,
    userAgent: null,
    before: { b: 1, a: [{ d: 1, c: 2 }] },
    after: null,
  },
}

describe('the text a hash is made of', () => {
  test('is the same however the database orders fields', () => {
    const other = { ...entry, before: { a: [{ c: 2, d: 1 }], b: 1 } }
    expect(chainText(firstHash, other)).toBe(chainText(firstHash, entry))
  })

  test.each(Object.keys(entry))('is another when %s is', (field) => {
    const other = { ...entry, [field]: field === 'seq' ? 4 : 'other' }
    expect(chainText(firstHash, other)).not.toBe(chainText(firstHash, entry))
  })

  test('holds the hash before it, and keeps lists in order', () => {
    expect(chainText('a', entry)).not.toBe(chainText('b', entry))
    const turned = { ...entry, before: [2, 1] }
    expect(chainText('a', turned)).not.toBe(chainText('a', { ...entry, before: [1, 2] }))
  })
})

describe('what is kept', () => {
  test('is what the database can keep, and stays the same when it comes back', () => {
    fc.assert(
      fc.property(fc.anything({ withDate: true }), (value) => {
        const once = plain(typeof value === 'bigint' || hasBigint(value) ? null : value)
        expect(JSON.stringify(plain(once))).toBe(JSON.stringify(once))
        expect(JSON.stringify(once)).not.toMatch(/\\u0000|\\ud[89a-f]/)
      }),
    )
  })

  test('is never half of a character', () => {
    expect(storable('ab😀', 3)).toBe('ab\uFFFD')
    expect(storable('a\0b')).toBe('a\uFFFDb')
  })
})

describe('a record in the chain', () => {
  const last = { seq: 4, hash: 'h4' }
  test.each([
    ['that follows', { seq: 5, hash: 'h5' }, undefined],
    ['with another hash', { seq: 5, hash: 'x' }, { seq: 5, kind: 'altered' }],
    ['without a hash', { seq: 5, hash: '' }, { seq: 5, kind: 'altered' }],
    ['after a gap', { seq: 7, hash: 'h5' }, { seq: 5, kind: 'missing' }],
    ['from before', { seq: 4, hash: 'h5' }, { seq: 4, kind: 'extra' }],
  ])('%s', (_, record, expected) => expect(breakAt(last, record, 'h5')).toEqual(expected))

  test('may have no hash while none before it has one', () => {
    expect(breakAt({ seq: 0, hash: '' }, { seq: 1, hash: '' }, 'h')).toBeUndefined()
  })
})

describe('a check says', () => {
  const found: Integrity = {
    ...{ holds: true, checked: 5, from: 1, to: 5, complete: true, unchained: 0, removedThrough: null },
    ...{ head: null, broken: null },
  }
  const broken = (kind: NonNullable<Integrity['broken']>['kind']) =>
    integritySentence({ ...found, holds: false, broken: { seq: 3, kind } })

  test('that the log holds, and what it can not vouch for', () => {
    expect(integritySentence(found)).toBe('The audit log holds: records 1 to 5 are as they were written.')
    expect(integritySentence({ ...found, unchained: 2 })).toMatch(/first 2 are from before the chain/)
    expect(integritySentence({ ...found, checked: 0 })).toBe('The audit log is empty.')
  })

  test('what is wrong, and where', () => {
    expect(broken('altered')).toMatch(/record 3 is not what was written/)
    expect(broken('missing')).toMatch(/record 3 was removed/)
    expect(broken('extra')).toMatch(/record 3 should not be there/)
    expect(broken('cut')).toMatch(/record 3 was there at an earlier check/)
    expect(broken('beginning')).toMatch(/records through 3 are gone/)
  })
})

function hasBigint(value: unknown): boolean {
  try {
    return JSON.stringify(value) === undefined
  } catch {
    return true
  }
}
