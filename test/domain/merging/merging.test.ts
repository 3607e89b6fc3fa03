import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mergedIntoStep } from '#domain/merging/decide.ts'
import { mostMerged } from '#domain/merging/merging.ts'
import { slaHistory } from '#domain/sla/history.ts'
import type { Command, CreatePayload } from '#domain/tickets/commands.ts'
import { decide } from '#domain/tickets/decide.ts'
import type { TicketEvent } from '#domain/tickets/events.ts'
import { evolve } from '#domain/tickets/evolve.ts'
import { defaultLifecycle } from '#domain/tickets/lifecycle.ts'
import type { TicketState } from '#domain/tickets/state.ts'
import { systemActor } from '#domain/tickets/types.ts'

const lifecycle = defaultLifecycle
const id = '00000000-0000-4000-8000-000000000001'
const actor = { kind: 'person', id } as const
const numbers = ['TKT-20260101-0001', 'TKT-20260101-0002', 'TKT-20260101-0003', 'TKT-20260101-0004']

/** Tickets whose merges are committed as the desk commits them: decided by the one, and told to the other. */
class Desk {
  readonly tickets = new Map<string, TicketState>()
  readonly events = new Map<string, TicketEvent[]>()
  #now = 1_000

  open(number: string): void {
    const payload: CreatePayload = {
      ...{ kind: 'incident', subject: 'No network', priority: 'normal', queueId: id, requesterId: id },
      ...{ organizationId: null, tags: [], fields: {}, channel: 'api', message: null, continues: null },
    }
    this.ask({ type: 'create', payload, ticket: number, actor, id })
  }

  ask(command: Command): string | null {
    const state = this.tickets.get(command.ticket) ?? null
    const merging = new Map(
      [...this.tickets].map(([number, { mergedInto }]) => [
        number,
        { mergedInto: mergedInto?.ticket ?? null },
      ]),
    )
    const { rejection, events = [] } = decide(state, command, { lifecycle, now: this.#now++, merging })
    for (const event of events) {
      this.#happen(command.ticket, event)
      if (event.type === 'merged') this.#tell(event.data.ticket, command.ticket, event)
      if (event.type === 'unmerged_from')
        this.#tell(event.data.ticket, command.ticket, {
          ...{ ...event, type: 'unmerged', data: { ticket: command.ticket } },
        })
    }
    return rejection?.code ?? null
  }

  state(number: string): TicketState {
    return this.tickets.get(number) as TicketState
  }

  #tell(number: string, from: string, event: TicketEvent): void {
    const state = this.state(number)
    const step = event.type === 'merged' ? mergedIntoStep(state, from, lifecycle) : event
    this.#happen(number, { ...event, ...step, seq: state.seq + 1 } as TicketEvent)
  }

  #happen(number: string, event: TicketEvent): void {
    this.tickets.set(number, evolve(this.tickets.get(number) ?? null, event))
    this.events.set(number, [...(this.events.get(number) ?? []), event])
  }

  merge(target: string, ...tickets: string[]): string | null {
    return this.ask({ type: 'merge', payload: { tickets }, ticket: target, actor, id })
  }

  unmerge(number: string): string | null {
    const ticket = this.state(number).mergedInto?.ticket ?? 'none'
    return this.ask({ type: 'unmerge', payload: { ticket }, ticket: number, actor, id })
  }

  move(number: string, status: string): string | null {
    return this.ask({ type: 'change', payload: { changes: { status } }, ticket: number, actor, id })
  }
}

function openDesk(): Desk {
  const desk = new Desk()
  for (const number of numbers) desk.open(number)
  return desk
}

/** All but what counts events and instants of change. */
const asItWas = ({ seq: _, updatedAt: __, ...state }: TicketState) => state

const number = fc.constantFrom(...numbers)
const step = fc.oneof(
  fc.record({ do: fc.constant('merge' as const), target: number, ticket: number }),
  fc.record({ do: fc.constant('unmerge' as const), ticket: number }),
)

describe('merges and their undoing, in any order', () => {
  test('make no circle, agree on both sides, and leave every ticket as it was once all are undone', () => {
    const statuses = fc.array(fc.constantFrom('open', 'pending', 'resolved', 'new'), {
      minLength: 4,
      maxLength: 4,
    })
    fc.assert(
      fc.property(statuses, fc.array(step, { maxLength: 30 }), (wanted, steps) => {
        const desk = openDesk()
        for (const [index, status] of wanted.entries()) desk.move(numbers[index] as string, status)
        const before = numbers.map((each) => asItWas(desk.state(each)))
        for (const each of steps)
          each.do === 'merge' ? desk.merge(each.target, each.ticket) : desk.unmerge(each.ticket)
        for (const each of numbers) {
          const { mergedInto, merged = [], category } = desk.state(each)
          if (mergedInto) expect(['closed', 'cancelled']).toContain(category)
          for (const other of merged) expect(desk.state(other).mergedInto?.ticket).toBe(each)
          if (mergedInto) expect(desk.state(mergedInto.ticket).merged).toContain(each)
          const passed = new Set<string>()
          for (let at: string | undefined = each; at; at = desk.state(at).mergedInto?.ticket) {
            expect(passed.has(at)).toBe(false)
            passed.add(at)
          }
        }
        for (const each of numbers) if (desk.state(each).mergedInto) expect(desk.unmerge(each)).toBeNull()
        expect(numbers.map((each) => asItWas(desk.state(each)))).toEqual(before)
      }),
    )
  })
})

describe('a merged ticket', () => {
  test('lets go on what the desk owes it, and nothing else', () => {
    const desk = openDesk()
    const [stays, goes] = numbers as [string, string]
    desk.merge(stays, goes)
    const by = { ticket: goes, actor: systemActor, id }
    expect(desk.move(goes, 'open')).toBe('ticket_merged')
    expect(desk.ask({ ...by, type: 'advance_clocks', payload: {} })).toBeNull()
    expect(desk.ask({ ...by, type: 'close', payload: {} })).toBeNull()
    expect(desk.ask({ ...by, type: 'retag', payload: { from: 'a', to: 'b' } })).toBeNull()
    const file = { fileId: id, name: 'x', reason: null }
    expect(desk.ask({ ...by, type: 'file', payload: { change: 'quarantined', ...file } })).toBeNull()
    expect(desk.ask({ ...by, type: 'file', payload: { change: 'removed', ...file } })).toBe('ticket_merged')
    expect(desk.merge(goes, numbers[2] as string)).toBe('ticket_merged')
  })

  test('is parted from where it is, and from nothing else', () => {
    const desk = openDesk()
    const [stays, goes, other] = numbers as [string, string, string]
    expect(desk.unmerge(goes)).toBe('not_merged')
    desk.merge(stays, goes)
    const payload = { ticket: other }
    expect(desk.ask({ type: 'unmerge', payload, ticket: goes, actor, id })).toBe('not_merged')
    expect(desk.merge(other, goes)).toBe('already_merged')
    expect(desk.merge(stays, goes, goes)).toBeNull()
    expect(desk.state(stays).merged).toEqual([goes])
  })

  test('is not merged into one that is closed, nor into itself, nor beyond the most', () => {
    const desk = openDesk()
    const [stays, goes] = numbers as [string, string]
    expect(desk.merge(stays, stays)).toBe('merge_into_itself')
    expect(desk.merge(stays, 'TKT-20260101-0009')).toBe('not_found')
    const full = Array.from({ length: mostMerged }, (_, index) => `TKT-20250101-${index}`)
    desk.tickets.set(stays, { ...desk.state(stays), merged: full })
    expect(desk.merge(stays, goes)).toBe('too_many_merged')
    desk.tickets.set(stays, { ...desk.state(stays), category: 'cancelled' })
    expect(desk.merge(stays, goes)).toBe('ticket_closed')
  })

  test('has its clocks stopped, unless it had ended before', () => {
    const desk = openDesk()
    const [stays, goes, done] = numbers as [string, string, string]
    desk.move(done, 'resolved')
    desk.merge(stays, goes, done)
    for (const each of [goes, done]) desk.unmerge(each)
    const categories = (each: string) =>
      slaHistory(desk.events.get(each) ?? []).flatMap((event) => ('category' in event ? event.category : []))
    expect(categories(goes)).toEqual(['new', 'cancelled', 'new'])
    expect(categories(done)).toEqual(['new', 'resolved'])
  })
})
