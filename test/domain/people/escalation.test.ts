import { expect, test } from 'vitest'
import type { AssignmentRule } from '#domain/people/assignment.ts'
import { escalatesAt } from '#domain/people/escalation.ts'
import type { EventBody, TicketEvent } from '#domain/tickets/events.ts'
import type { TicketState } from '#domain/tickets/state.ts'
import { Desk } from '#test/domain/tickets/given.ts'

const minute = 60_000
const rule: AssignmentRule = { strategy: 'manual', skills: [], sticky: false, escalateAfterMinutes: 15 }
const desk = () => new Desk().create({ priority: 'urgent' })
const due = ({ state, events }: Desk, by: AssignmentRule | null = rule) =>
  escalatesAt(state as TicketState, by, events)

/** The same desk after the system did that. */
function after(given: Desk, body: EventBody): Desk {
  given.events.push({
    ...body,
    seq: given.events.length + 1,
    at: given.now,
    actor: { kind: 'system' },
    reason: null,
  } as TicketEvent)
  return given
}

test('an urgent ticket nobody took is escalated so many minutes after it came', () => {
  const given = desk()
  expect(due(given)).toBe(given.now + 15 * minute)
})

test('the wait begins anew when it becomes urgent, comes to another queue, or is given back', () => {
  const given = new Desk().create({ priority: 'low' })
  expect(due(given)).toBeNull()
  for (const changes of [
    { priority: 'urgent' },
    { queueId: 'network' },
    { assigneeId: 'grace' },
    { assigneeId: null },
  ] as const) {
    given.wait(minute).change(changes)
    expect(due(given)).toBe('assigneeId' in changes && changes.assigneeId ? null : given.now + 15 * minute)
  }
})

test('what is said about it does not put it off', () => {
  const given = desk()
  const first = due(given)
  given.wait(minute).say('requester')
  given.wait(minute).say('agent', 'note')
  expect(due(given)).toBe(first)
})

test('it is escalated once', () => {
  expect(
    due(after(desk(), { type: 'escalated', data: { to: null, afterMinutes: 15, why: null } })),
  ).toBeNull()
})

test('not while it waits for somebody else, not when it has ended, and not without such a rule', () => {
  expect(due(desk().move('pending'))).toBeNull()
  expect(due(desk().move('resolved'))).toBeNull()
  expect(due(desk(), null)).toBeNull()
  expect(due(desk(), { ...rule, escalateAfterMinutes: null })).toBeNull()
})
