import { v7 as uuid } from 'uuid'
import { DomainError } from '#domain/errors.ts'
import type { Timer } from '#domain/time/sheet.ts'
import { ranFor } from '#domain/time/timer.ts'
import { requireTaking } from '../merging/elsewhere.ts'
import type { SignedIn } from '../plugins/viewer.ts'
import type { Services } from '../services.ts'
import type { TicketKey } from '../tickets/find.ts'
import { named, ticketNameColumns } from './find.ts'

/** The timer somebody has, or null. */
export async function readTimer({ db, now }: Services, viewer: SignedIn): Promise<Timer | null> {
  const row = await db
    .selectFrom('timer')
    .innerJoin('ticket', 'ticket.id', 'timer.ticket_id')
    .select(['timer.id', 'timer.seconds', 'timer.started_at'])
    .select(ticketNameColumns)
    .where('timer.person_id', '=', viewer.id)
    .executeTakeFirst()
  if (!row) return null
  const startedAt = row.started_at?.getTime() ?? null
  return {
    id: row.id,
    ticket: named(viewer, row),
    running: startedAt !== null,
    seconds: ranFor({ seconds: row.seconds, startedAt }, now()),
  }
}

/**
 * Starts a timer on the ticket, or has the one there is on it run again. Throws `timer_runs` for one on another, and
 * `ticket_deleted` or `ticket_merged` where no time can be logged.
 */
export async function startTimer(services: Services, viewer: SignedIn, ticket: TicketKey): Promise<void> {
  const { db, now } = services
  await requireTaking(services, viewer, ticket)
  const startedAt = new Date(now())
  await db
    .insertInto('timer')
    .values({ person_id: viewer.id, id: uuid(), ticket_id: ticket.id, started_at: startedAt })
    .onConflict((conflict) => conflict.column('person_id').doNothing())
    .execute()
  const timer = await readTimer(services, viewer)
  if (timer && timer.ticket.number !== ticket.number)
    throw new DomainError(
      'timer_runs',
      `You have a timer on ${timer.ticket.number}. Log its time or discard it first.`,
      'ticket',
    )
  if (timer && !timer.running) await runTimer(services, viewer, true)
  else announceTimer(services, viewer)
}

/** Has one's timer run, or pause. Throws `not_found` without one. */
export async function runTimer(services: Services, viewer: SignedIn, running: boolean): Promise<void> {
  const { db, now } = services
  await db.transaction().execute(async (trx) => {
    const row = await trx
      .selectFrom('timer')
      .select(['seconds', 'started_at'])
      .where('person_id', '=', viewer.id)
      .forUpdate()
      .executeTakeFirst()
    if (!row) throw new DomainError('not_found', 'You have no timer.')
    if (running === (row.started_at !== null)) return
    const kept = { seconds: row.seconds, startedAt: row.started_at?.getTime() ?? null }
    await trx
      .updateTable('timer')
      .set({ seconds: ranFor(kept, now()), started_at: running ? new Date(now()) : null })
      .where('person_id', '=', viewer.id)
      .execute()
  })
  announceTimer(services, viewer)
}

/** Ends one's timer. */
export async function endTimer(services: Services, viewer: SignedIn): Promise<void> {
  await services.db.deleteFrom('timer').where('person_id', '=', viewer.id).execute()
  announceTimer(services, viewer)
}

/** One's other windows show it, too. */
export function announceTimer({ announcer }: Services, { id }: SignedIn): void {
  announcer.announce({ type: 'timer', id })
}
