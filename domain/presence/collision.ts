import { DomainError } from '../errors.ts'
import type { Command } from '../tickets/commands.ts'
import type { TicketEvent } from '../tickets/events.ts'
import type { Rejection } from '../tickets/outcome.ts'
import type { Message } from '../tickets/ticket.ts'

const detail =
  'Somebody else answered since. Read it, and send yours with the "seq" of theirs as "seen" if it is still needed.'

/**
 * Why an agent's reply is not sent as it is: somebody else answered after what its writer has `seen`. Null for one that
 * does not say what was seen, and for notes. What the system itself says is no answer.
 */
export function answeredFirst(
  { payload, actor }: Command & { type: 'message' },
  since: readonly TicketEvent[] = [],
): Rejection | null {
  const { message, seen } = payload
  if (seen === undefined || message.kind !== 'reply' || message.from !== 'agent') return null
  for (const event of since.toReversed())
    if (event.type === 'replied' && event.data.from !== 'system' && event.actor.id !== actor.id)
      return {
        ...{ code: 'newer_answer', field: 'seen', detail, actor: event.actor },
        messageId: event.data.messageId,
      }
  return null
}

/** A reply was held back: what somebody else answered first comes with it. */
export class CrossingAnswer extends DomainError {
  readonly answer: Message

  constructor(answer: Message) {
    super('newer_answer', detail, 'seen')
    this.answer = answer
  }
}
