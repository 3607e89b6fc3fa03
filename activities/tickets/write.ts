import { type Insertable, type OperationNodeSource, sql } from 'kysely'
import type { Tables } from '#db/database.ts'
import { progressOf } from '#domain/checklists/progress.ts'
import type { Clock } from '#domain/sla/advance.ts'
import { type Command, type MessagePayload, messageOf } from '#domain/tickets/commands.ts'
import type { Rejection } from '#domain/tickets/decide.ts'
import type { TicketEvent } from '#domain/tickets/events.ts'
import type { TicketState } from '#domain/tickets/state.ts'
import { priorities } from '#domain/tickets/types.ts'
import type { ClocksAfter } from './clocks.ts'
import type { CommitTransaction } from './load.ts'

/** What became of one command in this commit. */
export type Settled = {
  command: Command
  events: TicketEvent[]
  rejection: Rejection | null
  seq: number | null
}

// Postgres refuses a document of more than 1 MB, and with it the whole commit: a character may take four bytes, and
// a part of a compound word is kept beside the whole.
const mostIndexed = 60_000
const mostDocumentBytes = 900_000

/** Something to write; several that do not build on each other are written by one statement. */
export type Write = OperationNodeSource

/** Writes all of it, in one statement. */
export async function writeTogether(trx: CommitTransaction, writes: readonly Write[]): Promise<void> {
  const named = writes.map((write, index) => sql`${sql.ref(`write_${index}`)} as (${write})`)
  if (named.length) await sql`with ${sql.join(named)} select 1`.execute(trx)
}

const date = (instant: number | null) => (instant === null ? null : new Date(instant))

/** The ticket's row: a new one, or the one that was locked. `watched` when somebody watches it from now on. */
export function ticketWrite(
  trx: CommitTransaction,
  id: string,
  isNew: boolean,
  state: TicketState,
  after: ClocksAfter | null,
  watched = false,
): Write {
  const row = {
    ...ticketRow(state),
    ...(after ? clockColumns(after) : {}),
    ...(watched ? { watched } : {}),
  }
  if (!isNew) return trx.updateTable('ticket').set(row).where('id', '=', id)
  // The clock of a new ticket is started asleep until then.
  return trx.insertInto('ticket').values({ id, ...row, clock_wakes_at: date(after?.nextInstant ?? null) })
}

function ticketRow(state: TicketState) {
  const { number, kind, subject, status, category, priority, tags, seq } = state
  return {
    ...{ number, kind, subject, status, category, priority, tags, seq },
    priority_rank: priorities.indexOf(priority),
    fields: state.fields,
    queue_id: state.queueId,
    assignee_id: state.assigneeId,
    requester_id: state.requesterId,
    organization_id: state.organizationId,
    created_at: new Date(state.createdAt),
    updated_at: new Date(state.updatedAt),
    first_replied_at: date(state.firstRepliedAt),
    resolved_at: date(state.resolvedAt),
    closed_at: date(state.closedAt),
    closes_at: date(state.closesAt),
    reopens_until: date(state.reopensUntil),
    lifecycle: state.lifecycle ?? null,
    impact: state.impact ?? null,
    urgency: state.urgency ?? null,
    priority_by_hand: state.priorityByHand ?? false,
    resolution: state.resolution ?? null,
    snoozed_until: date(state.snoozedUntil ?? null),
    deleted_at: date(state.deletedAt ?? null),
    reminders: JSON.stringify(state.reminders ?? []) as never,
    ...checklistColumns(state),
    time_minutes: state.timeMinutes ?? 0,
    billable_minutes: state.billableMinutes ?? 0,
    ...mergingColumns(state),
  }
}

function mergingColumns({ merged = [], mergedInto = null }: TicketState) {
  if (!mergedInto) return { merged: [...merged], merged_into: null, merged_into_ticket_id: null }
  return {
    merged: [...merged],
    merged_into: JSON.stringify(mergedInto) as never,
    merged_into_ticket_id: sql<string>`(select id from ticket where number = ${mergedInto.ticket})`,
  }
}

function checklistColumns({ checklists }: TicketState) {
  const kept = checklists ? (JSON.stringify(checklists) as never) : null
  return { checklists: kept, checklist_progress: progressOf(checklists) }
}

function clockColumns({ clocks }: ClocksAfter) {
  const running = clocks.filter((clock) => clock.state === 'running' && clock.dueAt !== null)
  const due = running.map((clock) => clock.dueAt ?? 0)
  return {
    next_due_at: due.length ? new Date(Math.min(...due)) : null,
    breached: clocks.some((clock) => clock.breachedAt !== null),
  }
}

/** The events, each with the command it came from. */
export function eventWrites(
  trx: CommitTransaction,
  ticketId: string,
  events: { event: TicketEvent; commandId: string | null }[],
): Write[] {
  const rows = events.map(({ event, commandId }) => ({
    ticket_id: ticketId,
    seq: event.seq,
    type: event.type,
    at: new Date(event.at),
    actor_kind: event.actor.kind,
    actor_id: event.actor.id ?? null,
    reason: event.reason,
    data: event.data as Record<string, unknown>,
    command_id: commandId,
  }))
  return rows.length ? [trx.insertInto('ticket_event').values(rows)] : []
}

/** What was said, and the files that belong to it. */
export function messageWrites(
  trx: CommitTransaction,
  ticketId: string,
  said: { message: MessagePayload; event: TicketEvent; holdMs: number }[],
): Write[] {
  if (!said.length) return []
  const rows = said.map(({ message, event, holdMs }) => ({
    id: message.id,
    ticket_id: ticketId,
    seq: event.seq,
    kind: message.kind,
    from: message.from,
    author_id: message.authorId,
    text: message.text,
    html: message.html,
    intake_id: message.mail?.intakeId ?? null,
    mail_message_id: message.mail?.messageId ?? null,
    created_at: new Date(event.at),
    held_until: holdMs ? new Date(event.at + holdMs) : null,
    audience: message.audience ?? null,
    recipients: message.recipients ?? null,
    forwards: message.forwards ?? null,
  }))
  const messages = trx.insertInto('message').values(rows)
  const files = said.flatMap(({ message }) => message.attachments.map((file) => fileRow(message, file)))
  if (!files.length) return [messages]
  const ties = trx
    .insertInto('attachment')
    .values(files)
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet({ message_id: (eb) => eb.ref('excluded.message_id') }),
    )
  return [messages, ties]
}

function fileRow(message: MessagePayload, file: MessagePayload['attachments'][number]) {
  const { id, sha256, name, type, size, contentId } = file
  return { id, sha256, name, type, size, content_id: contentId, message_id: message.id }
}

/** The marks of files that were taken out of sight or brought back; of several of one file, the last. */
export function fileWrites(trx: CommitTransaction, settled: readonly Settled[]): Write[] {
  const marks = new Map<string, { removed_at: Date | null; removed_by_id: string | null }>()
  for (const { command, events } of settled) {
    const [event] = events
    if (command.type !== 'file' || !event) continue
    const { change, fileId } = command.payload
    if (change === 'removed')
      marks.set(fileId, { removed_at: new Date(event.at), removed_by_id: event.actor.id ?? null })
    if (change === 'restored') marks.set(fileId, { removed_at: null, removed_by_id: null })
  }
  return [...marks].map(([id, mark]) => trx.updateTable('attachment').set(mark).where('id', '=', id))
}

/**
 * Adds what was said, and a new subject, to what the ticket is found by: one piece after another, since all are added
 * to one row. A document that is near the largest that Postgres takes (1 MB) stays as it is.
 */
export function documentWrites(ticketId: string, texts: readonly string[]): Write[] {
  return inPieces(texts).map(
    (text) => sql`
      insert into ticket_document (ticket_id, search) values (${ticketId}, to_tsvector('perdure', ${text}))
      on conflict (ticket_id) do update set search = ticket_document.search || excluded.search
      where octet_length(tsvectorsend(ticket_document.search)) + octet_length(tsvectorsend(excluded.search))
        < ${mostDocumentBytes}`,
  )
}

/** The texts, joined to pieces of at most `mostIndexed` characters; what a text has beyond that is left out. */
function inPieces(texts: readonly string[]): string[] {
  const pieces: string[] = []
  for (const text of texts.map((each) => each.slice(0, mostIndexed))) {
    const last = pieces.at(-1)
    if (last !== undefined && last.length + text.length < mostIndexed)
      pieces[pieces.length - 1] = `${last}\n${text}`
    else pieces.push(text)
  }
  return pieces
}

/** The clocks as they stand. */
export function clockWrites(
  trx: CommitTransaction,
  ticketId: string,
  { clocks, agreement }: ClocksAfter,
  now: number,
): Write[] {
  if (!clocks.length) return []
  const write = trx
    .insertInto('clock')
    .values(clocks.map((clock) => clockRow(ticketId, clock, agreement, now)))
    .onConflict((conflict) =>
      conflict.columns(['ticket_id', 'target']).doUpdateSet((eb) => ({
        state: eb.ref('excluded.state'),
        due_at: eb.ref('excluded.due_at'),
        warn_at: eb.ref('excluded.warn_at'),
        warned_at: eb.ref('excluded.warned_at'),
        breached_at: eb.ref('excluded.breached_at'),
        met_at: eb.ref('excluded.met_at'),
        elapsed_ms: eb.ref('excluded.elapsed_ms'),
        remaining_ms: eb.ref('excluded.remaining_ms'),
        target_ms: eb.ref('excluded.target_ms'),
        evaluated_at: eb.ref('excluded.evaluated_at'),
      })),
    )
  return [write]
}

function clockRow(ticketId: string, clock: Clock, agreement: ClocksAfter['agreement'], now: number) {
  return {
    ticket_id: ticketId,
    target: clock.target,
    state: clock.state,
    policy_id: agreement.policyId,
    policy_version: agreement.policyVersion,
    calendar_id: agreement.calendarId,
    calendar_version: agreement.calendarVersion,
    started_at: new Date(clock.startedAt),
    due_at: date(clock.dueAt),
    warn_at: date(clock.warnAt),
    warned_at: date(clock.warnedAt),
    breached_at: date(clock.breachedAt),
    met_at: date(clock.metAt),
    elapsed_ms: Math.round(clock.elapsedMs),
    remaining_ms: Math.round(clock.remainingMs),
    target_ms: Math.round(clock.targetMs),
    evaluated_at: new Date(now),
  }
}

/** The commands' marks; from here on they keep references only. */
export function settlingWrites(settled: readonly Settled[]): Write[] {
  if (!settled.length) return []
  const rows = settled.map(({ command, rejection, seq }) => ({
    id: command.id,
    state: rejection ? 'rejected' : 'committed',
    rejection,
    seq,
    message_id: rejection ? null : (messageOf(command)?.id ?? null),
  }))
  return [
    sql`
      update command set state = done.state, rejection = done.rejection, seq = done.seq,
        message_id = done.message_id, payload = null, done_at = now()
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as done(id uuid, state text, rejection jsonb, seq int, message_id uuid)
      where command.id = done.id`,
  ]
}

/** The mails to send. */
export function deliveryWrites(trx: CommitTransaction, rows: Insertable<Tables['delivery']>[]): Write[] {
  return rows.length ? [trx.insertInto('delivery').values(rows)] : []
}
