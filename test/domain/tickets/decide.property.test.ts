import fc from 'fast-check'
import { expect, test } from 'vitest'
import { errorCodes } from '#domain/errors.ts'
import { nothingResolved } from '#domain/lifecycles/resolution.ts'
import { apply, decide } from '#domain/tickets/decide.ts'
import { replay } from '#domain/tickets/evolve.ts'
import { findStatus, nextStatuses } from '#domain/tickets/lifecycle.ts'
import { endedCategories } from '#domain/tickets/types.ts'
import { journeys, type Step } from './arbitraries.ts'

/** Whatever happens to a ticket, `check` holds at every step of it. */
function always(check: (step: Step, lifecycle: Parameters<typeof nextStatuses>[0]) => void) {
  fc.assert(
    fc.property(journeys, ({ steps, lifecycle }) => {
      for (const step of steps) check(step, lifecycle)
    }),
    { numRuns: 500 },
  )
}

test('any command on any ticket gives events or a reason, never both and never an exception', () => {
  always(({ decision: { events, rejection } }) => {
    expect(events === undefined).toBe(rejection !== undefined)
    if (!rejection) return
    expect(errorCodes).toHaveProperty(rejection.code)
    expect(rejection.detail).toMatch(/\.\)?$/)
  })
})

test('a ticket is what its events say', () => {
  fc.assert(
    fc.property(journeys, ({ steps, events }) => {
      expect(replay(events)).toEqual(steps.at(-1)?.after)
    }),
  )
})

test('events are numbered without a gap and carry who asked and when', () => {
  fc.assert(
    fc.property(journeys, ({ events, steps }) => {
      expect(events.map((event) => event.seq)).toEqual(events.map((_, index) => index + 1))
      for (const { decision, command, now } of steps)
        for (const event of decision.events ?? [])
          expect(event).toMatchObject({ actor: command.actor, at: now })
    }),
  )
})

test('a refused command changes nothing', () => {
  always(({ decision, before, after }) => {
    if (decision.rejection) expect(after).toBe(before)
  })
})

test('deciding does not touch the ticket, the command or what it was given', () => {
  fc.assert(
    fc.property(journeys, ({ steps, lifecycle }) => {
      for (const { before, command, now, since, decision } of steps) {
        const given = JSON.stringify([before, command, since, lifecycle])
        expect(decide(before, command, { lifecycle, now, since })).toEqual(decision)
        expect(JSON.stringify([before, command, since, lifecycle])).toBe(given)
      }
    }),
  )
})

test('asking for what is already so changes nothing', () => {
  always(({ command, decision, after, now }, lifecycle) => {
    if (command.type !== 'change' || decision.rejection || !after) return
    const { ifMatch: _, ...payload } = command.payload
    expect(decide(after, { ...command, payload }, { lifecycle, now })).toEqual({ events: [] })
  })
})

test('a change is what was asked for: each field named ends as asked, every other stays', () => {
  always(({ command, decision, before, after }) => {
    if (command.type !== 'change' || decision.rejection || !before || !after) return
    const { tags, resolution, priorityByMatrix, deleted, ...changes } = command.payload.changes
    expect(Boolean(after.deletedAt)).toBe(deleted ?? false)
    if (deleted !== undefined) return
    expect(after).toMatchObject(changes)
    if (resolution) expect(after.resolution ?? nothingResolved).toMatchObject(resolution)
    const weighed = priorityByMatrix || 'impact' in changes || 'urgency' in changes
    if (tags) expect(new Set(after.tags)).toEqual(new Set(tags))
    for (const field of ['subject', 'kind', 'status', 'priority', 'queueId', 'assigneeId'] as const)
      if (!(field in changes) && !(field === 'priority' && weighed)) expect(after[field]).toBe(before[field])
  })
})

test('a status is one of the lifecycle, and its category is the one that status counts as', () => {
  always(({ after }, lifecycle) => {
    if (after) expect(findStatus(lifecycle, after.status)?.category).toBe(after.category)
  })
})

test('people move a ticket along the transitions only; what a reply implies is not bound by them', () => {
  always(({ before, after, decision, command }, lifecycle) => {
    if (!before || !after || before.status === after.status) return
    const allowed = nextStatuses(lifecycle, before.status).some(({ key }) => key === after.status)
    const moved = decision.events?.find((event) => event.type === 'status_changed')
    const implied = command.type === 'close' || /^(agent|requester)_replied$/.test(moved?.reason ?? '')
    expect(allowed || implied).toBe(true)
  })
})

test('a ticket has ended exactly while its instants of ending are set', () => {
  always(({ after }) => {
    if (!after) return
    const { category, resolvedAt, closedAt, closesAt, reopensUntil } = after
    expect(resolvedAt !== null).toBe(endedCategories.includes(category))
    expect(reopensUntil !== null).toBe(endedCategories.includes(category))
    expect(closesAt !== null).toBe(category === 'resolved')
    expect(closedAt !== null).toBe(category === 'closed' || category === 'cancelled')
  })
})

test('tags are a set: no tag twice, whatever was asked', () => {
  always(({ after }) => {
    if (after) expect(new Set(after.tags).size).toBe(after.tags.length)
  })
})

test('the first reply of an agent is remembered for good', () => {
  always(({ before, after }) => {
    if (before?.firstRepliedAt) expect(after?.firstRepliedAt).toBe(before.firstRepliedAt)
  })
})

test('applying a decision is evolving by its events', () => {
  always(({ before, decision, after }) => {
    expect(apply(before, decision)).toEqual(after)
    expect(apply(before, { rejection: { code: 'invalid', field: null, detail: 'No.' } })).toBe(before)
  })
})
