import type { MessageFacts } from '../conversation/decide.ts'
import type { ErrorCode } from '../errors.ts'
import type { FieldConfig } from '../fields/decide.ts'
import type { Standing } from '../lifecycles/transition.ts'
import type { LinkFacts } from '../links/decide.ts'
import type { MergeFacts } from '../merging/decide.ts'
import type { SplitFacts } from '../splitting/split.ts'
import type { TimeEntry } from '../time/entry.ts'
import type { EventBody, TicketEvent } from './events.ts'
import type { PublishedLifecycle } from './lifecycle.ts'
import type { Actor, TicketKind } from './types.ts'

/** What a decision depends on besides the ticket and the command. */
export type DecisionConfig = {
  /** What the ticket moves by: the newest version for its kind and team. */
  lifecycle: PublishedLifecycle
  /** Epoch milliseconds. */
  now: number
  /** Events after the `ifMatch` of a change, or what the writer of a message has `seen`, so that a conflict can be named. */
  since?: readonly TicketEvent[]
  /** What the actor is to the ticket's team; looked up only for a transition that not everybody may take. */
  standing?: Standing
  /** What a ticket that becomes another kind moves by. */
  lifecycleOf?: (kind: TicketKind) => PublishedLifecycle
  /** The custom fields; none when left out. */
  fields?: FieldConfig
  /** The message that a command is about. */
  message?: MessageFacts | null
  /** How the two tickets stand to each other that a command would link. */
  link?: LinkFacts | null
  /** The logged time that a command is about. */
  time?: TimeEntry | null
  /** The tickets that a command would merge. */
  merging?: MergeFacts | null
  /** The messages that a new ticket would begin with. */
  split?: SplitFacts | null
}

/** Why a command was not carried out. `actor` is who got there first, in a conflict. */
export type Rejection = {
  code: ErrorCode
  field: string | null
  detail: string
  actor?: Actor
  /** What they said first, by its id. */
  messageId?: string
  /** The ticket that takes such commands instead, by its number. */
  ticket?: string
}

/** An event to be numbered. */
export type Step = EventBody & { reason?: string | null }
export type Outcome = Step[] | Rejection

export function reject(code: ErrorCode, field: string | null, detail: string): Rejection {
  return { code, field, detail }
}
