import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { assign, type Candidate, escalateTo, hindranceOf } from '#domain/people/assign.ts'
import { type AssignmentRule, assignmentStrategies } from '#domain/people/assignment.ts'
import { isOpenAt } from '#domain/sla/business-time.ts'
import { defaultCalendar } from '#domain/sla/calendar.ts'

const monday = Date.parse('2026-03-02T10:00:00Z')
const sunday = Date.parse('2026-03-01T10:00:00Z')
const nobody = { lastAgent: null }

const candidate = (id: string, more: Partial<Candidate> = {}): Candidate => ({
  ...{ id, member: true, active: true, onDuty: true, capacity: 8, load: 0, calendar: null },
  ...{ skills: [], absent: null, lastAssignedAt: null, ...more },
})
const rule = (strategy: AssignmentRule['strategy'], more: Partial<AssignmentRule> = {}): AssignmentRule => ({
  ...{ strategy, skills: [], sticky: false, escalateAfterMinutes: null, ...more },
})
const knows = (level: number) => [{ skill: 'network', name: 'Network', level }]
const asks = (level: number) => [{ skill: 'network', level }]

const ids = ['a', 'b', 'c', 'd', 'e', 'f']
const anyCandidate = (id: string): fc.Arbitrary<Candidate> =>
  fc.record({
    id: fc.constant(id),
    member: fc.boolean(),
    active: fc.boolean(),
    onDuty: fc.boolean(),
    capacity: fc.integer({ min: 1, max: 5 }),
    load: fc.nat(6),
    calendar: fc.constantFrom(null, defaultCalendar),
    skills: fc.option(fc.integer({ min: 1, max: 5 })).map((level) => (level ? knows(level) : [])),
    absent: fc.option(
      fc.record({ until: fc.constant(monday + 1), substitute: fc.option(fc.constantFrom(...ids)) }),
    ),
    lastAssignedAt: fc.option(fc.nat(9)),
  })
const candidates = fc.tuple(...ids.map(anyCandidate))
const rules = fc.record({
  strategy: fc.constantFrom(...assignmentStrategies),
  skills: fc.option(fc.integer({ min: 1, max: 5 })).map((level) => (level ? asks(level) : [])),
  sticky: fc.boolean(),
  escalateAfterMinutes: fc.constant(null),
})
const tickets = fc.record({ lastAgent: fc.option(fc.constantFrom(...ids)) })
const instants = fc.constantFrom(monday, sunday)

describe('whatever the rule and the team', () => {
  test('never is somebody given a ticket who is inactive, absent, off duty, outside their hours, full or unskilled', () => {
    fc.assert(
      fc.property(rules, candidates, tickets, instants, (asked, team, ticket, now) => {
        const { agent } = assign(asked, team, ticket, now)
        const one = team.find(({ id }) => id === agent)
        if (!one) return
        expect(one).toMatchObject({ active: true, onDuty: true, absent: null })
        expect(one.load).toBeLessThan(one.capacity)
        expect(one.calendar === null || isOpenAt(one.calendar, now)).toBe(true)
        for (const { skill, level } of asked.skills)
          expect(one.skills.find((each) => each.skill === skill)?.level).toBeGreaterThanOrEqual(level)
      }),
    )
  })

  test('somebody is found if one of the team can take it, and nobody if none can, not even as a substitute', () => {
    fc.assert(
      fc.property(rules, candidates, tickets, instants, (asked, team, ticket, now) => {
        const able = (each: Candidate | undefined) => each && hindranceOf(each, asked, now) === null
        const stands = (each: Candidate) =>
          hindranceOf(each, asked, now) === 'absent' &&
          able(team.find(({ id }) => id === each.absent?.substitute))
        const members = team.filter((each) => each.member)
        const possible = asked.strategy !== 'manual' && members.some((each) => able(each) || stands(each))
        const { agent, why } = assign(asked, team, ticket, now)
        expect(agent !== undefined).toBe(possible)
        if (!possible && asked.strategy !== 'manual')
          expect(why).toMatchObject({
            passedOver: members.map(({ id }) => expect.objectContaining({ agent: id })),
          })
      }),
    )
  })

  test('an outsider gets a ticket only in place of an absent member', () => {
    fc.assert(
      fc.property(rules, candidates, tickets, instants, (asked, team, ticket, now) => {
        const chosen = assign(asked, team, ticket, now)
        if (chosen.none || team.find(({ id }) => id === chosen.agent)?.member) return
        const away = team.find(({ id }) => id === chosen.why.standsInFor)
        expect(away).toMatchObject({ member: true, absent: { substitute: chosen.agent } })
      }),
    )
  })

  test('the order of the candidates changes nothing', () => {
    fc.assert(
      fc.property(rules, candidates, tickets, instants, (asked, team, ticket, now) => {
        const { agent } = assign(asked, team, ticket, now)
        expect(assign(asked, team.toReversed(), ticket, now).agent).toBe(agent)
      }),
    )
  })
})

describe('round robin', () => {
  test('is fair: after any number of tickets nobody has got two more than another', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 40 }), (size, rounds) => {
        let team = ids.slice(0, size).map((id) => candidate(id, { capacity: 1_000 }))
        const got = new Map<string, number>(team.map(({ id }) => [id, 0]))
        for (let round = 0; round < rounds; round++) {
          const agent = assign(rule('round_robin'), team, nobody, monday).agent ?? ''
          got.set(agent, (got.get(agent) ?? 0) + 1)
          team = team.map((each) => (each.id === agent ? { ...each, lastAssignedAt: round } : each))
        }
        const counts = [...got.values()]
        expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1)
      }),
    )
  })
})

describe('least loaded', () => {
  test('is least loaded: nobody who could take it has less of what they can take on', () => {
    fc.assert(
      fc.property(candidates, instants, (team, now) => {
        const asked = rule('least_loaded')
        const chosen = assign(asked, team, nobody, now)
        if (chosen.none) return
        const part = chosen.why.load / chosen.why.capacity
        for (const other of team.filter((each) => each.member && hindranceOf(each, asked, now) === null))
          expect(other.load / other.capacity).toBeGreaterThanOrEqual(part)
      }),
    )
  })

  test('goes by turn when all have as much', () => {
    const team = [
      candidate('a', { lastAssignedAt: 5 }),
      candidate('b', { lastAssignedAt: 3 }),
      candidate('c', { lastAssignedAt: 4 }),
    ]
    expect(assign(rule('least_loaded'), team, nobody, monday).agent).toBe('b')
  })
})

describe('by skill', () => {
  test('chooses who knows best, and says how well and how busy they are', () => {
    const team = [
      candidate('a', { skills: knows(2) }),
      candidate('b', { skills: knows(4), load: 2 }),
      candidate('c'),
    ]
    expect(assign(rule('by_skill', { skills: asks(1) }), team, nobody, monday)).toEqual({
      agent: 'b',
      why: { by: 'by_skill', load: 2, capacity: 8, skills: knows(4), standsInFor: null },
    })
  })

  test('finds nobody when nobody knows enough', () => {
    const team = [candidate('a', { skills: knows(2) })]
    expect(assign(rule('by_skill', { skills: asks(3) }), team, nobody, monday)).toEqual({
      none: true,
      why: { by: 'by_skill', passedOver: [{ agent: 'a', hindrance: 'skills' }] },
    })
  })
})

describe('a sticky rule', () => {
  const team = [candidate('a'), candidate('b', { load: 7 }), candidate('x', { member: false })]
  test("gives it to the requester's last agent, however busy", () => {
    const chosen = assign(rule('least_loaded', { sticky: true }), team, { lastAgent: 'b' }, monday)
    expect(chosen).toMatchObject({ agent: 'b', why: { by: 'sticky', load: 7 } })
  })
  test('goes on as usual when they can not take it, or left the team', () => {
    const full = team.map((each) => (each.id === 'b' ? { ...each, load: 8 } : each))
    const sticky = rule('least_loaded', { sticky: true })
    expect(assign(sticky, full, { lastAgent: 'b' }, monday)).toMatchObject({
      agent: 'a',
      why: { by: 'least_loaded' },
    })
    expect(assign(sticky, team, { lastAgent: 'x' }, monday)).toMatchObject({ agent: 'a' })
  })
})

describe('somebody absent', () => {
  const away = candidate('a', { absent: { until: monday + 1, substitute: 'x' } })
  test('has their substitute stand in, also one from outside', () => {
    const team = [away, candidate('x', { member: false })]
    expect(assign(rule('round_robin'), team, nobody, monday)).toMatchObject({
      agent: 'x',
      why: { standsInFor: 'a' },
    })
  })
  test('is passed over when their substitute is full', () => {
    const team = [away, candidate('x', { member: false, load: 8 }), candidate('b', { lastAssignedAt: 9 })]
    expect(assign(rule('round_robin'), team, nobody, monday).agent).toBe('b')
  })
})

describe('an escalation', () => {
  test('goes to the least loaded lead who can take it, else to one who is there, else to any', () => {
    const busy = candidate('a', { load: 8 })
    const away = candidate('b', { absent: { until: monday + 1, substitute: null } })
    const free = candidate('c', { load: 3 })
    expect(escalateTo([busy, away, free], monday)).toMatchObject({
      agent: 'c',
      why: { load: 3, hindrance: null },
    })
    expect(escalateTo([busy, away], monday)).toMatchObject({ agent: 'a', why: { hindrance: 'full' } })
    expect(escalateTo([away], monday)).toMatchObject({ agent: 'b', why: { hindrance: 'absent' } })
    expect(escalateTo([candidate('d', { active: false })], monday)).toBeNull()
  })
})
