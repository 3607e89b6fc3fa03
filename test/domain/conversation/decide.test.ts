import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ConversationCommand } from '#domain/conversation/commands.ts'
import { decideAboutMessage, type MessageFacts, messageAfter } from '#domain/conversation/decide.ts'

const messageId = '00000000-0000-7000-8000-000000000001'
const author = { kind: 'person', id: 'grace' } as const
const said: MessageFacts = {
  ...{ id: messageId, kind: 'reply', authorId: 'grace', text: 'Hello', html: null, saidAt: 1_000 },
  ...{ heldUntil: 11_000, isHere: true, deletedAt: null, deletedById: null, pinnedAt: null, versions: 0 },
  ...{ moved: null, otherReplyAt: null },
}
const takeBack: ConversationCommand = { type: 'take_back', payload: { messageId } }
const edit = (text: string, withinMs = 60_000): ConversationCommand => ({
  type: 'edit_message',
  payload: { messageId, text, html: null, withinMs },
})
const decided = (
  command: ConversationCommand,
  message: Partial<MessageFacts> | null = {},
  now = 5_000,
  actor: { kind: 'person'; id: string } = author,
) => decideAboutMessage({ ...command, actor }, message && { ...said, ...message }, now)

describe('taking a message back', () => {
  it('works for its author while its mail is here and its time is not over', () => {
    expect(decided(takeBack, { otherReplyAt: 700 })).toEqual([
      { type: 'taken_back', data: { messageId, firstRepliedAt: 700 } },
    ])
  })

  it.each([
    ['at the last instant', {}, 11_000],
    ['when its mail has left', { isHere: false }, 5_000],
    ['when it was never held', { heldUntil: null }, 5_000],
  ])('is too late %s', (_, message, now) => {
    expect(decided(takeBack, message, now)).toMatchObject({ code: 'too_late' })
  })

  it('is for its author alone', () => {
    expect(decided(takeBack, {}, 5_000, { kind: 'person', id: 'alan' })).toMatchObject({
      code: 'not_allowed',
    })
  })
})

describe('editing a message', () => {
  it('counts the texts it had', () => {
    expect(decided(edit('Bye'), { versions: 2 })).toEqual([
      { type: 'message_edited', data: { messageId, version: 3 } },
    ])
  })

  it('with the same text changes nothing', () => {
    expect(decided(edit('Hello'))).toEqual([])
  })

  it('ends when its time is over, and is for its author alone', () => {
    expect(decided(edit('Bye', 4_000))).toMatchObject({ code: 'too_late' })
    expect(decided(edit('Bye'), {}, 5_000, { kind: 'person', id: 'alan' })).toMatchObject({
      code: 'not_allowed',
    })
  })
})

describe('a message that is gone', () => {
  it('takes nothing any more', () => {
    expect(decided(takeBack, null)).toMatchObject({ code: 'not_found' })
    expect(decided(edit('Bye'), { deletedAt: 2_000 })).toMatchObject({ code: 'not_found' })
  })

  it('can be restored when it was deleted', () => {
    const restore: ConversationCommand = { type: 'restore_message', payload: { messageId } }
    expect(decided(restore, { deletedAt: 2_000 })).toMatchObject([{ type: 'message_restored' }])
    expect(decided(restore)).toEqual([])
  })
})

const command = fc.oneof(
  fc.string().map((text) => edit(text, 1e9)),
  fc
    .boolean()
    .map((pinned): ConversationCommand => ({ type: 'pin_message', payload: { messageId, pinned } })),
  fc.constantFrom<ConversationCommand>(
    { type: 'delete_message', payload: { messageId } },
    { type: 'restore_message', payload: { messageId } },
    takeBack,
  ),
)

it('whatever is asked, the same asked again at once changes nothing more', () => {
  fc.assert(
    fc.property(fc.array(command, { maxLength: 12 }), (commands) => {
      let message: MessageFacts | null = said
      const run = (asked: ConversationCommand) => {
        const steps = decideAboutMessage({ ...asked, actor: author }, message, 5_000)
        const events = Array.isArray(steps)
          ? steps.map((step) => ({ ...step, at: 5_000, actor: author }))
          : []
        if (message) message = messageAfter(message, asked, events)
        return events.length
      }
      for (const asked of commands) {
        run(asked)
        const before = message
        expect(run(asked)).toBe(0)
        expect(message).toEqual(before)
      }
    }),
  )
})

it('remembers who deleted it, until it is restored', () => {
  const remove: ConversationCommand = { type: 'delete_message', payload: { messageId, reason: 'A password' } }
  const [step] = decided(remove) as unknown as [{ reason: string }]
  expect(step.reason).toBe('A password')
  const gone = messageAfter(said, remove, [{ type: 'message_deleted', at: 9_000, actor: author }])
  expect(gone).toMatchObject({ deletedAt: 9_000, deletedById: 'grace', text: 'Hello' })
  const back = messageAfter(gone as MessageFacts, remove, [
    { type: 'message_restored', at: 9_500, actor: { kind: 'system' } },
  ])
  expect(back).toMatchObject({ deletedAt: null, deletedById: null })
})
