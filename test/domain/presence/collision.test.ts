import { describe, expect, test } from 'vitest'
import { answeredFirst } from '#domain/presence/collision.ts'
import type { Command } from '#domain/tickets/commands.ts'
import type { TicketEvent } from '#domain/tickets/events.ts'

const message = { id: 'm', authorId: 'grace', text: 'x', html: null, attachments: [], mail: null }
const command = (kind: 'reply' | 'note', seen?: number, from: 'agent' | 'requester' = 'agent') =>
  ({
    ...{ id: 'c', ticket: 'TKT-20260302-0001', type: 'message', actor: { kind: 'person', id: 'grace' } },
    payload: { message: { ...message, kind, from }, ...(seen === undefined ? {} : { seen }) },
  }) as Command & { type: 'message' }
const replied = (seq: number, who: string | null, from: 'agent' | 'requester' | 'system' = 'agent') =>
  ({
    ...{ seq, at: seq, reason: null, type: 'replied', data: { messageId: `m${seq}`, from } },
    actor: who ? { kind: 'person', id: who } : { kind: 'system' },
  }) as TicketEvent

describe('a reply that crosses another one', () => {
  test('is held back, with the newest that its writer has not seen', () => {
    const since = [replied(3, 'alan'), replied(4, 'ada', 'requester')]
    expect(answeredFirst(command('reply', 2), since)).toMatchObject({
      ...{ code: 'newer_answer', field: 'seen', messageId: 'm4' },
      actor: { kind: 'person', id: 'ada' },
    })
  })

  test('is not held back by one’s own words, nor by what the system says', () => {
    expect(answeredFirst(command('reply', 2), [replied(3, 'grace'), replied(4, null, 'system')])).toBeNull()
  })

  test('is not when it does not say what was seen, is a note, or comes from the requester', () => {
    const since = [replied(3, 'alan')]
    expect(answeredFirst(command('reply'), since)).toBeNull()
    expect(answeredFirst(command('note', 2), since)).toBeNull()
    expect(answeredFirst(command('reply', 2, 'requester'), since)).toBeNull()
    expect(answeredFirst(command('reply', 2))).toBeNull()
  })
})
