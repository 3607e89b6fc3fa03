import { type Selectable, sql } from 'kysely'
import type { ErrorCode } from '#domain/errors.ts'
import { DomainError } from '#domain/errors.ts'
import type { IntakeState } from '#domain/mail/intake.ts'
import type { Database, Tables } from './database.ts'
import { fromNow } from './from-now.ts'

export type IntakeRow = Selectable<Tables['intake']>

/** A mail that was received, to be stored. */
export type NewIntake = {
  id: string
  sha256: string
  size: number
  envelopeFrom: string
  envelopeTo: string[]
  mailboxId: string | null
  messageId: string | null
  from: string | null
  subject: string | null
  remoteAddress: string | null
  /** Set when it is refused at the door. */
  refusal?: { code: ErrorCode; text: string }
}

/**
 * Stores a received mail. The same mail once more (its sender never saw our answer) becomes a `duplicate` beside
 * the first one, which never makes a second ticket.
 */
export async function storeIntake(db: Database, intake: NewIntake): Promise<IntakeState> {
  const row = {
    id: intake.id,
    sha256: intake.sha256,
    size: intake.size,
    envelope_from: intake.envelopeFrom,
    envelope_to: intake.envelopeTo,
    mailbox_id: intake.mailboxId,
    mail_message_id: intake.messageId,
    from: intake.from,
    subject: intake.subject,
    remote_address: intake.remoteAddress,
    state: intake.refusal ? ('refused' as const) : ('received' as const),
    reason_code: intake.refusal?.code ?? null,
    reason: intake.refusal?.text ?? null,
    done_at: intake.refusal ? new Date() : null,
  }
  const inserted = await db
    .insertInto('intake')
    .values(row)
    .onConflict((conflict) =>
      conflict
        .columns(['mail_message_id', 'sha256'])
        .where('mail_message_id', 'is not', null)
        .where('state', '<>', 'duplicate')
        .doNothing(),
    )
    .returning('state')
    .executeTakeFirst()
  if (inserted) return inserted.state
  await db
    .insertInto('intake')
    .values({
      ...row,
      ...(await duplicateOf(db, intake)),
      state: 'duplicate',
      reason_code: null,
      done_at: new Date(),
    })
    .execute()
  return 'duplicate'
}

async function duplicateOf(db: Database, { messageId, sha256 }: NewIntake) {
  const first = await db
    .selectFrom('intake')
    .select(['id', 'ticket_number'])
    .where('mail_message_id', '=', messageId)
    .where('sha256', '=', sha256)
    .where('state', '<>', 'duplicate')
    .executeTakeFirst()
  return {
    ticket_number: first?.ticket_number ?? null,
    reason: first ? `The same mail as intake ${first.id}.` : null,
  }
}

/** Takes up to `limit` mails to process, the longest waiting first, and holds them for `leaseMs`. */
export async function claimIntakes(db: Database, limit: number, leaseMs: number): Promise<IntakeRow[]> {
  const rows = await db
    .updateTable('intake')
    .set({ claimed_until: fromNow(leaseMs) })
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('intake')
        .select('id')
        .where('state', '=', 'received')
        .where('next_attempt_at', '<=', sql<Date>`now()`)
        .where((or) => or.or([or('claimed_until', 'is', null), or('claimed_until', '<', sql<Date>`now()`)]))
        .orderBy('next_attempt_at')
        .orderBy('id')
        .limit(limit)
        .forUpdate()
        .skipLocked(),
    )
    .returningAll()
    .execute()
  return rows.sort((a, b) => a.received_at.getTime() - b.received_at.getTime() || (a.id < b.id ? -1 : 1))
}

/** Holds claimed mails for another `leaseMs`. */
export async function renewIntakes(db: Database, ids: string[], leaseMs: number): Promise<void> {
  if (!ids.length) return
  await db
    .updateTable('intake')
    .set({ claimed_until: fromNow(leaseMs) })
    .where('id', 'in', ids)
    .where('state', '=', 'received')
    .execute()
}

/** Gives claimed mails back, for whoever comes next. */
export async function releaseIntakeClaims(db: Database, ids: string[]): Promise<void> {
  if (!ids.length) return
  await db
    .updateTable('intake')
    .set({ claimed_until: null })
    .where('id', 'in', ids)
    .where('state', '=', 'received')
    .execute()
}

/** What became of a mail. `state` stays `received` while it has to be tried again. */
export type IntakeOutcome =
  | { state: 'ticket' | 'message'; ticket: string }
  | { state: 'refused' | 'parked'; code: ErrorCode; text: string; ticket?: string }
  | { state: 'received'; code: ErrorCode; text: string; retryInMs: number; countsAttempt: boolean }

/** Writes what became of a mail, with what is now known about it. */
export async function settleIntake(
  db: Database,
  id: string,
  outcome: IntakeOutcome,
  known: Partial<Pick<IntakeRow, 'from' | 'subject' | 'mail_message_id'>> = {},
): Promise<void> {
  const { mail_message_id: _, ...shown } = known
  const again = outcome.state === 'received'
  await db
    .updateTable('intake')
    .set({
      ...shown,
      state: outcome.state,
      ticket_number: 'ticket' in outcome ? (outcome.ticket ?? null) : null,
      reason_code: 'code' in outcome ? outcome.code : null,
      reason: 'code' in outcome ? outcome.text : null,
      claimed_until: null,
      done_at: again ? null : new Date(),
      ...(again ? { next_attempt_at: fromNow(outcome.retryInMs) } : {}),
      ...(again && !outcome.countsAttempt ? {} : { attempts: sql<number>`attempts + 1` }),
    })
    .where('id', '=', id)
    .where('state', '=', 'received')
    .execute()
}

/** A parked or refused mail is processed once more. */
export function retryIntake(db: Database, id: string): Promise<IntakeRow> {
  return again(db, id, ['parked', 'refused'], {})
}

/** A refused or parked mail becomes a ticket or message in spite of its reason; no receipt is sent. */
export function releaseIntake(db: Database, id: string): Promise<IntakeRow> {
  return again(db, id, ['parked', 'refused', 'discarded'], { released: true })
}

/** A parked or refused mail is put aside for good. It stays readable. */
export async function discardIntake(db: Database, id: string): Promise<IntakeRow> {
  const row = await db
    .updateTable('intake')
    .set({ state: 'discarded', done_at: new Date() })
    .where('id', '=', id)
    .where('state', 'in', ['parked', 'refused'])
    .returningAll()
    .executeTakeFirst()
  return row ?? notParked(db, id)
}

async function again(
  db: Database,
  id: string,
  from: IntakeState[],
  also: { released?: boolean },
): Promise<IntakeRow> {
  const row = await db
    .updateTable('intake')
    .set({
      ...also,
      state: 'received',
      reason_code: null,
      reason: null,
      attempts: 0,
      next_attempt_at: sql<Date>`now()`,
      claimed_until: null,
      done_at: null,
    })
    .where('id', '=', id)
    .where('state', 'in', from)
    // Of a mail that was too large only its head is there: it can be read, but nothing more can be made of it.
    .where((eb) => eb.or([eb('reason_code', 'is', null), eb('reason_code', '<>', 'payload_too_large')]))
    .returningAll()
    .executeTakeFirst()
  return row ?? notParked(db, id)
}

async function notParked(db: Database, id: string): Promise<never> {
  const row = await db
    .selectFrom('intake')
    .select(['state', 'reason_code'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) throw new DomainError('not_found', 'There is no such mail.')
  if (row.reason_code === 'payload_too_large')
    throw new DomainError(
      'intake_not_parked',
      'Only the header of this mail was kept: nothing can be made of it.',
    )
  throw new DomainError(
    'intake_not_parked',
    `This mail is ${row.state}: only a parked or refused one can be changed.`,
  )
}
