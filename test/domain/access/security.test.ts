import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { lockMs } from '#domain/access/lockout.ts'
import { networkSchema, noRequirements } from '#domain/access/requirements.ts'
import { defaultSecurity, hasEnded, missingFactors } from '#domain/access/security.ts'

const minute = 60_000

test('an account is locked from the fifth failure on, longer each time, up to an hour', () => {
  expect([1, 4, 5, 6, 7, 50].map(lockMs)).toEqual([0, 0, minute, 2 * minute, 4 * minute, 60 * minute])
  fc.assert(fc.property(fc.nat(500), (failures) => lockMs(failures) <= lockMs(failures + 1)))
})

describe('a session', () => {
  const security = { ...defaultSecurity, idleMinutes: 30, absoluteHours: 8 }
  const now = Date.UTC(2026, 5, 1, 12)

  test('ends when nobody used it for too long, and after a day of work however it is used', () => {
    const session = { createdAt: now - 60 * minute, usedAt: now - 29 * minute }
    expect(hasEnded(session, security, now)).toBe(false)
    expect(hasEnded(session, security, now + 2 * minute)).toBe(true)
    expect(hasEnded({ createdAt: now - 8 * 60 * minute - 1, usedAt: now }, security, now)).toBe(true)
  })
})

describe('what a role asks for', () => {
  const asks = (more: object) => [{ ...noRequirements, ...more }, noRequirements]

  test('is missing until it is there, and a passkey is a second factor, too', () => {
    const nothing = { secondFactor: false, passkey: false, passwordAt: null }
    const missing = (asked: ReturnType<typeof asks>, has: typeof nothing) =>
      missingFactors(asked, has, defaultSecurity, 0)
    expect(missing(asks({}), nothing)).toEqual([])
    expect(missing(asks({ secondFactor: true }), nothing)).toEqual(['second_factor'])
    expect(missing(asks({ secondFactor: true }), { ...nothing, secondFactor: true })).toEqual([])
    expect(missing(asks({ secondFactor: true }), { ...nothing, passkey: true })).toEqual([])
    expect(missing(asks({ passkey: true }), { ...nothing, secondFactor: true })).toEqual(['passkey'])
  })

  test('an old password has to be changed, if the installation says so', () => {
    const day = 24 * 60 * minute
    const has = { secondFactor: false, passkey: false, passwordAt: day }
    expect(missingFactors([], has, { passwordDays: 90 }, 91 * day)).toEqual([])
    expect(missingFactors([], has, { passwordDays: 90 }, 91 * day + 1)).toEqual(['password'])
    expect(missingFactors([], has, { passwordDays: null }, 9_000 * day)).toEqual([])
    expect(missingFactors([], { ...has, passwordAt: null }, { passwordDays: 1 }, 9_000 * day)).toEqual([])
  })

  test.each(['10.0.0.0/8', '192.168.1.7', '2001:db8::/32', '::1'])('%s is a network', (network) => {
    expect(networkSchema.safeParse(network).success).toBe(true)
  })
  test.each(['10.0.0.0/33', 'desk.example.com', '', '10.0.0', '2001:db8::/129'])(
    '"%s" is none',
    (network) => {
      expect(networkSchema.safeParse(network).success).toBe(false)
    },
  )
})
