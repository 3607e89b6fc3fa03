import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { abilityFor } from '#domain/access/abilities.ts'
import type { Grant } from '#domain/access/grant.ts'
import { type Bulk, isUndoable, newBulkSchema } from '#domain/bulk/bulk.ts'
import { actionsFor, inverseOf, refusalFor, withTags } from '#domain/bulk/changes.ts'
import type { Changes, Command } from '#domain/tickets/commands.ts'
import { apply, decide } from '#domain/tickets/decide.ts'
import type { EventBody } from '#domain/tickets/events.ts'
import { defaultLifecycle } from '#domain/tickets/lifecycle.ts'
import type { TicketState } from '#domain/tickets/state.ts'
import { priorities, ticketKinds } from '#domain/tickets/types.ts'

const config = { lifecycle: defaultLifecycle, now: 1_000 }
const ticket: TicketState = {
  ...{ number: 'TKT-20260101-0000', kind: 'incident', subject: 'Printer', status: 'open', category: 'open' },
  ...{ priority: 'normal', queueId: 'q1', assigneeId: null, requesterId: 'r', organizationId: null },
  ...{ tags: ['vpn'], fields: {}, seq: 3, createdAt: 0, updatedAt: 0, firstRepliedAt: null },
  ...{ resolvedAt: null, closedAt: null, closesAt: null, reopensUntil: null },
}
const command = (changes: Changes): Command => ({
  ...{ id: 'c', ticket: ticket.number, actor: { kind: 'person', id: 'p' }, type: 'change' },
  payload: { changes },
})
const grants = (...of: Grant[]) =>
  abilityFor({
    ...{ id: 'p', teamQueueIds: [], organizationIds: [] },
    grants: of.map((grant) => ({ ...grant, through: { role: 'agent' } })),
  })

describe('tags', () => {
  test('are added and taken away without a look at the others', () => {
    expect(withTags(['vpn', 'old'], { addTags: ['new', 'vpn'], removeTags: ['old'] }).tags).toEqual([
      'vpn',
      'new',
    ])
    expect(withTags(['vpn'], { priority: 'low' })).toEqual({ priority: 'low' })
  })

  test('are at most fifty', () => {
    const addTags = Array.from({ length: 50 }, (_, index) => `t${index}`)
    expect(decide(ticket, command({ addTags }), config).rejection).toMatchObject({
      ...{ code: 'invalid', field: 'tags' },
    })
  })

  test('that are there already change nothing', () => {
    const changes = { addTags: ['vpn'], removeTags: ['gone'] }
    expect(decide(ticket, command(changes), config).events).toEqual([])
  })
})

describe('what is needed', () => {
  test('is asked for by what is changed', () => {
    expect(actionsFor({ assigneeId: null })).toEqual(['assign'])
    expect(actionsFor({ queueId: 'q' })).toEqual(['move'])
    expect(actionsFor({ assigneeId: 'a', queueId: 'q', addTags: ['x'] })).toEqual([
      'assign',
      'move',
      'update',
    ])
  })

  test('is told by its name; what may not be seen is not there', () => {
    const reads = grants({ permission: 'ticket.read', scope: 'all' })
    expect(refusalFor(reads, ticket, ['update'])).toMatchObject({
      code: 'not_allowed',
      detail: 'Your roles do not allow "Change fields and status" here.',
    })
    expect(refusalFor(grants(), ticket, ['update'])).toMatchObject({ code: 'not_found' })
    const elsewhere = grants(
      { permission: 'ticket.read', scope: 'all' },
      { permission: 'ticket.update', scope: 'queue', queues: ['q2'] },
    )
    expect(refusalFor(elsewhere, ticket, ['update'])?.code).toBe('not_allowed')
    expect(refusalFor(elsewhere, { ...ticket, queueId: 'q2' }, ['update'])).toBeNull()
  })
})

describe('taking back', () => {
  const changes: fc.Arbitrary<Changes> = fc.record(
    {
      kind: fc.constantFrom(...ticketKinds),
      priority: fc.constantFrom(...priorities),
      queueId: fc.constantFrom('q1', 'q2'),
      assigneeId: fc.constantFrom('a', 'b', null),
      status: fc.constantFrom('open', 'pending', 'on_hold'),
      addTags: fc.subarray(['vpn', 'mail', 'fire']),
      removeTags: fc.subarray(['vpn', 'old', 'mail']),
      fields: fc.record(
        { floor: fc.constantFrom('3', '4', null), room: fc.constantFrom('a', 'b') },
        { requiredKeys: [] },
      ),
    },
    { requiredKeys: [] },
  )

  test('leads to the ticket as it was, also after several steps of one macro', () => {
    fc.assert(
      fc.property(fc.array(changes, { minLength: 1, maxLength: 4 }), (steps) => {
        let after: TicketState = ticket
        const events: EventBody[] = []
        for (const asked of steps) {
          const done = decide(after, command(asked), config)
          events.push(...(done.events ?? []))
          after = apply(after, done) as TicketState
        }
        const back = apply(after, decide(after, command(inverseOf(events)), config))
        // A priority that was changed twice by hand is one that somebody chose.
        const { seq: _, updatedAt: __, priorityByHand: _byHand, tags, ...rest } = back as TicketState
        const { seq: ___, updatedAt: ____, tags: before, ...was } = ticket
        expect(rest).toEqual(was)
        expect([...tags].sort()).toEqual([...before].sort())
      }),
    )
  })

  test('takes back each field and tag once, as the first step found it', () => {
    const fields = (changes: Record<string, { from: unknown; to: unknown }>) =>
      ({ type: 'fields_changed', data: { changes } }) as EventBody
    const tags = (added: string[], removed: string[]) =>
      ({ type: 'tags_changed', data: { added, removed } }) as EventBody
    const steps = [
      fields({ floor: { from: '1', to: '2' } }),
      tags(['vpn', 'new'], ['old']),
      fields({ floor: { from: '2', to: '3' }, room: { from: null, to: 'a' } }),
      tags(['mail'], ['vpn']),
    ]
    expect(inverseOf(steps)).toEqual({
      fields: { floor: '1', room: null },
      ...{ addTags: ['old'], removeTags: ['new', 'mail'] },
    })
  })

  test('leaves the status that followed from an answer, which stays said', () => {
    const moved = (from: string, to: string, reason: string) =>
      ({ type: 'status_changed', data: { from, to, category: 'open' }, reason }) as Parameters<
        typeof inverseOf
      >[0][number]
    const steps = [moved('new', 'open', 'agent_replied'), moved('open', 'pending', 'Macro: Outage')]
    expect(inverseOf(steps)).toEqual({ status: 'open' })
  })

  test('gives custom fields their old values, and leaves alone what it can not', () => {
    const event = { type: 'fields_changed', data: { changes: { floor: { from: null, to: '3' } } } } as const
    const other = { type: 'noted', data: { messageId: 'm' } } as const
    expect(inverseOf([event, other])).toEqual({ fields: { floor: null } })
  })

  test('makes sense once, when it is over and something was changed', () => {
    const bulk = { state: 'done', done: 1, undoes: null, undoneBy: null } as Bulk
    expect(isUndoable(bulk)).toBe(true)
    expect(isUndoable({ ...bulk, state: 'cancelled' })).toBe(true)
    for (const not of [{ state: 'running' }, { done: 0 }, { undoes: 'x' }, { undoneBy: 'x' }])
      expect(isUndoable({ ...bulk, ...not } as Bulk)).toBe(false)
  })
})

test('a bulk change is asked for by a filter or by numbers, and changes something', () => {
  const valid = (body: object) => newBulkSchema.safeParse(body).success
  const changes = { priority: 'low' }
  expect(valid({ filter: '', changes })).toBe(true)
  expect(valid({ numbers: [ticket.number], changes })).toBe(true)
  expect(valid({ changes })).toBe(false)
  expect(valid({ filter: '', numbers: [ticket.number], changes })).toBe(false)
  expect(valid({ filter: '', changes: {} })).toBe(false)
})
