import fc from 'fast-check'
import { type Calendar, calendarSchema, type DailyWindow } from '#domain/sla/calendar.ts'
import type { SlaEvent } from '#domain/sla/history.ts'
import { DAY, type Instant } from '#domain/sla/instant.ts'
import { type SlaPolicy, slaPolicySchema } from '#domain/sla/policy.ts'
import { priorities, statusCategories } from '#domain/tickets/types.ts'
import { at, SLOT } from './oracle.ts'

/** Instants near which something odd happens to the clocks of a zone, and ordinary ones. */
const oddities: [zone: string, ...walls: string[]][] = [
  ['UTC', '2024-02-29T00:00', '2025-06-10T00:00'],
  ['Europe/Berlin', '2024-03-31T02:00', '2024-10-27T02:00', '2025-12-31T12:00'],
  ['America/New_York', '2025-03-09T02:00', '2025-11-02T01:00'],
  ['Asia/Kolkata', '2023-03-01T00:00', '2024-12-25T00:00'],
  ['Australia/Lord_Howe', '2024-04-07T02:00', '2024-10-06T02:00'],
  ['America/Sao_Paulo', '2018-11-04T00:00', '2019-02-16T23:00', '2024-05-01T00:00'],
  ['Pacific/Apia', '2011-12-29T12:00', '2012-04-01T04:00', '2020-09-27T03:00'],
]

const slotOfDay = fc.integer({ min: 0, max: 96 })

const dayHours: fc.Arbitrary<DailyWindow[]> = fc
  .uniqueArray(slotOfDay, { maxLength: 6 })
  .map((slots) => windowsBetween(slots.sort((a, b) => a - b)))

/** Every window at once, the whole day, or none: the shapes that random hours seldom hit. */
const anyDayHours = fc.oneof(
  { weight: 4, arbitrary: dayHours },
  { weight: 1, arbitrary: fc.constant([{ from: '00:00', to: '24:00' }]) },
  {
    weight: 1,
    arbitrary: fc.constant([
      { from: '22:00', to: '24:00' },
      { from: '00:00', to: '06:00' },
    ]),
  },
)

export interface Situation {
  calendar: Calendar
  /** An instant on the grid of slots, near something odd. */
  from: Instant
}

/** A calendar that is open now and then, and an instant at which its answers are worth checking. */
export const situations: fc.Arbitrary<Situation> = fc
  .constantFrom(...oddities)
  .chain(([timeZone, ...walls]) =>
    fc.record({ timeZone: fc.constant(timeZone), wall: fc.constantFrom(...walls) }),
  )
  .chain(({ timeZone, wall }) => {
    const odd = at(wall, timeZone)
    return fc.record({
      calendar: calendarsNear(timeZone, odd),
      from: fc.integer({ min: -200, max: 200 }).map((slots) => Math.floor(odd / SLOT) * SLOT + slots * SLOT),
    })
  })

export const situationsWith = <T>(extra: fc.Arbitrary<T>) => fc.tuple(situations, extra)

function calendarsNear(timeZone: string, instant: Instant): fc.Arbitrary<Calendar> {
  const holiday = fc.record({
    date: fc
      .integer({ min: -5, max: 8 })
      .map((days) => new Date(instant + days * DAY).toISOString().slice(0, 10)),
    name: fc.constant('Holiday'),
    yearly: fc.boolean(),
  })
  const hours = fc.record({
    mon: anyDayHours,
    tue: anyDayHours,
    wed: anyDayHours,
    thu: anyDayHours,
    fri: anyDayHours,
    sat: anyDayHours,
    sun: anyDayHours,
  })
  return fc
    .record({
      name: fc.constant('Generated'),
      timeZone: fc.constant(timeZone),
      hours,
      holidays: fc.array(holiday, { maxLength: 3 }),
    })
    .map((candidate) => calendarSchema.safeParse(candidate))
    .filter((parsed) => parsed.success)
    .map((parsed) => parsed.data)
}

/** Targets in whole hours, so that their warnings fall on the grid of slots. */
export const policies: fc.Arbitrary<SlaPolicy> = fc
  .record({
    name: fc.constant('Generated'),
    warnAtPercent: fc.constantFrom(25, 50, 75),
    targets: fc.record({ low: targetPair(), normal: targetPair(), high: targetPair(), urgent: targetPair() }),
    pausedIn: fc.constantFrom(['pending' as const], ['pending' as const, 'on_hold' as const], []),
  })
  .map((policy) => slaPolicySchema.parse(policy))

function targetPair() {
  const hours = fc.integer({ min: 1, max: 20 })
  return fc.record({ first: hours, second: hours, none: fc.integer({ min: 0, max: 9 }) }).map((pair) => ({
    firstResponse: pair.none === 0 ? null : Math.min(pair.first, pair.second) * 60,
    resolution: pair.none === 1 ? null : Math.max(pair.first, pair.second) * 60,
  }))
}

type Change = SlaEvent extends infer Event
  ? Event extends { at: Instant }
    ? Omit<Event, 'at'>
    : never
  : never

const category = fc.constantFrom(...statusCategories)
const priority = fc.constantFrom(...priorities)

const changes: fc.Arbitrary<Change> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ type: fc.constant('category_changed' as const), category }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('priority_changed' as const), priority }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('agent_replied' as const) }) },
)

/** A ticket's history that starts at the instant and changes something every few hours. */
export function historiesFrom(start: Instant): fc.Arbitrary<SlaEvent[]> {
  const creation = fc.record({
    type: fc.constant('created' as const),
    priority,
    category: fc.constantFrom('new' as const, 'open' as const, 'pending' as const),
  })
  const later = fc.array(fc.tuple(fc.integer({ min: 0, max: 60 }), changes), { maxLength: 9 })
  return fc.tuple(creation, later).map(([created, steps]) => {
    let slot = start
    const rest = steps.map(([slots, change]) => {
      slot += slots * SLOT
      return { ...change, at: slot } as SlaEvent
    })
    return [{ ...created, at: start }, ...rest]
  })
}

export interface Case extends Situation {
  policy: SlaPolicy
  history: SlaEvent[]
  /** An instant on the grid, at or after the last event. */
  now: Instant
}

/** A ticket with a past, the policy and calendar that apply to it, and the present. */
export const cases: fc.Arbitrary<Case> = situations.chain((situation) =>
  fc
    .record({
      policy: policies,
      history: historiesFrom(situation.from),
      later: fc.integer({ min: 0, max: 120 }),
    })
    .map(({ policy, history, later }) => ({
      ...situation,
      policy,
      history,
      now: (history.at(-1)?.at ?? situation.from) + later * SLOT,
    })),
)

function windowsBetween(slots: number[]): DailyWindow[] {
  const windows: DailyWindow[] = []
  for (let i = 0; i + 1 < slots.length; i += 2)
    windows.push({ from: clockOf(slots[i] ?? 0), to: clockOf(slots[i + 1] ?? 96) })
  return windows
}

function clockOf(slot: number): string {
  const minute = slot * 15
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
}
