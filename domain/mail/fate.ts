import type { ErrorCode } from '../errors.ts'
import type { Origin } from './origin.ts'
import type { Thread } from './thread.ts'

/** Automatic mails of one sender on one ticket within an hour, after which they are taken for a loop. */
export const mostAutomatic = 10
/** New tickets of one sender within an hour, after which no receipt is sent any more: an unmarked loop would never end. */
export const mostReceipts = 100

/** What surrounds a mail: what was found out about it in the database. */
export type Surroundings = {
  origin: Origin
  /** A person decided that it becomes a ticket or message whatever its origin is. */
  released: boolean
  hasSender: boolean
  /** The ticket it belongs to, and by what we know. */
  thread: Thread | null
  /** Mails of this sender that this ticket took within the last hour. */
  recentOnTicket: number
  /** Tickets of this sender within the last hour. */
  recentTickets: number
}

/** What becomes of a mail. `automatic`: it is never answered by itself, and says nothing for a person. */
export type Fate =
  | { kind: 'refused'; code: ErrorCode; text: string }
  | { kind: 'ticket'; automatic: boolean }
  | { kind: 'message'; ticket: string; as: 'reply' | 'note'; automatic: boolean }

/** Decides what becomes of a mail. Pure and total. */
export function fateOf({ origin, released, hasSender, thread, ...recent }: Surroundings): Fate {
  if (!released) {
    const refusal = refusalOf({ origin, hasSender, thread, ...recent })
    if (refusal) return refusal
  }
  if (thread) {
    // Whom something was forwarded to answers the agents, not the requester.
    const inner = origin.kind === 'bounce' || origin.kind === 'loop' || thread.forward
    const as = inner ? 'note' : 'reply'
    const automatic = origin.kind !== 'person' && origin.kind !== 'unanswerable'
    return { kind: 'message', ticket: thread.ticket, as, automatic }
  }
  const answerable = origin.kind === 'person' && hasSender && recent.recentTickets < mostReceipts
  return { kind: 'ticket', automatic: !answerable }
}

function refusalOf({
  origin,
  hasSender,
  thread,
  recentOnTicket,
}: Omit<Surroundings, 'released'>): Fate | null {
  if (origin.kind === 'loop') return refuse('mail_loop', origin.why)
  if (origin.kind === 'bounce' && !thread)
    return refuse('mail_loop', `${origin.why} It belongs to none of ours.`)
  if (!hasSender)
    return refuse('mail_without_sender', 'It names no sender, neither in its header nor on its envelope.')
  if (origin.kind === 'automatic' && thread && recentOnTicket >= mostAutomatic)
    return refuse(
      'mail_loop',
      `${thread.ticket} took ${recentOnTicket} mails of this sender within an hour, and this one is automatic. ${origin.why}`,
    )
  return null
}

const refuse = (code: ErrorCode, text: string): Fate => ({ kind: 'refused', code, text })
