import { sql } from 'kysely'
import { isDeleted } from '#domain/deletion/decide.ts'
import { ringsAt } from '#domain/reminders/decide.ts'
import type { TicketState } from '#domain/tickets/state.ts'
import type { StatusCategory, TicketKind } from '#domain/tickets/types.ts'
import type { Outcome } from '#workflows/ticket/messages.ts'
import type { TicketDeps } from '../deps.ts'
import { alarmOf } from './clocks.ts'
import { type Drained, drain } from './drain.ts'
import { NeedsDrained } from './earlier.ts'
import { NeedsLocks } from './locks.ts'
import type { Settled } from './write.ts'

export type CommitInput = {
  number: string
  /** Commands whose outcome is asked for. */
  wanted: string[]
  /** The first commit of a run also makes sure that the ticket's clock is started. */
  first: boolean
}

export type CommitResult = {
  ticket: {
    kind: TicketKind
    status: string
    category: StatusCategory
    queue: string
    seq: number
    /** Epoch milliseconds. */
    closesAt: number | null
    /** Epoch milliseconds; histories from before there were escalations do not have it. */
    escalatesAt?: number | null
    /** When a snooze ends or a reminder is due; histories from before there were any do not have it. */
    ringsAt?: number | null
    /** It is out of sight: nothing of it comes due until it is restored. */
    deleted?: true
  } | null
  outcomes: Record<string, Outcome>
}

/** The activity that commits a ticket's pending commands in one transaction, and tells who has to know. */
export function createCommit(deps: TicketDeps) {
  return async function commit({ number, wanted, first }: CommitInput): Promise<CommitResult> {
    const drained = await drainSafely(deps, number)
    const outcomes = outcomesOf(drained)
    for (const id of wanted) outcomes[id] ??= await storedOutcome(deps, number, id)
    if (!drained.ticket) return { ticket: null, outcomes }
    announce(deps, drained)
    await tellOthers(deps, drained)
    const { state } = drained.ticket
    const queue = (await deps.configuration.current()).queue(state.queueId).key
    await armClock(deps, drained, queue, first)
    const { kind, status, category, seq, closesAt } = state
    const shown = { kind, status, category, queue, seq }
    if (isDeleted(state))
      return {
        ticket: { ...shown, closesAt: null, escalatesAt: null, ringsAt: null, deleted: true },
        outcomes,
      }
    const { escalatesAt } = drained
    return { ticket: { ...shown, closesAt, escalatesAt, ringsAt: ringsAt(state) }, outcomes }
  }
}

/**
 * Drains in one transaction. When the database refuses what a command holds (a person who is gone, say),
 * the commands are committed one by one, and the one at fault is rejected: it must not block the others. With `before`
 * only what was stored before the command of that id: what another ticket waits for is always older, so that no two
 * wait for each other.
 */
async function drainSafely(deps: TicketDeps, number: string, before?: string): Promise<Drained> {
  const around = {
    configuration: await deps.configuration.current(),
    outboundMail: deps.outboundMail,
    now: deps.now(),
  }
  const run = async (atMost?: number, locked: readonly string[] = []): Promise<Drained> => {
    const limits = { locked, ...(atMost ? { atMost } : {}), ...(before ? { before } : {}) }
    try {
      return await deps.db.transaction().execute((trx) => drain(trx, number, { ...around, ...limits }))
    } catch (error) {
      if (error instanceof NeedsLocks) return run(atMost, error.numbers)
      if (!(error instanceof NeedsDrained)) throw error
      for (const other of error.numbers) await drainFirst(deps, other, error.before)
      return run(atMost, locked)
    }
  }
  try {
    return await run()
  } catch (error) {
    if (!isRefusedData(error)) throw error
  }
  // Asked before, so that it is not one that came to be the oldest while another worker settled this one.
  const oldest = await oldestPending(deps, number)
  try {
    await run(1)
  } catch (error) {
    if (!isRefusedData(error)) throw error
    await rejectRefused(deps, oldest, error)
  }
  return drainSafely(deps, number, before)
}

/** Commits what another ticket took before that command, and has its process see to the rest. */
async function drainFirst(deps: TicketDeps, number: string, before: string): Promise<void> {
  const drained = await drainSafely(deps, number, before)
  announce(deps, drained)
  await tellOthers(deps, drained)
  await deps.processes.wakeTicket(number)
}

/** PostgreSQL's classes 22 (data exception) and 23 (integrity constraint violation). */
function isRefusedData(error: unknown): error is Error & { code: string; constraint?: string } {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const raced = 'constraint' in Object(error) && Object(error).constraint === 'ticket_number_unique'
  return /^2[23]/.test(code) && !raced
}

async function oldestPending({ db }: TicketDeps, number: string): Promise<string | null> {
  const row = await db
    .selectFrom('command')
    .select('id')
    .where('ticket_number', '=', number)
    .where('state', '=', 'pending')
    .orderBy('position')
    .limit(1)
    .executeTakeFirst()
  return row?.id ?? null
}

async function rejectRefused(
  deps: TicketDeps,
  id: string | null,
  error: { constraint?: string },
): Promise<void> {
  if (id === null) return
  const rejection = {
    code: 'invalid',
    field: null,
    detail: `The database refused what it holds${error.constraint ? ` (${error.constraint})` : ''}.`,
  }
  await deps.db
    .updateTable('command')
    .set({ state: 'rejected', rejection: rejection as never, done_at: new Date(deps.now()) })
    .where('id', '=', id)
    .where('state', '=', 'pending')
    .execute()
}

function outcomesOf({ settled }: Drained): Record<string, Outcome> {
  return Object.fromEntries(
    settled.map(({ command, rejection, seq }) => [
      command.id,
      { state: rejection ? 'rejected' : 'committed', seq, code: rejection?.code ?? null },
    ]),
  )
}

async function storedOutcome(deps: TicketDeps, number: string, id: string): Promise<Outcome> {
  const command = await deps.db
    .selectFrom('command')
    .select(['type', 'state', 'seq', 'rejection'])
    .where('id', '=', id)
    .executeTakeFirst()
  // Whoever committed it may have died before it told the others.
  if (command?.type === 'merge' || command?.type === 'unmerge') await tellParted(deps, number, id)
  return {
    state: command?.state ?? 'pending',
    seq: command?.seq ?? null,
    code: command?.rejection?.code ?? null,
  }
}

function announce(
  { announcer }: TicketDeps,
  { ticket, settled, clocks, deliveries, arranged, others }: Drained,
): void {
  const unchanged = !clocks && !arranged.length && settled.every((each) => !each.events.length)
  if (!ticket || unchanged) return
  const { number } = ticket.state
  announcer.announce(
    ...[ticket.state, ...others].map(newsOf),
    ...deliveries.map((id) => ({ type: 'delivery' as const, id, ticket: number })),
    ...settled.flatMap(heldUntil).map((until) => ({ ...newsOf(ticket.state), type: 'held' as const, until })),
  )
}

/** Until when a reply of that command can be taken back, if it is one. */
function heldUntil({ command, events }: Settled): number[] {
  const holdMs = command.type === 'message' ? (command.payload.holdMs ?? 0) : 0
  if (!holdMs) return []
  return events.flatMap(({ type, at }) => (type === 'replied' ? [at + holdMs] : []))
}

function newsOf({ number, seq, queueId, requesterId, assigneeId, organizationId }: TicketState) {
  return { type: 'ticket' as const, number, seq, queueId, requesterId, assigneeId, organizationId }
}

/** Has the processes of the tickets look again that a command of this one merged or parted. */
async function tellParted({ db, processes }: TicketDeps, number: string, id: string): Promise<void> {
  const others = await db
    .selectFrom('ticket_event as event')
    .innerJoin('ticket', 'ticket.id', 'event.ticket_id')
    .select(sql<string>`event.data ->> 'ticket'`.as('number'))
    .where('ticket.number', '=', number)
    .where('event.command_id', '=', id)
    .where('event.type', 'in', ['merged', 'unmerged_from'])
    .execute()
  await Promise.all(others.map((other) => processes.wakeTicket(other.number)))
}

/** Has the processes of the other tickets look again, for what ops see of them. */
async function tellOthers({ processes }: TicketDeps, { others }: Drained): Promise<void> {
  await Promise.all(others.map(({ number }) => processes.wakeTicket(number)))
}

/**
 * Starts the clock with the first commit of a run, and wakes it when its next instant is earlier than the one it is
 * known to sleep until. What this commit did not measure is asked of the rows: one before it may have been stored and have
 * died before it told the clock, whatever this one is about.
 */
async function armClock(
  { db, processes }: TicketDeps,
  { ticket, clocks }: Drained,
  queue: string,
  first: boolean,
): Promise<void> {
  if (!ticket) return
  const { number, kind } = ticket.state
  const { nextInstant, sleepsUntil } = clocks
    ? { nextInstant: clocks.nextInstant, sleepsUntil: ticket.clockWakesAt }
    : await alarmOf(db, number)
  if (first && sleepsUntil !== null) await processes.startClock({ number, queue, kind }, sleepsUntil)
  const earlier = nextInstant !== null && (sleepsUntil === null || nextInstant < sleepsUntil)
  if (earlier) await processes.rescheduleClock({ number, queue, kind })
}
