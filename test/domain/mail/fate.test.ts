import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fateOf, mostAutomatic, mostReceipts, type Surroundings } from '#domain/mail/fate.ts'
import type { Origin } from '#domain/mail/origin.ts'
import { threadOf } from '#domain/mail/thread.ts'

const ticket = 'TKT-20260101-0001'
const thread = { ticket, by: 'reference' } as const
const usual: Surroundings = {
  origin: { kind: 'person' },
  released: false,
  hasSender: true,
  thread: null,
  recentOnTicket: 0,
  recentTickets: 0,
}
const origin = (kind: 'unanswerable' | 'automatic' | 'bounce' | 'loop'): Origin => ({ kind, why: 'Because.' })
const fate = (change: Partial<Surroundings>) => fateOf({ ...usual, ...change })

describe('fateOf', () => {
  it('makes a ticket of a person’s mail, and a message of their answer', () => {
    expect(fate({})).toEqual({ kind: 'ticket', automatic: false })
    expect(fate({ thread })).toEqual({ kind: 'message', ticket, as: 'reply', automatic: false })
  })

  it('marks what a machine wrote, so that nothing answers it', () => {
    expect(fate({ origin: origin('automatic') })).toEqual({ kind: 'ticket', automatic: true })
    expect(fate({ origin: origin('automatic'), thread })).toMatchObject({ as: 'reply', automatic: true })
  })

  it('sends no receipt where none is wanted, but lets a person’s answer count', () => {
    expect(fate({ origin: origin('unanswerable') })).toEqual({ kind: 'ticket', automatic: true })
    expect(fate({ origin: origin('unanswerable'), thread })).toMatchObject({ as: 'reply', automatic: false })
  })

  it('notes a bounce on its ticket, and refuses one that belongs to nothing', () => {
    expect(fate({ origin: origin('bounce'), thread })).toMatchObject({
      kind: 'message',
      as: 'note',
      automatic: true,
    })
    expect(fate({ origin: origin('bounce') })).toMatchObject({ kind: 'refused', code: 'mail_loop' })
  })

  it('refuses loops, a flood of automatic mail, and mail without a sender', () => {
    expect(fate({ origin: origin('loop'), thread })).toMatchObject({ kind: 'refused', code: 'mail_loop' })
    expect(fate({ hasSender: false })).toMatchObject({ kind: 'refused', code: 'mail_without_sender' })
    const flood = { origin: origin('automatic'), thread, recentOnTicket: mostAutomatic }
    expect(fate(flood)).toMatchObject({ kind: 'refused', code: 'mail_loop' })
    expect(fate({ ...flood, recentOnTicket: mostAutomatic - 1 })).toMatchObject({ kind: 'message' })
    expect(fate({ thread, recentOnTicket: 1_000 })).toMatchObject({ kind: 'message' })
  })

  it('stops sending receipts to somebody who opens tickets like a machine', () => {
    expect(fate({ recentTickets: mostReceipts })).toEqual({ kind: 'ticket', automatic: true })
  })

  it('lets everything in that a person released, and answers only people', () => {
    const origins = fc.constantFrom<Origin>(
      { kind: 'person' },
      origin('automatic'),
      origin('bounce'),
      origin('loop'),
    )
    fc.assert(
      fc.property(
        origins,
        fc.boolean(),
        fc.boolean(),
        fc.option(fc.constant(thread)),
        fc.nat(300),
        (from, released, hasSender, on, count) => {
          const outcome = fateOf({
            origin: from,
            released,
            hasSender,
            thread: on,
            recentOnTicket: count,
            recentTickets: count,
          })
          if (released) expect(outcome.kind).not.toBe('refused')
          if (outcome.kind === 'ticket' && from.kind !== 'person') expect(outcome.automatic).toBe(true)
          if (from.kind === 'loop' && !released) expect(outcome.kind).toBe('refused')
        },
      ),
    )
  })
})

describe('threadOf', () => {
  const known = [
    { messageId: 'a', ticket: 'TKT-20260101-000A' },
    { messageId: 'b', ticket: 'TKT-20260101-000B' },
  ]
  const named = { number: ticket, participants: ['jane@x.org'] }

  it('goes by the newest mail that is answered, then by the subject', () => {
    expect(threadOf(['x', 'b', 'a'], known, named, 'jane@x.org')).toEqual({
      ticket: 'TKT-20260101-000B',
      by: 'reference',
    })
    expect(threadOf(['x'], known, named, 'jane@x.org')).toEqual({ ticket, by: 'subject' })
    expect(threadOf([], [], null, 'jane@x.org')).toBeNull()
  })

  it('lets nobody into a ticket by its number who takes no part in it', () => {
    fc.assert(
      fc.property(fc.option(fc.emailAddress()), fc.array(fc.string()), (sender, ids) => {
        expect(threadOf(ids, [], named, sender)).toBeNull()
      }),
    )
  })
})
