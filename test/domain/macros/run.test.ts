import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { macroStepSchema, newMacroSchema } from '#domain/macros/macro.ts'
import { commandOf, partsOf, type ReadyStep } from '#domain/macros/run.ts'
import type { Command } from '#domain/tickets/commands.ts'
import { Desk, message, types } from '../tickets/given.ts'

const macro = { id: 'm', name: 'Close it' }
const change = (changes: object, name = 'status'): ReadyStep => ({ name, do: 'change', changes })
const tags = (add: string[], remove: string[] = []): ReadyStep => ({ name: 'tags', do: 'tags', add, remove })
const reply: ReadyStep = { name: 'reply', do: 'message', message: message('agent') }
const note: ReadyStep = { name: 'note', do: 'message', message: message('agent', 'note') }
const desk = (more = {}) => new Desk().create(more)
const run = (on: Desk, ...steps: ReadyStep[]) => on.ask('macro', { macro, steps })

describe('a macro', () => {
  test('does its steps in order, each on what the one before made of the ticket', () => {
    const ticket = desk({ tags: ['vpn', 'old'] })
    const decision = run(
      ticket,
      ...[reply, change({ status: 'pending' }), tags(['waits'], ['old']), note, change({ priority: 'high' })],
    )
    expect(types(decision)).toEqual([
      ...['replied', 'status_changed', 'status_changed', 'tags_changed', 'noted', 'priority_changed'],
    ])
    expect(decision.events?.map(({ seq }) => seq)).toEqual([2, 3, 4, 5, 6, 7])
    expect(ticket.state).toMatchObject({
      status: 'pending',
      priority: 'high',
      tags: ['vpn', 'waits'],
      seq: 7,
    })
    expect(decision.events?.at(-1)).toMatchObject({ reason: 'Macro: Close it', actor: { id: 'grace' } })
  })

  test('does nothing at all when a step is refused, and says which one', () => {
    const ticket = desk()
    const { rejection } = run(
      ticket,
      change({ priority: 'high' }, 'priority'),
      reply,
      change({ status: 'closed' }),
    )
    expect(rejection).toMatchObject({ code: 'transition_not_allowed', field: 'steps.2' })
    expect(rejection?.detail).toMatch(
      /^Step 3 \(status\) was refused, so nothing was done\. A ticket that is Open/,
    )
    expect(ticket.state).toMatchObject({ priority: 'normal', status: 'new', seq: 1 })
  })

  test('that changes nothing is no event', () => {
    expect(run(desk({ tags: ['a'] }), change({ status: 'new' }), tags(['a'], ['b'])).events).toEqual([])
  })

  test('does the same as its steps one by one', () => {
    const step = fc.oneof(
      fc.constantFrom('open', 'pending', 'resolved', 'closed', 'nowhere').map((status) => change({ status })),
      fc.constantFrom('low', 'urgent').map((priority) => change({ priority }, 'priority')),
      fc
        .tuple(fc.subarray(['a', 'b', 'c']), fc.subarray(['a', 'b', 'c']))
        .map(([add, remove]) => tags(add, remove)),
      fc.constantFrom(reply, note),
    )
    fc.assert(
      fc.property(fc.array(step, { maxLength: 6 }), (steps) => {
        const [whole, single] = [desk(), desk()]
        const { rejection } = run(whole, ...steps)
        const refused = steps.some((each) => {
          const { type, payload } = commandOf(each, single.state as never, macro.name)
          return single.ask(type, payload as never).rejection !== undefined
        })
        expect(rejection !== undefined).toBe(refused)
        if (!refused) expect(whole.events).toEqual(single.events)
      }),
    )
  })
})

describe('a committed macro', () => {
  test('falls apart into its messages and the rest, each with its events', () => {
    const ticket = desk()
    const command = { id: 'c', ticket: 't', actor: { kind: 'system' }, type: 'macro' } as const
    const steps = [reply, change({ status: 'pending' }), note]
    const events = run(ticket, ...steps).events ?? []
    const settled = {
      command: { ...command, payload: { macro, steps } } as Command,
      events,
      rejection: null,
      seq: 5,
    }
    const parts = partsOf(settled)
    expect(parts.map(({ command: { type }, events: own }) => [type, own.map((event) => event.type)])).toEqual(
      [
        ['macro', ['status_changed', 'status_changed']],
        ['message', ['replied']],
        ['message', ['noted']],
      ],
    )
    const rejected = {
      ...settled,
      events: [],
      rejection: { code: 'invalid', field: null, detail: 'No' } as const,
    }
    expect(partsOf(rejected)).toEqual([rejected])
  })
})

describe('what a macro is made of', () => {
  test.each([
    [{ do: 'tags' }, false],
    [{ do: 'tags', remove: ['x'] }, true],
    [{ do: 'assignee', assignee: 'me' }, true],
    [{ do: 'assignee', assignee: null }, true],
    [{ do: 'assignee', assignee: 'somebody' }, false],
    [{ do: 'reply', html: ' ' }, false],
    [{ do: 'explode' }, false],
  ])('%j is a step: %s', (step, good) => {
    expect(macroStepSchema.safeParse(step).success).toBe(good)
  })

  test('one needs a name and a step', () => {
    expect(newMacroSchema.safeParse({ name: 'x', steps: [] }).success).toBe(false)
    const notes = (count: number) => Array(count).fill({ do: 'note', html: 'x' })
    expect(newMacroSchema.safeParse({ name: 'x', steps: notes(5) }).success).toBe(true)
    expect(newMacroSchema.safeParse({ name: 'x', steps: notes(6) }).success).toBe(false)
    expect(newMacroSchema.safeParse({ name: ' ', steps: [{ do: 'note', html: 'x' }] }).success).toBe(false)
  })
})
