import type { Configuration } from '#db/configuration.ts'
import { outgoingMail } from '#domain/mail/outgoing.ts'
import type { TicketEvent } from '#domain/tickets/events.ts'
import { priorities } from '#domain/tickets/types.ts'
import { arrayCell, type Cell, copyLine } from './copy.ts'
import type { Life, SaidMessage } from './life.ts'
import type { Random } from './random.ts'

const columns = {
  ticket: [
    ...[
      'id',
      'number',
      'kind',
      'subject',
      'status',
      'category',
      'priority',
      'priority_rank',
      'queue_id',
      'assignee_id',
    ],
    ...[
      'requester_id',
      'organization_id',
      'tags',
      'fields',
      'seq',
      'created_at',
      'updated_at',
      'first_replied_at',
    ],
    ...[
      'resolved_at',
      'closed_at',
      'closes_at',
      'reopens_until',
      'next_due_at',
      'breached',
      'clock_wakes_at',
      'lifecycle',
    ],
    ...['impact', 'urgency', 'priority_by_hand', 'resolution'],
  ],
  message: [
    'id',
    'ticket_id',
    'seq',
    'kind',
    'from',
    'author_id',
    'text',
    'html',
    'mail_message_id',
    'created_at',
  ],
  ticket_event: ['ticket_id', 'seq', 'type', 'at', 'actor_kind', 'actor_id', 'reason', 'data'],
  clock: [
    ...[
      'ticket_id',
      'target',
      'state',
      'policy_id',
      'policy_version',
      'calendar_id',
      'calendar_version',
      'started_at',
    ],
    ...[
      'due_at',
      'warn_at',
      'warned_at',
      'breached_at',
      'met_at',
      'elapsed_ms',
      'remaining_ms',
      'target_ms',
      'evaluated_at',
    ],
  ],
  delivery: [
    ...[
      'id',
      'kind',
      'ticket_id',
      'message_id',
      'person_id',
      'mailbox_id',
      'to_address',
      'to_name',
      'from_address',
      'from_name',
    ],
    ...[
      'subject',
      'mail_message_id',
      'in_reply_to',
      'references',
      'state',
      'attempts',
      'answer',
      'created_at',
      'sent_at',
    ],
  ],
} as const

/** The tables that tickets are written to. */
export type TicketTable = keyof typeof columns
export const ticketTables = Object.keys(columns) as TicketTable[]
export const columnsOf = (table: TicketTable): readonly string[] => columns[table]

/** People by id, for the mails they got. */
export type AddressBook = Map<string, { name: string; email: string }>

/** The lives of some tickets as lines for COPY. */
export class TicketRows {
  readonly lines: Record<TicketTable, string[]> = {
    ticket: [],
    message: [],
    ticket_event: [],
    clock: [],
    delivery: [],
  }
  readonly #configuration: Configuration
  readonly #people: AddressBook
  readonly #random: Random

  constructor(configuration: Configuration, people: AddressBook, random: Random) {
    this.#configuration = configuration
    this.#people = people
    this.#random = random
  }

  add(life: Life): void {
    const id = this.#random.uuid(life.state.createdAt)
    this.lines.ticket.push(copyLine(ticketCells(id, life)))
    for (const said of life.said) this.lines.message.push(copyLine(messageCells(id, said)))
    for (const event of life.events) this.lines.ticket_event.push(copyLine(eventCells(id, event)))
    this.#addClocks(id, life)
    this.#addDeliveries(id, life)
  }

  #addClocks(id: string, { clocks, evaluatedAt }: Life): void {
    const { policyId, policyVersion, calendarId, calendarVersion } = this.#configuration.sla
    for (const clock of clocks)
      this.lines.clock.push(
        copyLine([
          ...[
            id,
            clock.target,
            clock.state,
            policyId,
            policyVersion,
            calendarId,
            calendarVersion,
            time(clock.startedAt),
          ],
          ...[
            time(clock.dueAt),
            time(clock.warnAt),
            time(clock.warnedAt),
            time(clock.breachedAt),
            time(clock.metAt),
          ],
          ...[
            Math.round(clock.elapsedMs),
            Math.round(clock.remainingMs),
            Math.round(clock.targetMs),
            time(evaluatedAt),
          ],
        ]),
      )
  }

  /** A receipt for the ticket, and one mail for each reply of an agent: all of them were sent. */
  #addDeliveries(id: string, { state, said }: Life): void {
    const to = this.#people.get(state.requesterId)!
    const mailbox = this.#configuration.mailboxOf(state.queueId)
    const thread: string[] = []
    for (const [index, { message, at }] of said.entries()) {
      if (message.mail?.messageId) thread.push(message.mail.messageId)
      const kind = index === 0 ? 'receipt' : 'reply'
      if (index > 0 && (message.kind === 'note' || message.from !== 'agent')) continue
      const deliveryId = this.#random.uuid(at)
      const author = kind === 'reply' ? (this.#people.get(message.authorId ?? '') ?? null) : null
      const mail = outgoingMail({ kind, deliveryId, ticket: state, mailbox, to, author, thread })
      thread.push(mail.mailMessageId)
      this.lines.delivery.push(
        copyLine([
          ...[
            deliveryId,
            kind,
            id,
            message.id,
            state.requesterId,
            mailbox.id,
            mail.toAddress,
            mail.toName,
            mail.fromAddress,
            mail.fromName,
          ],
          ...[
            mail.subject,
            mail.mailMessageId,
            mail.inReplyTo,
            arrayCell(mail.references),
            'sent',
            1,
            '250 2.0.0 Ok: queued',
            time(at),
            time(at + 1_500),
          ],
        ]),
      )
    }
  }
}

function ticketCells(id: string, { state, clocks, nextInstant }: Life): Cell[] {
  const due = clocks.filter((clock) => clock.state === 'running').flatMap((clock) => clock.dueAt ?? [])
  return [
    ...[id, state.number, state.kind, state.subject, state.status, state.category, state.priority],
    ...[
      priorities.indexOf(state.priority),
      state.queueId,
      state.assigneeId,
      state.requesterId,
      state.organizationId,
    ],
    ...[
      arrayCell(state.tags),
      JSON.stringify(state.fields),
      state.seq,
      time(state.createdAt),
      time(state.updatedAt),
    ],
    ...[time(state.firstRepliedAt), time(state.resolvedAt), time(state.closedAt), time(state.closesAt)],
    ...[time(state.reopensUntil), due.length ? time(Math.min(...due)) : null],
    ...[clocks.some((clock) => clock.breachedAt !== null), time(nextInstant), state.lifecycle ?? null],
    ...[state.impact ?? null, state.urgency ?? null, state.priorityByHand ?? false],
    state.resolution ? JSON.stringify(state.resolution) : null,
  ]
}

function messageCells(ticketId: string, { message, seq, at }: SaidMessage): Cell[] {
  const { id, kind, from, authorId, text, html, mail } = message
  return [id, ticketId, seq, kind, from, authorId, text, html, mail?.messageId ?? null, time(at)]
}

function eventCells(ticketId: string, { seq, type, at, actor, reason, data }: TicketEvent): Cell[] {
  return [ticketId, seq, type, time(at), actor.kind, actor.id ?? null, reason, JSON.stringify(data)]
}

function time(instant: number | null): string | null {
  return instant === null ? null : new Date(instant).toISOString()
}
