import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  deliveryBackoff,
  intakeBackoff,
  mostDeliveryAttempts,
  mostIntakeAttempts,
  serverBackoff,
} from '#domain/mail/backoff.ts'
import { type Attempt, verdictOf } from '#domain/mail/verdict.ts'

type Failed = Extract<Attempt, { ok: false }>
const failed = (phase: Failed['phase'], responseCode: number | null = null): Attempt => ({
  ok: false,
  phase,
  responseCode,
  answer: 'what it said',
})

describe('verdictOf', () => {
  it('is done when the server took it', () => {
    expect(verdictOf({ ok: true, answer: '250 OK' }, 1)).toEqual({ kind: 'sent', answer: '250 OK' })
  })

  it('leaves a server alone that can not be reached, and counts nothing against the mail', () => {
    expect(verdictOf(failed('connecting'), 1)).toMatchObject({ kind: 'later', server: true })
    expect(verdictOf(failed('stale'), 1)).toMatchObject({ kind: 'later', server: true })
    expect(verdictOf(failed('sending', 421), 1)).toMatchObject({ kind: 'later', server: true })
  })

  it('goes by the answer: 4xx later, 5xx never', () => {
    for (const phase of ['sending', 'handed'] as const) {
      expect(verdictOf(failed(phase, 451), 1)).toMatchObject({
        kind: 'later',
        server: false,
        retryInMs: 30_000,
      })
      expect(verdictOf(failed(phase, 554), 1)).toMatchObject({
        kind: 'parked',
        reason: 'refused',
        answer: 'what it said',
      })
    }
    expect(verdictOf(failed('handed', 421), 1)).toMatchObject({ kind: 'later', server: false })
    expect(verdictOf(failed('sending', 451), mostDeliveryAttempts)).toMatchObject({
      reason: 'too_many_attempts',
    })
  })

  it('is in doubt in one case only: all was sent and nothing was answered', () => {
    expect(verdictOf(failed('handed'), 1)).toMatchObject({ kind: 'parked', reason: 'in_doubt' })
    expect(verdictOf(failed('handed', 250), 1)).toMatchObject({ kind: 'parked', reason: 'in_doubt' })
    const phases = fc.constantFrom<Failed['phase']>('connecting', 'stale', 'sending', 'handed')
    fc.assert(
      fc.property(
        phases,
        fc.option(fc.integer({ min: 400, max: 599 })),
        fc.integer({ min: 1, max: 100 }),
        (phase, code, n) => {
          const verdict = verdictOf(failed(phase, code), n)
          const doubt = verdict.kind === 'parked' && verdict.reason === 'in_doubt'
          expect(doubt).toBe(phase === 'handed' && code === null)
        },
      ),
    )
  })
})

describe('backoff', () => {
  it('tries a delivery for about two days', () => {
    let hours = 0
    for (let attempts = 1; ; attempts++) {
      const wait = deliveryBackoff(attempts)
      if (wait === null) break
      hours += wait / 3_600_000
    }
    expect(hours).toBeGreaterThan(46)
    expect(hours).toBeLessThan(50)
  })

  it('waits longer each time, within bounds', () => {
    expect([1, 2, 3, 4, 7].map(intakeBackoff)).toEqual([5_000, 10_000, 20_000, 40_000, 300_000])
    expect(intakeBackoff(mostIntakeAttempts)).toBeNull()
    expect([1, 2, 3, 20].map(serverBackoff)).toEqual([1_000, 2_000, 4_000, 120_000])
  })
})
