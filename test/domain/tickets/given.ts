import type { Changes, Command, CreatePayload, MessagePayload } from '#domain/tickets/commands.ts'
import { apply, type Decision, decide } from '#domain/tickets/decide.ts'
import type { TicketEvent } from '#domain/tickets/events.ts'
import { defaultLifecycle, type PublishedLifecycle } from '#domain/tickets/lifecycle.ts'
import type { TicketState } from '#domain/tickets/state.ts'
import type { Actor } from '#domain/tickets/types.ts'
import { number, start } from './arbitraries.ts'

export const agent: Actor = { kind: 'person', id: 'grace' }

export const creation: CreatePayload = {
  kind: 'incident',
  subject: 'No network',
  priority: 'normal',
  queueId: 'desk',
  requesterId: 'ada',
  organizationId: null,
  tags: [],
  fields: {},
  channel: 'mail',
  message: null,
  continues: null,
}

/** A message of that side, of that kind. */
export function message(
  from: MessagePayload['from'],
  kind: MessagePayload['kind'] = 'reply',
): MessagePayload {
  return {
    id: `${from}-${kind}`,
    kind,
    from,
    authorId: null,
    text: 'Text',
    html: null,
    attachments: [],
    mail: null,
  }
}

type Body<T extends Command['type']> = Extract<Command, { type: T }>['payload']

/** A ticket in the hands of a test: what is asked of it, and what it has become. */
export class Desk {
  state: TicketState | null = null
  events: TicketEvent[] = []
  now = start
  readonly lifecycle: PublishedLifecycle
  readonly lifecycleOf: (() => PublishedLifecycle) | undefined

  /** `another` is what a ticket that becomes another kind moves by. */
  constructor(lifecycle: PublishedLifecycle = defaultLifecycle, another?: () => PublishedLifecycle) {
    this.lifecycle = lifecycle
    this.lifecycleOf = another
  }

  ask<T extends Command['type']>(type: T, payload: Body<T>, actor = agent): Decision {
    const command = { id: 'id', ticket: number, actor, type, payload } as Command
    const ifMatch = command.type === 'change' ? command.payload.ifMatch : undefined
    const since = ifMatch === undefined ? [] : this.events.filter((event) => event.seq > ifMatch)
    const decision = decide(this.state, command, {
      ...{ lifecycle: this.lifecycle, now: this.now, since },
      ...(this.lifecycleOf ? { lifecycleOf: this.lifecycleOf } : {}),
    })
    this.state = apply(this.state, decision)
    this.events.push(...(decision.events ?? []))
    return decision
  }

  create(payload: Partial<CreatePayload> = {}): this {
    this.ask('create', { ...creation, ...payload })
    return this
  }

  change(changes: Changes, rest: { ifMatch?: number; reason?: string; actor?: Actor } = {}): Decision {
    const { actor, ...more } = rest
    return this.ask('change', { changes, ...more }, actor)
  }

  /** Moves to `status`, which must be allowed. */
  move(...statuses: string[]): this {
    for (const status of statuses) {
      const { rejection } = this.change({ status })
      if (rejection) throw new Error(rejection.detail)
    }
    return this
  }

  say(from: MessagePayload['from'], kind: MessagePayload['kind'] = 'reply', status?: string): Decision {
    return this.ask('message', { message: message(from, kind), ...(status === undefined ? {} : { status }) })
  }

  wait(ms: number): this {
    this.now += ms
    return this
  }

  get status(): string | undefined {
    return this.state?.status
  }
}

/** The types of a decision's events. */
export function types(decision: Decision): string[] {
  return (decision.events ?? []).map((event) => event.type)
}
