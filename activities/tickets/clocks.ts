import { sql } from 'kysely'
import type { Configuration, SlaAgreement } from '#db/configuration.ts'
import type { Database } from '#db/database.ts'
import { advance, type Clock } from '#domain/sla/advance.ts'
import { evaluate } from '#domain/sla/evaluate.ts'
import { slaEventOf, slaHistory } from '#domain/sla/history.ts'
import type { Command } from '#domain/tickets/commands.ts'
import type { TicketEvent } from '#domain/tickets/events.ts'
import { evolve } from '#domain/tickets/evolve.ts'
import type { TicketState } from '#domain/tickets/state.ts'
import { systemActor } from '#domain/tickets/types.ts'
import { type CommitTransaction, eventsAfter } from './load.ts'

/** The clocks after a commit, and the agreement they are measured by. */
export type ClocksAfter = {
  clocks: Clock[]
  agreement: SlaAgreement
  events: TicketEvent[]
  state: TicketState
  /** The next instant at which a clock warns or breaches, or null. */
  nextInstant: number | null
}

/** Whether what was just committed can have moved a clock of a ticket that was in `before`. */
export function touchesClocks(
  before: TicketState | null,
  commands: readonly Command[],
  events: readonly TicketEvent[],
): boolean {
  const answered = before !== null && before.firstRepliedAt !== null
  const moves = (event: TicketEvent) =>
    event.type === 'taken_back' || (event.type === 'replied' && answered ? null : slaEventOf(event))
  return events.some(moves) || commands.some((command) => command.type === 'advance_clocks')
}

/** Measures the ticket's clocks anew, from all its events and the versions its clocks keep. */
export async function advanceClocks(
  trx: CommitTransaction,
  configuration: Configuration,
  ticketId: string,
  state: TicketState,
  fresh: readonly TicketEvent[],
  now: number,
): Promise<ClocksAfter> {
  const isNew = fresh[0]?.type === 'created'
  const { stored, agreement } = isNew
    ? { stored: [], agreement: configuration.slaFor(state) }
    : await storedClocks(trx, configuration, ticketId, state)
  const past = isNew ? [] : await eventsAfter(trx, ticketId, 0, true)
  const history = slaHistory([...past, ...fresh])
  const evaluation = evaluate(history, agreement.policy, agreement.calendar, now)
  const advanced = advance(stored, evaluation)
  const events: TicketEvent[] = []
  let after = state
  for (const event of advanced.events) {
    const numbered = {
      ...event,
      at: Math.max(event.at, after.updatedAt),
      seq: after.seq + 1,
      actor: systemActor,
      reason: null,
    } as TicketEvent
    events.push(numbered)
    after = evolve(after, numbered)
  }
  return { clocks: advanced.clocks, agreement, events, state: after, nextInstant: evaluation.nextInstant }
}

/** What the SLA workflow of a ticket has to do, and what it is known to do. Instants in epoch milliseconds, or null. */
export type Alarm = {
  /** The earliest instant at which a running clock warns or breaches and has not said so yet. */
  nextInstant: number | null
  /** The instant the workflow is known to sleep until. */
  sleepsUntil: number | null
}

/** The alarm of the ticket of that number, as its rows have it now. */
export async function alarmOf(db: Database, number: string): Promise<Alarm> {
  const row = await db
    .selectFrom('ticket')
    .select('clock_wakes_at')
    .select(
      sql<Date | null>`(
        select min(least(
          case when clock.warned_at is null then clock.warn_at end,
          case when clock.breached_at is null then clock.due_at end
        )) from clock where clock.ticket_id = ticket.id and clock.state = 'running')`.as('next_instant'),
    )
    .where('number', '=', number)
    .executeTakeFirst()
  return {
    nextInstant: row?.next_instant?.getTime() ?? null,
    sleepsUntil: row?.clock_wakes_at?.getTime() ?? null,
  }
}

async function storedClocks(
  trx: CommitTransaction,
  configuration: Configuration,
  ticketId: string,
  state: TicketState,
): Promise<{ stored: Clock[]; agreement: SlaAgreement }> {
  const rows = await trx.selectFrom('clock').selectAll().where('ticket_id', '=', ticketId).execute()
  const first = rows[0]
  if (!first) return { stored: [], agreement: configuration.slaFor(state) }
  const agreement = await configuration.slaOf({
    policyId: first.policy_id,
    policyVersion: first.policy_version,
    calendarId: first.calendar_id,
    calendarVersion: first.calendar_version,
  })
  return { stored: rows.map(clockOf), agreement }
}

function clockOf(row: {
  target: Clock['target']
  state: Clock['state']
  started_at: Date
  due_at: Date | null
  warn_at: Date | null
  warned_at: Date | null
  breached_at: Date | null
  met_at: Date | null
  elapsed_ms: number
  remaining_ms: number
  target_ms: number
}): Clock {
  return {
    target: row.target,
    state: row.state,
    startedAt: row.started_at.getTime(),
    dueAt: row.due_at?.getTime() ?? null,
    warnAt: row.warn_at?.getTime() ?? null,
    warnedAt: row.warned_at?.getTime() ?? null,
    breachedAt: row.breached_at?.getTime() ?? null,
    metAt: row.met_at?.getTime() ?? null,
    elapsedMs: row.elapsed_ms,
    remainingMs: row.remaining_ms,
    targetMs: row.target_ms,
  }
}
