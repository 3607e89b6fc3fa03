import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Calendar, calendarSchema, defaultCalendar } from '#domain/sla/calendar.ts'
import { type SlaTarget, slaTargets } from '#domain/sla/clock.ts'
import { type Evaluation, evaluate, type SlaEvent, type TargetEvaluation } from '#domain/sla/evaluate.ts'
import { DAY, HOUR, type Instant, MINUTE } from '#domain/sla/instant.ts'
import { defaultSlaPolicy, type SlaPolicy, slaPolicySchema } from '#domain/sla/policy.ts'
import type { Priority, StatusCategory } from '#domain/tickets/types.ts'
import { cases, historiesFrom } from './arbitraries.ts'
import { at, SLOT } from './oracle.ts'
import { simulate } from './simulation.ts'

/** Monday, 3 June 2024, at that time of day in UTC. */
const monday = (clock: string): Instant => at(`2024-06-03T${clock}`, 'UTC')
const tuesday = (clock: string): Instant => monday(clock) + DAY

const created = (when: Instant, priority: Priority = 'high', category: StatusCategory = 'new'): SlaEvent => ({
  at: when,
  type: 'created',
  priority,
  category,
})
const moved = (when: Instant, category: StatusCategory): SlaEvent => ({
  at: when,
  type: 'category_changed',
  category,
})
const reprioritised = (when: Instant, priority: Priority): SlaEvent => ({
  at: when,
  type: 'priority_changed',
  priority,
})
const replied = (when: Instant): SlaEvent => ({ at: when, type: 'agent_replied' })

/** The default policy (high: one hour, eight hours) over the default calendar (08:00 to 17:00 UTC). */
function standing(history: SlaEvent[], now: Instant, policy = defaultSlaPolicy): Evaluation {
  return evaluate(history, policy, defaultCalendar, now)
}

function find(evaluation: Evaluation, target: SlaTarget): TargetEvaluation {
  const found = evaluation.targets.find((candidate) => candidate.target === target)
  if (!found) throw new Error(`No ${target} in the evaluation.`)
  return found
}

const firstResponse = (history: SlaEvent[], now: Instant) => find(standing(history, now), 'first_response')
const resolution = (history: SlaEvent[], now: Instant) => find(standing(history, now), 'resolution')

describe('a ticket gets its targets', () => {
  test('from the moment it is created, in business time', () => {
    const evaluation = standing([created(monday('16:30'))], monday('16:45'))
    expect(find(evaluation, 'first_response')).toEqual({
      target: 'first_response',
      state: 'running',
      startedAt: monday('16:30'),
      dueAt: tuesday('08:30'),
      warnAt: tuesday('08:15'),
      warnedAt: null,
      breachedAt: null,
      metAt: null,
      elapsedMs: 15 * MINUTE,
      remainingMs: 45 * MINUTE,
      targetMs: HOUR,
      spans: [{ from: monday('16:30'), to: null, kind: 'running', businessMs: 15 * MINUTE }],
    })
    expect(find(evaluation, 'resolution').dueAt).toBe(tuesday('15:30'))
    expect(evaluation.nextInstant).toBe(tuesday('08:15'))
  })

  test('only those that its priority is promised', () => {
    const policy = slaPolicySchema.parse({
      ...defaultSlaPolicy,
      targets: { ...defaultSlaPolicy.targets, low: { firstResponse: null, resolution: 60 } },
    })
    const evaluation = standing([created(monday('09:00'), 'low')], monday('09:00'), policy)
    expect(evaluation.targets.map((target) => target.target)).toEqual(['resolution'])
    const raised = standing(
      [created(monday('09:00'), 'low'), reprioritised(monday('09:10'), 'high')],
      monday('09:10'),
      policy,
    )
    expect(find(raised, 'first_response')).toMatchObject({ state: 'running', dueAt: monday('10:00') })
  })

  test('none before it is created', () => {
    expect(standing([], monday('09:00'))).toEqual({ at: monday('09:00'), targets: [], nextInstant: null })
    expect(standing([replied(monday('08:00'))], monday('09:00')).targets).toEqual([])
  })

  test('with no due time within reach, if the calendar is hardly open', () => {
    const rare: Calendar = calendarSchema.parse({
      name: 'A minute a week',
      timeZone: 'UTC',
      hours: { mon: [{ from: '09:00', to: '09:01' }] },
    })
    const evaluation = evaluate([created(monday('08:00'), 'low')], defaultSlaPolicy, rare, monday('09:00'))
    expect(find(evaluation, 'resolution')).toMatchObject({ state: 'running', dueAt: null })
    expect(evaluation.nextInstant).not.toBeNull()
  })
})

describe('the first response', () => {
  test('is met by the first reply of an agent, and stays met', () => {
    const history = [
      created(monday('09:00')),
      replied(monday('09:20')),
      moved(monday('09:30'), 'resolved'),
      moved(tuesday('09:00'), 'open'),
    ]
    expect(firstResponse(history, tuesday('12:00'))).toMatchObject({
      state: 'met',
      metAt: monday('09:20'),
      dueAt: monday('10:00'),
      elapsedMs: 20 * MINUTE,
    })
  })

  test('is met by resolving without a reply', () => {
    const history = [created(monday('09:00')), moved(monday('09:30'), 'resolved')]
    expect(firstResponse(history, monday('11:00'))).toMatchObject({ state: 'met', metAt: monday('09:30') })
  })

  test('is broken by a reply at the very instant it was due, and shows when it came', () => {
    const inTime = [created(monday('09:00')), replied(monday('10:00') - 1)]
    expect(firstResponse(inTime, monday('10:00'))).toMatchObject({ state: 'met', breachedAt: null })
    const late = [created(monday('09:00')), replied(monday('10:00'))]
    expect(firstResponse(late, monday('10:00'))).toMatchObject({
      state: 'breached',
      breachedAt: monday('10:00'),
      metAt: monday('10:00'),
      remainingMs: 0,
    })
  })

  test('goes on counting when late, so that one sees by how much', () => {
    expect(firstResponse([created(monday('09:00'))], monday('10:30'))).toMatchObject({
      state: 'breached',
      dueAt: monday('10:00'),
      warnedAt: monday('09:45'),
      metAt: null,
      elapsedMs: 90 * MINUTE,
      remainingMs: -30 * MINUTE,
    })
  })

  test('is not due while the calendar is closed', () => {
    const saturday = monday('12:00') - 2 * DAY
    expect(firstResponse([created(saturday)], monday('08:59'))).toMatchObject({
      state: 'running',
      dueAt: monday('09:00'),
    })
  })
})

describe('a pause', () => {
  const paused = [created(monday('09:00')), moved(monday('09:30'), 'pending')]

  test('stops both clocks and leaves no due time', () => {
    const evaluation = standing(paused, monday('16:00'))
    expect(find(evaluation, 'first_response')).toMatchObject({
      state: 'paused',
      dueAt: null,
      warnAt: null,
      elapsedMs: 30 * MINUTE,
      remainingMs: 30 * MINUTE,
    })
    expect(evaluation.nextInstant).toBeNull()
  })

  test('moves the due time by the business time it lasted', () => {
    const resumed = [...paused, moved(monday('11:00'), 'open')]
    expect(firstResponse(resumed, monday('11:10'))).toMatchObject({
      state: 'running',
      dueAt: monday('11:30'),
      warnAt: monday('11:15'),
      spans: [
        { from: monday('09:00'), to: monday('09:30'), kind: 'running', businessMs: 30 * MINUTE },
        { from: monday('09:30'), to: monday('11:00'), kind: 'paused', businessMs: 90 * MINUTE },
        { from: monday('11:00'), to: null, kind: 'running', businessMs: 10 * MINUTE },
      ],
    })
  })

  test('at the very instant a target is due comes too late', () => {
    const history = [created(monday('09:00')), moved(monday('10:00'), 'pending')]
    expect(firstResponse(history, monday('12:00'))).toMatchObject({
      state: 'breached',
      breachedAt: monday('10:00'),
    })
  })

  test('keeps the warning that came before it', () => {
    const history = [created(monday('09:00')), moved(monday('09:50'), 'pending')]
    expect(firstResponse(history, monday('12:00'))).toMatchObject({
      state: 'paused',
      warnAt: monday('09:45'),
      warnedAt: monday('09:45'),
      dueAt: null,
    })
  })

  test('of no length leaves no trace', () => {
    const history = [
      created(monday('09:00')),
      moved(monday('09:30'), 'pending'),
      moved(monday('09:30'), 'open'),
    ]
    expect(firstResponse(history, monday('09:40'))).toMatchObject({
      dueAt: monday('10:00'),
      spans: [{ from: monday('09:00'), to: null, kind: 'running', businessMs: 40 * MINUTE }],
    })
  })

  test('happens in the categories the policy names', () => {
    const policy: SlaPolicy = { ...defaultSlaPolicy, pausedIn: ['on_hold'] }
    const onHold = standing(
      [created(monday('09:00')), moved(monday('09:30'), 'on_hold')],
      monday('10:00'),
      policy,
    )
    expect(find(onHold, 'resolution').state).toBe('paused')
    expect(find(standing(paused, monday('09:40'), policy), 'resolution').state).toBe('running')
  })
})

describe('the resolution', () => {
  const resolved = [created(monday('09:00')), moved(monday('12:00'), 'resolved')]

  test('is met by resolving or closing, and keeps what it would have been due', () => {
    expect(resolution(resolved, tuesday('16:00'))).toMatchObject({
      state: 'met',
      metAt: monday('12:00'),
      dueAt: monday('17:00'),
      elapsedMs: 3 * HOUR,
    })
    const closed = [...resolved, moved(tuesday('09:00'), 'closed')]
    expect(resolution(closed, tuesday('16:00')).metAt).toBe(monday('12:00'))
  })

  test('resumes where it stopped when the ticket is reopened', () => {
    const reopened = [...resolved, moved(tuesday('09:00'), 'open')]
    expect(resolution(reopened, tuesday('10:00'))).toMatchObject({
      state: 'running',
      metAt: null,
      elapsedMs: 4 * HOUR,
      dueAt: tuesday('14:00'),
    })
  })

  test('once late stays late, also when it is met, reopened and met again', () => {
    const history = [created(monday('08:00'), 'urgent'), moved(monday('13:00'), 'resolved')]
    expect(resolution(history, monday('14:00'))).toMatchObject({
      state: 'breached',
      breachedAt: monday('12:00'),
      metAt: monday('13:00'),
      remainingMs: -HOUR,
    })
    const again = [...history, moved(monday('14:00'), 'open'), moved(monday('15:00'), 'closed')]
    expect(resolution(again, monday('16:00'))).toMatchObject({
      state: 'breached',
      breachedAt: monday('12:00'),
      metAt: monday('15:00'),
      remainingMs: -2 * HOUR,
    })
  })

  test('resolved out of a pause has no due time to show', () => {
    const history = [
      created(monday('09:00')),
      moved(monday('10:00'), 'pending'),
      moved(monday('11:00'), 'resolved'),
    ]
    expect(resolution(history, monday('12:00'))).toMatchObject({ state: 'met', dueAt: null, elapsedMs: HOUR })
  })
})

describe('cancelling', () => {
  const history = [created(monday('09:00')), moved(monday('09:30'), 'cancelled')]

  test('ends every target, and nothing is due any more', () => {
    const evaluation = standing([...history, replied(monday('09:40'))], monday('16:00'))
    for (const target of slaTargets)
      expect(find(evaluation, target)).toMatchObject({
        state: 'cancelled',
        dueAt: null,
        elapsedMs: 30 * MINUTE,
      })
    expect(evaluation.nextInstant).toBeNull()
  })

  test('does not undo what was met or broken', () => {
    const answered = [created(monday('09:00')), replied(monday('09:10')), moved(monday('09:30'), 'cancelled')]
    expect(firstResponse(answered, monday('16:00')).state).toBe('met')
    const late = [created(monday('09:00')), moved(monday('11:00'), 'cancelled')]
    expect(firstResponse(late, monday('16:00'))).toMatchObject({ state: 'breached', metAt: null })
  })

  test('can be taken back: the clocks resume where they stopped', () => {
    const back = [...history, moved(monday('14:00'), 'open')]
    expect(firstResponse(back, monday('14:10'))).toMatchObject({ state: 'running', dueAt: monday('14:30') })
  })

  test('and solving a ticket that was cancelled keeps the target it ended under', () => {
    const solved = [...history, reprioritised(monday('10:00'), 'urgent'), moved(monday('11:00'), 'resolved')]
    expect(resolution(solved, monday('12:00'))).toMatchObject({ state: 'met', targetMs: 8 * HOUR })
  })
})

describe('a change of priority', () => {
  test('applies to the whole time since creation', () => {
    const history = [created(monday('09:00'), 'normal'), reprioritised(monday('09:20'), 'high')]
    expect(firstResponse(history, monday('09:30'))).toMatchObject({
      dueAt: monday('10:00'),
      warnAt: monday('09:45'),
      targetMs: HOUR,
    })
  })

  test('to a target already passed breaks it at the change, not before', () => {
    const history = [created(monday('09:00'), 'normal'), reprioritised(monday('11:00'), 'high')]
    expect(firstResponse(history, monday('10:59')).breachedAt).toBe(monday('11:00'))
    expect(firstResponse(history, monday('12:00'))).toMatchObject({
      state: 'breached',
      dueAt: monday('10:00'),
      breachedAt: monday('11:00'),
      warnedAt: null,
    })
  })

  test('breaks a target also in a pause, if just that much time has passed', () => {
    const history = [
      created(monday('09:00'), 'normal'),
      moved(monday('10:00'), 'pending'),
      reprioritised(monday('11:00'), 'high'),
    ]
    expect(firstResponse(history, monday('12:00'))).toMatchObject({
      state: 'breached',
      breachedAt: monday('11:00'),
      remainingMs: 0,
    })
  })

  test('to a longer target does not take a breach back', () => {
    const history = [created(monday('09:00'), 'high'), reprioritised(monday('11:00'), 'low')]
    expect(firstResponse(history, monday('12:00'))).toMatchObject({
      state: 'breached',
      breachedAt: monday('10:00'),
      dueAt: monday('10:00'),
      targetMs: HOUR,
    })
  })

  test('to a longer target takes a warning back, so that it comes again in its time', () => {
    const history = [created(monday('09:00'), 'high'), reprioritised(monday('09:50'), 'normal')]
    expect(firstResponse(history, monday('09:49'))).toMatchObject({ warnedAt: null })
    expect(firstResponse(history.slice(0, 1), monday('09:49'))).toMatchObject({ warnedAt: monday('09:45') })
    expect(firstResponse(history, monday('12:30'))).toMatchObject({ warnedAt: monday('12:00') })
  })

  test('warns at once if the new warning has passed', () => {
    const history = [created(monday('09:00'), 'normal'), reprioritised(monday('09:50'), 'high')]
    expect(firstResponse(history, monday('09:55'))).toMatchObject({
      state: 'running',
      warnAt: monday('09:45'),
      warnedAt: monday('09:50'),
    })
  })

  test('after the target was met changes nothing', () => {
    const history = [
      created(monday('09:00'), 'low'),
      replied(monday('11:00')),
      reprioritised(monday('12:00'), 'urgent'),
    ]
    expect(firstResponse(history, monday('13:00'))).toMatchObject({ state: 'met', targetMs: 8 * HOUR })
  })
})

describe('whatever happened to a ticket', () => {
  test('its clocks show what a stopwatch beside the calendar would show', () => {
    fc.assert(
      fc.property(cases, ({ history, policy, calendar, now }) => {
        const evaluation = evaluate(history, policy, calendar, now)
        for (const target of slaTargets) {
          const found = evaluation.targets.find((candidate) => candidate.target === target)
          const { state, ...reading } = simulate(target, history, policy, calendar, now)
          if (state === 'absent') expect(found).toBeUndefined()
          else expect(found).toMatchObject({ state, ...reading })
        }
      }),
      { numRuns: 400 },
    )
  })

  test('the figures of a clock agree with each other', () => {
    fc.assert(
      fc.property(cases, ({ history, policy, calendar, now }) => {
        for (const target of evaluate(history, policy, calendar, now).targets) {
          const counted = target.spans.filter((span) => span.kind === 'running')
          expect(counted.reduce((sum, span) => sum + span.businessMs, 0)).toBe(target.elapsedMs)
          expect(target.elapsedMs + target.remainingMs).toBe(target.targetMs)
          expect(target.breachedAt !== null).toBe(target.state === 'breached')
          expect(target.remainingMs <= 0).toBe(target.state === 'breached')
          if (target.state === 'met') expect(target.metAt).not.toBeNull()
          if (target.state === 'running') expect(target.dueAt).toBeGreaterThan(now)
          if (target.state === 'paused') expect(target.dueAt).toBeNull()
        }
      }),
      { numRuns: 300 },
    )
  })

  test('a due time stays where it is while nothing happens, and the elapsed time never falls', () => {
    fc.assert(
      fc.property(
        cases,
        fc.integer({ min: 0, max: 5 * DAY }),
        ({ history, policy, calendar, now }, later) => {
          const first = evaluate(history, policy, calendar, now)
          const second = evaluate(history, policy, calendar, now + later)
          first.targets.forEach((target, i) => {
            const after = second.targets[i]
            expect(after?.dueAt).toBe(target.dueAt)
            expect(after?.warnAt).toBe(target.warnAt)
            expect(after?.elapsedMs).toBeGreaterThanOrEqual(target.elapsedMs)
          })
        },
      ),
      { numRuns: 300 },
    )
  })

  test('the next instant is the first at which a warning or a breach comes, if nothing happens', () => {
    fc.assert(
      fc.property(cases, ({ history, policy, calendar, now }) => {
        const before = evaluate(history, policy, calendar, now)
        const facts = (when: Instant) =>
          evaluate(history, policy, calendar, when).targets.map(({ warnedAt, breachedAt }) => ({
            warnedAt,
            breachedAt,
          }))
        if (before.nextInstant === null) {
          expect(facts(now + 40 * DAY)).toEqual(facts(now))
        } else {
          expect(before.nextInstant).toBeGreaterThan(now)
          expect(facts(before.nextInstant - 1)).toEqual(facts(now))
          expect(facts(before.nextInstant)).not.toEqual(facts(now))
        }
      }),
      { numRuns: 300 },
    )
  })

  test('what happens later never changes a breach', () => {
    const extended = cases.chain((past) => fc.tuple(fc.constant(past), historiesFrom(past.now)))
    fc.assert(
      fc.property(extended, ([{ history, policy, calendar, now }, [, ...future]]) => {
        const before = evaluate(history, policy, calendar, now).targets
        const after = evaluate([...history, ...future], policy, calendar, now + 30 * DAY).targets
        for (const target of before.filter((candidate) => candidate.breachedAt !== null)) {
          const { breachedAt, dueAt, targetMs } = target
          const same = after.find((candidate) => candidate.target === target.target)
          expect(same).toMatchObject({ state: 'breached', breachedAt, dueAt, targetMs })
        }
      }),
      { numRuns: 200 },
    )
  })

  test('instants that go backwards count as simultaneous with what came before', () => {
    fc.assert(
      fc.property(
        cases,
        fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 10, maxLength: 10 }),
        (known, jitter) => {
          const { history, policy, calendar, now } = known
          const shaken = history.map((event, i) => ({
            ...event,
            at: event.at - (i && (jitter[i] ?? 0)) * SLOT,
          }))
          let latest = Number.NEGATIVE_INFINITY
          const straight = shaken.map((event) => {
            latest = Math.max(latest, event.at)
            return { ...event, at: latest }
          })
          expect(evaluate(shaken, policy, calendar, now)).toEqual(evaluate(straight, policy, calendar, now))
        },
      ),
      { numRuns: 100 },
    )
  })

  test('asking for a time before the last event answers for that event', () => {
    fc.assert(
      fc.property(cases, ({ history, policy, calendar }) => {
        const last = history.at(-1)?.at ?? 0
        expect(evaluate(history, policy, calendar, last - DAY)).toEqual(
          evaluate(history, policy, calendar, last),
        )
      }),
      { numRuns: 50 },
    )
  })

  test('a ticket of many years is measured as well', () => {
    const long = standing([created(monday('09:00') - 40 * 365 * DAY)], monday('09:00'))
    expect(long.targets.map((target) => target.state)).toEqual(['breached', 'breached'])
  })
})
