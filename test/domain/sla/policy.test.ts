import { describe, expect, test } from 'vitest'
import { defaultSlaPolicy, slaPolicySchema } from '#domain/sla/policy.ts'
import { priorities } from '#domain/tickets/types.ts'

function issuesOf(change: object) {
  const parsed = slaPolicySchema.safeParse({ ...defaultSlaPolicy, ...change })
  return parsed.success ? [] : parsed.error.issues
}

function withUrgent(firstResponse: number | null, resolution: number | null) {
  return { targets: { ...defaultSlaPolicy.targets, urgent: { firstResponse, resolution } } }
}

describe('an SLA policy', () => {
  test('comes with targets for every priority, the more pressing the shorter', () => {
    expect(slaPolicySchema.parse(defaultSlaPolicy)).toEqual(defaultSlaPolicy)
    const minutes = priorities.map((priority) => defaultSlaPolicy.targets[priority].resolution ?? 0)
    expect(minutes).toEqual([...minutes].sort((a, b) => b - a))
  })

  test('warns at 75 percent and pauses while pending unless it says otherwise', () => {
    const { name, targets } = defaultSlaPolicy
    expect(slaPolicySchema.parse({ name, targets })).toMatchObject({
      warnAtPercent: 75,
      pausedIn: ['pending'],
    })
  })

  test('may promise nothing', () => {
    expect(issuesOf(withUrgent(null, 60))).toEqual([])
    expect(issuesOf(withUrgent(60, null))).toEqual([])
    expect(issuesOf(withUrgent(60, 60))).toEqual([])
  })

  test('never promises a first response later than the resolution', () => {
    expect(issuesOf(withUrgent(61, 60))).toMatchObject([
      { path: ['targets', 'urgent', 'firstResponse'], params: { code: 'sla_policy_invalid' } },
    ])
  })

  test.each([0, -5, 1.5, 10_000_000])('refuses %d minutes as a target', (minutes) => {
    expect(issuesOf(withUrgent(null, minutes))).toMatchObject([
      { path: ['targets', 'urgent', 'resolution'], message: expect.stringMatching(/^A target is/) },
    ])
  })

  test.each([0, 100, 7.5])('refuses a warning at %d percent', (warnAtPercent) => {
    expect(issuesOf({ warnAtPercent })).toMatchObject([
      { path: ['warnAtPercent'], message: expect.stringMatching(/^A warning/) },
    ])
  })

  test('needs targets for every priority', () => {
    const { urgent: _, ...targets } = defaultSlaPolicy.targets
    expect(issuesOf({ targets })).toMatchObject([{ path: ['targets', 'urgent'] }])
  })

  test.each(['resolved', 'closed', 'cancelled'])('cannot pause in %s, where its clocks end', (category) => {
    expect(issuesOf({ pausedIn: ['pending', category] })).toMatchObject([
      { path: ['pausedIn', 1], params: { code: 'sla_policy_invalid' } },
    ])
  })
})
