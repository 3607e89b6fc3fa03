import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Advance, advance, type Clock } from '#domain/sla/advance.ts'
import { defaultCalendar } from '#domain/sla/calendar.ts'
import { evaluate, type SlaEvent } from '#domain/sla/evaluate.ts'
import { DAY, HOUR, type Instant, MINUTE } from '#domain/sla/instant.ts'
import { defaultSlaPolicy, type SlaPolicy } from '#domain/sla/policy.ts'
import { type Case, cases } from './arbitraries.ts'
import { at } from './oracle.ts'

/** Monday, 3 June 2024, at that time of day in UTC; the default calendar is open from 08:00 to 17:00. */
const monday = (clock: string): Instant => at(`2024-06-03T${clock}`, 'UTC')

const created: SlaEvent = { at: monday('09:00'), type: 'created', priority: 'high', category: 'new' }
const pending: SlaEvent = { at: monday('09:30'), type: 'category_changed', category: 'pending' }
const reopened = (when: Instant): SlaEvent => ({ at: when, type: 'category_changed', category: 'open' })
const resolved = (when: Instant): SlaEvent => ({ at: when, type: 'category_changed', category: 'resolved' })
const cancelled = (when: Instant): SlaEvent => ({ at: when, type: 'category_changed', category: 'cancelled' })

/** A policy that promises a resolution only, so that the tests see one clock. */
function resolveWithin(hours: number | null): SlaPolicy {
  const only = { firstResponse: null, resolution: hours === null ? null : hours * 60 }
  return { ...defaultSlaPolicy, targets: { low: only, normal: only, high: only, urgent: only } }
}

const eightHours = resolveWithin(8)

function step(stored: Clock[], history: SlaEvent[], now: Instant, policy = eightHours): Advance {
  return advance(stored, evaluate(history, policy, defaultCalendar, now))
}

/** The clocks after looking at the history at each of the instants in turn. */
function storedAfter(history: SlaEvent[], ...instants: Instant[]): Clock[] {
  return instants.reduce<Clock[]>((stored, now) => step(stored, until(history, now), now).clocks, [])
}

function until(history: SlaEvent[], now: Instant): SlaEvent[] {
  return history.filter((event) => event.at <= now)
}

describe('a ticket learns from its clocks', () => {
  test('that they started, and when they are due', () => {
    const { clocks, events } = advance([], evaluate([created], defaultSlaPolicy, defaultCalendar, created.at))
    expect(clocks.map((clock) => clock.target)).toEqual(['first_response', 'resolution'])
    expect(events).toEqual([
      {
        type: 'sla_started',
        at: monday('09:00'),
        data: { target: 'first_response', dueAt: monday('10:00'), targetMs: HOUR },
      },
      {
        type: 'sla_started',
        at: monday('09:00'),
        data: { target: 'resolution', dueAt: monday('17:00'), targetMs: 8 * HOUR },
      },
    ])
  })

  test('what is stored, without the spans', () => {
    expect(storedAfter([created], monday('10:00'))).toEqual([
      {
        target: 'resolution',
        state: 'running',
        startedAt: monday('09:00'),
        dueAt: monday('17:00'),
        warnAt: monday('15:00'),
        warnedAt: null,
        breachedAt: null,
        metAt: null,
        elapsedMs: HOUR,
        remainingMs: 7 * HOUR,
        targetMs: 8 * HOUR,
      },
    ])
  })

  test('that they paused and resumed', () => {
    const history = [created, pending, reopened(monday('10:30'))]
    const paused = step(storedAfter(history, monday('09:00')), [created, pending], monday('09:30'))
    expect(paused.events).toEqual([
      { type: 'sla_paused', at: monday('09:30'), data: { target: 'resolution', remainingMs: 7.5 * HOUR } },
    ])
    expect(step(paused.clocks, history, monday('10:30')).events).toEqual([
      {
        type: 'sla_resumed',
        at: monday('10:30'),
        data: { target: 'resolution', dueAt: monday('09:00') + DAY },
      },
    ])
  })

  test('that one started paused', () => {
    const history: SlaEvent[] = [
      { at: monday('09:00'), type: 'created', priority: 'high', category: 'pending' },
    ]
    expect(step([], history, monday('09:00')).events).toMatchObject([
      { type: 'sla_started', data: { dueAt: null } },
      { type: 'sla_paused', data: { remainingMs: 8 * HOUR } },
    ])
  })

  test('that one warned and was broken, at the instants they were, however late that was noticed', () => {
    const stored = storedAfter([created], monday('09:00'))
    expect(step(stored, [created], monday('20:00')).events).toEqual([
      { type: 'sla_warned', at: monday('15:00'), data: { target: 'resolution', dueAt: monday('17:00') } },
      { type: 'sla_breached', at: monday('17:00'), data: { target: 'resolution', dueAt: monday('17:00') } },
    ])
  })

  test('that one was met, and whether late', () => {
    const inTime = [created, resolved(monday('12:00'))]
    expect(step(storedAfter(inTime, monday('09:00')), inTime, monday('12:00')).events).toEqual([
      {
        type: 'sla_met',
        at: monday('12:00'),
        data: { target: 'resolution', late: false, elapsedMs: 3 * HOUR },
      },
    ])
    const late = [created, resolved(monday('09:00') + DAY)]
    expect(
      step(storedAfter(late, monday('16:00'), monday('18:00')), late, monday('09:00') + DAY).events,
    ).toEqual([
      {
        type: 'sla_met',
        at: monday('09:00') + DAY,
        data: { target: 'resolution', late: true, elapsedMs: 9 * HOUR },
      },
    ])
  })

  test('that one was met, resumed by reopening, and met again', () => {
    const history = [created, resolved(monday('12:00')), reopened(monday('13:00')), resolved(monday('14:00'))]
    const met = storedAfter(history, monday('09:00'), monday('12:00'))
    const open = step(met, until(history, monday('13:00')), monday('13:00'))
    expect(open.events).toMatchObject([
      { type: 'sla_resumed', at: monday('13:00'), data: { dueAt: monday('09:00') + DAY } },
    ])
    expect(step(open.clocks, history, monday('14:00')).events).toMatchObject([
      { type: 'sla_met', at: monday('14:00'), data: { late: false, elapsedMs: 4 * HOUR } },
    ])
  })

  test('that one was cancelled, and that it came back', () => {
    const history = [created, cancelled(monday('10:00')), reopened(monday('11:00'))]
    const gone = step(storedAfter(history, monday('09:00')), history.slice(0, 2), monday('10:00'))
    expect(gone.events).toEqual([
      { type: 'sla_cancelled', at: monday('10:00'), data: { target: 'resolution', elapsedMs: HOUR } },
    ])
    expect(step(gone.clocks, history, monday('11:00')).events).toMatchObject([{ type: 'sla_resumed' }])
  })

  test('that one was due and over before anyone looked', () => {
    const history = [created, cancelled(monday('09:00'))]
    expect(step([], history, monday('09:00')).events.map((event) => event.type)).toEqual([
      'sla_started',
      'sla_cancelled',
    ])
  })

  test('that its due time moved with the priority', () => {
    const history: SlaEvent[] = [
      created,
      { at: monday('09:30'), type: 'priority_changed', priority: 'urgent' },
    ]
    const stored = storedAfter(history, monday('09:00'))
    const now = monday('09:30')
    const moved = advance(stored, evaluate(history, resolveWithin(4), defaultCalendar, now))
    expect(moved.events).toEqual([
      {
        type: 'sla_rescheduled',
        at: now,
        data: { target: 'resolution', from: monday('17:00'), to: monday('13:00') },
      },
    ])
  })

  test('that a warning comes again for a later due time', () => {
    const warned = storedAfter([created], monday('09:00'), monday('15:00'))
    expect(warned).toMatchObject([{ warnedAt: monday('15:00') }])
    const longer = step(warned, [created], monday('15:30'), resolveWithin(16))
    expect(longer.clocks).toMatchObject([{ warnedAt: null }])
    expect(step(longer.clocks, [created], monday('15:00') + DAY, resolveWithin(16)).events).toMatchObject([
      { type: 'sla_warned' },
    ])
  })

  test('nothing of pauses after a breach, and when the late work is taken up again', () => {
    const late = monday('18:00')
    const history = [
      created,
      { ...pending, at: late },
      reopened(late + HOUR),
      resolved(late + 2 * HOUR),
      reopened(late + 3 * HOUR),
    ]
    const types: string[] = []
    let stored = storedAfter(history, monday('09:00'), monday('17:30'))
    for (const hours of [0, 1, 2, 3]) {
      const next = step(stored, until(history, late + hours * HOUR), late + hours * HOUR)
      types.push(...next.events.map((event) => event.type))
      stored = next.clocks
    }
    expect(types).toEqual(['sla_met', 'sla_resumed'])
  })
})

describe('what is settled stays settled when policy or calendar change', () => {
  test('a breach is not taken back by a longer target', () => {
    const broken = storedAfter([created], monday('09:00'), monday('18:00'))
    const { clocks, events } = step(broken, [created], monday('09:00') + DAY, resolveWithin(40))
    expect(events).toEqual([])
    expect(clocks).toMatchObject([
      {
        state: 'breached',
        breachedAt: monday('17:00'),
        dueAt: monday('17:00'),
        targetMs: 8 * HOUR,
        remainingMs: -HOUR,
      },
    ])
  })

  test('a promise that was kept is not judged again by a shorter one', () => {
    const history = [created, resolved(monday('12:00'))]
    const kept = storedAfter(history, monday('09:00'), monday('12:00'))
    expect(step(kept, history, monday('13:00'), resolveWithin(1))).toEqual({ clocks: kept, events: [] })
  })

  test('nor is one that was cancelled', () => {
    const history = [created, cancelled(monday('12:00'))]
    const gone = storedAfter(history, monday('09:00'), monday('12:00'))
    expect(step(gone, history, monday('13:00'), resolveWithin(1))).toEqual({ clocks: gone, events: [] })
  })

  test('a running clock is cancelled when nothing is promised any more, one that ended stays', () => {
    const running = storedAfter([created], monday('09:00'))
    const { clocks, events } = step(running, [created], monday('10:00'), resolveWithin(null))
    expect(clocks).toMatchObject([{ state: 'cancelled', dueAt: null, warnAt: null }])
    expect(events).toMatchObject([{ type: 'sla_cancelled', at: monday('10:00') }])
    expect(step(clocks, [created], monday('11:00'), resolveWithin(null))).toEqual({ clocks, events: [] })
    expect(step(clocks, [created], monday('11:00'), eightHours).events).toMatchObject([
      { type: 'sla_resumed' },
    ])
  })

  test('a clock that is already warned is not warned twice', () => {
    const warned = storedAfter([created], monday('09:00'), monday('15:30'))
    const stricter = { ...eightHours, warnAtPercent: 50 }
    const { clocks, events } = step(warned, [created], monday('15:30') + MINUTE, stricter)
    expect(events).toEqual([])
    expect(clocks).toMatchObject([{ warnedAt: monday('15:00'), warnAt: monday('13:00') }])
  })
})

describe('whatever happened to a ticket', () => {
  /** Looks after every event and now, as commits and the clock workflow do. */
  function walk({ history, policy, calendar, now }: Case) {
    let stored: Clock[] = []
    const events = []
    for (const [i, event] of history.entries()) {
      const next = advance(stored, evaluate(history.slice(0, i + 1), policy, calendar, event.at))
      events.push(...next.events)
      stored = next.clocks
    }
    const last = advance(stored, evaluate(history, policy, calendar, now))
    return { clocks: last.clocks, events: [...events, ...last.events] }
  }

  test('looking twice says nothing new', () => {
    fc.assert(
      fc.property(cases, (known) => {
        const { history, policy, calendar, now } = known
        const { clocks } = walk(known)
        expect(advance(clocks, evaluate(history, policy, calendar, now))).toEqual({ clocks, events: [] })
      }),
      { numRuns: 200 },
    )
  })

  test('every clock starts once, is broken at most once, and ends as it is evaluated at once', () => {
    fc.assert(
      fc.property(cases, (known) => {
        const { clocks, events } = walk(known)
        const { history, policy, calendar, now } = known
        for (const { spans: _, ...evaluated } of evaluate(history, policy, calendar, now).targets) {
          const told = events.filter((event) => event.data.target === evaluated.target)
          const count = (type: string) => told.filter((event) => event.type === type).length
          expect(count('sla_started')).toBe(1)
          expect(count('sla_breached')).toBe(evaluated.breachedAt === null ? 0 : 1)
          expect(clocks.find((clock) => clock.target === evaluated.target)).toEqual(evaluated)
        }
      }),
      { numRuns: 300 },
    )
  })

  test('the events alone tell whether a clock runs, waits or has ended', () => {
    const means = {
      sla_started: 'running',
      sla_paused: 'paused',
      sla_resumed: 'running',
      sla_breached: 'breached',
      sla_met: 'met',
      sla_cancelled: 'cancelled',
    }
    fc.assert(
      fc.property(cases, (known) => {
        const { clocks, events } = walk(known)
        for (const clock of clocks) {
          let state = ''
          for (const { type, data } of events) {
            if (data.target !== clock.target || state === 'breached') continue
            if (type in means) state = means[type as keyof typeof means]
          }
          expect(state).toBe(clock.state)
        }
      }),
      { numRuns: 300 },
    )
  })
})
