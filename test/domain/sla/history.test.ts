import { expect, test } from 'vitest'
import { slaEventOf } from '#domain/sla/history.ts'
import type { EventBody, TicketEvent } from '#domain/tickets/events.ts'

function seen(body: EventBody) {
  const event: TicketEvent = { ...body, seq: 1, at: 1_000, actor: { kind: 'system' }, reason: null }
  return slaEventOf(event)
}

test('a clock sees the creation of a ticket, its status and priority, and the replies of agents', () => {
  const creation: EventBody = {
    type: 'created',
    data: {
      number: 'TKT-20240603-0001',
      kind: 'incident',
      subject: 'No network',
      status: 'new',
      category: 'new',
      priority: 'high',
      queueId: 'q',
      requesterId: 'p',
      organizationId: null,
      tags: [],
      fields: {},
      channel: 'mail',
      messageId: null,
    },
  }
  expect(seen(creation)).toEqual({ at: 1_000, type: 'created', priority: 'high', category: 'new' })
  expect(
    seen({
      type: 'status_changed',
      data: { from: 'new', to: 'waiting', category: 'pending', closesAt: null, reopensUntil: null },
    }),
  ).toEqual({ at: 1_000, type: 'category_changed', category: 'pending' })
  expect(seen({ type: 'priority_changed', data: { from: 'low', to: 'urgent' } })).toEqual({
    at: 1_000,
    type: 'priority_changed',
    priority: 'urgent',
  })
  expect(seen({ type: 'replied', data: { messageId: 'm', from: 'agent' } })).toEqual({
    at: 1_000,
    type: 'agent_replied',
  })
})

test('notes, receipts, the requester and the clocks themselves change no clock', () => {
  expect(seen({ type: 'noted', data: { messageId: 'm' } })).toBeNull()
  expect(seen({ type: 'replied', data: { messageId: 'm', from: 'requester' } })).toBeNull()
  expect(seen({ type: 'replied', data: { messageId: 'm', from: 'system' } })).toBeNull()
  expect(seen({ type: 'sla_paused', data: { target: 'resolution' } })).toBeNull()
})
