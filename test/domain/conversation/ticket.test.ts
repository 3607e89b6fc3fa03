import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { MessageFacts } from '#domain/conversation/decide.ts'
import { reconcile } from '#domain/conversation/draft.ts'
import { quotedHtml } from '#domain/conversation/quote.ts'
import { othersIn } from '#domain/conversation/reply-all.ts'
import { slaHistory } from '#domain/sla/history.ts'
import { decide } from '#domain/tickets/decide.ts'
import type { TicketEvent } from '#domain/tickets/events.ts'
import { evolve, replay } from '#domain/tickets/evolve.ts'
import { journeys } from '../tickets/arbitraries.ts'
import { agent, Desk, message } from '../tickets/given.ts'

/** What is known of the reply that those events told of. */
function factsOf(events: readonly TicketEvent[], id: string, otherReplyAt: number | null): MessageFacts {
  const moved = events.find((event) => event.type === 'status_changed')
  return {
    ...{ id, kind: 'reply', authorId: 'grace', text: 'Text', html: null, saidAt: 0, heldUntil: 9e15 },
    ...{ isHere: true, deletedAt: null, deletedById: null, pinnedAt: null, versions: 0, otherReplyAt },
    moved: moved?.type === 'status_changed' ? { ...moved.data, seq: moved.seq } : null,
  }
}

describe('a reply that was taken back', () => {
  const reply = (status?: string) => {
    const desk = new Desk().create()
    const { events = [] } = desk.ask('message', { message: message('agent'), ...(status && { status }) })
    const facts = factsOf(events, 'agent-reply', null)
    const back = () => {
      const command = { id: 'id', ticket: 'TKT-1', actor: agent, type: 'take_back' as const }
      const payload = { messageId: 'agent-reply' }
      const { lifecycle, now } = desk
      const decision = decide(desk.state, { ...command, payload }, { lifecycle, now, message: facts })
      desk.events.push(...(decision.events ?? []))
      return decision.events ?? []
    }
    return { desk, back }
  }

  it('takes the status back that it brought, and the first reply', () => {
    const { desk, back } = reply('resolved')
    expect(back().map(({ type, reason }) => [type, reason])).toEqual([
      ['taken_back', null],
      ['status_changed', 'taken_back'],
    ])
    expect(replay(desk.events)).toMatchObject({ status: 'new', firstRepliedAt: null, resolvedAt: null })
  })

  it('leaves a status alone that somebody changed since', () => {
    const { desk, back } = reply()
    desk.move('pending')
    expect(back().map(({ type }) => type)).toEqual(['taken_back'])
    expect(replay(desk.events)).toMatchObject({ status: 'pending', firstRepliedAt: null })
  })

  it('leaves no trace in what an SLA goes by', () => {
    fc.assert(
      fc.property(journeys, fc.boolean(), ({ events, lifecycle, steps }, resolves) => {
        const state = steps.at(-1)?.after ?? null
        const now = (steps.at(-1)?.now ?? 0) + 1_000
        const said = { ...message('agent'), id: 'fresh', authorId: 'grace' }
        const status = resolves
          ? lifecycle.statuses.find(({ category }) => category === 'resolved')?.key
          : undefined
        const about = { id: 'id', ticket: 'TKT-1', actor: agent }
        const saying = decide(
          state,
          { ...about, type: 'message', payload: { message: said, ...(status && { status }) } },
          { lifecycle, now },
        )
        if (!saying.events?.length) return
        const after = saying.events.reduce(evolve, state)
        const back = decide(
          after,
          { ...about, type: 'take_back', payload: { messageId: 'fresh' } },
          { lifecycle, now, message: factsOf(saying.events, 'fresh', state?.firstRepliedAt ?? null) },
        )
        const whole = [...events, ...saying.events, ...(back.events ?? [])]
        expect(slaHistory(whole)).toEqual(slaHistory(events))
        expect(replay(whole)).toMatchObject({ status: state?.status, firstRepliedAt: state?.firstRepliedAt })
      }),
    )
  })
})

describe('an answer to everybody', () => {
  const said = (from: string, email: string, to: string[] = [], cc: string[] = []) => ({
    ...{ kind: 'reply', from, author: { email } },
    recipients: { to, cc, bcc: ['hidden@x.test'] },
  })

  it('goes to whom the newest reply came from and went to, openly, but for the requester', () => {
    const newestFirst = [
      { ...said('agent', 'me@us.test'), kind: 'note' },
      said('requester', 'Kim@x.test', ['jo@x.test', 'lee@x.test']),
      said('agent', 'me@us.test', [], ['old@x.test']),
    ]
    expect(othersIn(newestFirst, 'Jo@x.test')).toEqual(['kim@x.test', 'lee@x.test'])
    expect(othersIn(newestFirst.slice(2), 'jo@x.test')).toEqual(['old@x.test'])
  })

  it('goes to nobody else where nobody else takes part', () => {
    expect(othersIn([], 'jo@x.test')).toEqual([])
    expect(othersIn([{ ...said('requester', 'jo@x.test'), recipients: null }], 'jo@x.test')).toEqual([])
  })
})

describe('a device that learns of the server’s draft', () => {
  it.each([
    ['has nothing to do when neither has one', true, 0, false, null, 'keep'],
    ['takes what was written elsewhere', true, 0, false, 3, 'take'],
    ['goes on with what both have', false, 3, true, 3, 'keep'],
    ['takes the newer one when its own is old', false, 2, true, 3, 'take'],
    ['brings what only it has', false, 2, false, 3, 'push'],
    ['brings what was never there', false, 0, false, null, 'push'],
    ['drops what was sent elsewhere', false, 3, true, null, 'drop'],
  ])('%s', (_, isEmpty, revision, synced, server, step) => {
    const found = server === null ? null : { revision: server as number }
    expect(reconcile({ isEmpty, revision, synced } as never, found)).toBe(step)
  })
})

it('a quotation says who said it, and is no markup of theirs', () => {
  expect(quotedHtml('Jo <x> wrote:', 'a\nb\n\n<script>')).toBe(
    '<p><strong>Jo &lt;x&gt; wrote:</strong></p><p>a<br>b</p><p>&lt;script&gt;</p>',
  )
})
