import { type Selectable, sql } from 'kysely'
import { DomainError } from '#domain/errors.ts'
import type { DeliveryState } from '#domain/mail/delivery.ts'
import { inDoubt } from '#domain/mail/verdict.ts'
import type { Database, Tables } from './database.ts'
import { fromNow } from './from-now.ts'

export type DeliveryRow = Selectable<Tables['delivery']>
/** A delivery in somebody's hands: only who knows `claim` may change it. */
export type ClaimedDelivery = DeliveryRow & {
  claim: string
  ticketNumber: string | null
  ticketSubject: string | null
}
type Claim = { id: string; claim: string }

/** Takes up to `limit` deliveries that are due, or whose holder died before the final dot, for `leaseMs`. */
export async function claimDeliveries(
  db: Database,
  limit: number,
  leaseMs: number,
): Promise<ClaimedDelivery[]> {
  const { rows } = await sql<ClaimedDelivery>`
    update delivery
    set state = 'claimed', claim = gen_random_uuid(), claimed_until = ${fromNow(leaseMs)}
    from delivery as same left join ticket on ticket.id = same.ticket_id
    where delivery.id in (
        select id from delivery
        where state in ('due', 'claimed') and next_attempt_at <= now()
          and (state = 'due' or claimed_until < now())
          -- A file leaves when it was scanned.
          and not exists (
            select from attachment
            where attachment.message_id = delivery.message_id and delivery.kind = 'reply'
              and attachment.state = 'waiting' and attachment.removed_at is null
          )
        order by next_attempt_at, id limit ${limit}
        for update skip locked
      )
      and same.id = delivery.id
    returning delivery.*, ticket.number as "ticketNumber", ticket.subject as "ticketSubject"`.execute(db)
  return rows.sort((a, b) => (a.id < b.id ? -1 : 1))
}

/** Holds deliveries for another `leaseMs`, while they are sent or their answer is awaited. */
export async function renewDeliveries(
  db: Database,
  claims: readonly Claim[],
  leaseMs: number,
): Promise<void> {
  await sql`
    update delivery set claimed_until = ${fromNow(leaseMs)}
    from unnest(${claims.map(({ id }) => id)}::uuid[], ${claims.map(({ claim }) => claim)}::uuid[]) as mine(id, claim)
    where delivery.id = mine.id and delivery.claim = mine.claim and delivery.state in ('claimed', 'handed')`.execute(
    db,
  )
}

/**
 * The step before the final dot, after which a crash leaves it in doubt whether the mail was taken. False when the
 * delivery is no longer ours: then the dot must not be sent.
 */
export async function handDelivery(db: Database, { id, claim }: Claim, leaseMs: number): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('delivery')
    .set({ state: 'handed', claimed_until: fromNow(leaseMs), attempts: sql<number>`attempts + 1` })
    .where('id', '=', id)
    .where('claim', '=', claim)
    .where('state', '=', 'claimed')
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** How an attempt ended. `countsAttempt` for one that ended before the mail was handed over. */
export type DeliveryOutcome =
  | { state: 'sent'; answer: string }
  | { state: 'due'; answer: string | null; retryInMs: number; countsAttempt: boolean }
  | { state: 'parked'; reason: string; answer: string; countsAttempt: boolean }

/**
 * Writes how an attempt ended. Who sent it knows better than whoever found it abandoned meanwhile: an answer that
 * arrives late still replaces the doubt, unless a person decided about it.
 */
export async function settleDelivery(
  db: Database,
  { id, claim }: Claim,
  outcome: DeliveryOutcome,
): Promise<void> {
  await db
    .updateTable('delivery')
    .set({
      state: outcome.state,
      answer: outcome.answer,
      reason: outcome.state === 'parked' ? outcome.reason : null,
      claim: null,
      claimed_until: null,
      ...(outcome.state === 'sent' ? { body: null } : {}),
      ...(outcome.state === 'due' ? { next_attempt_at: fromNow(outcome.retryInMs) } : {}),
      ...(outcome.state === 'sent' ? { sent_at: sql<Date>`now()` } : {}),
      ...(outcome.state !== 'sent' && outcome.countsAttempt ? { attempts: sql<number>`attempts + 1` } : {}),
    })
    .where('id', '=', id)
    .where('claim', '=', claim)
    .where((eb) =>
      eb.or([
        eb('state', 'in', ['claimed', 'handed']),
        eb.and([eb('state', '=', 'parked'), eb('reason', '=', 'in_doubt')]),
      ]),
    )
    .execute()
}

/** Parks what was handed over by somebody who died before the answer. Their claim stays, in case they live after all. */
export async function parkAbandoned(db: Database): Promise<{ id: string; ticket: string | null }[]> {
  const { rows } = await sql<{ id: string; ticket: string | null }>`
    update delivery set state = 'parked', reason = 'in_doubt', answer = ${inDoubt}, claimed_until = null
    where state = 'handed' and claimed_until < now()
    returning id, (select number from ticket where ticket.id = delivery.ticket_id) as ticket`.execute(db)
  return rows
}

/** Holds all that is due, for a person to see: there is no mail server to send it with. */
export async function holdDue(db: Database): Promise<{ id: string; ticket: string | null }[]> {
  const { rows } = await sql<{ id: string; ticket: string | null }>`
    update delivery set state = 'held', next_attempt_at = null where state = 'due'
    returning id, (select number from ticket where ticket.id = delivery.ticket_id) as ticket`.execute(db)
  return rows
}

/** A person has a parked or held delivery sent (again). */
export function retryDelivery(db: Database, id: string): Promise<DeliveryRow> {
  return decide(db, id, ['parked', 'held', 'discarded'], 'due')
}

/** A person decides that a delivery is not sent. */
export function discardDelivery(db: Database, id: string): Promise<DeliveryRow> {
  return decide(db, id, ['parked', 'held', 'due'], 'discarded')
}

async function decide(
  db: Database,
  id: string,
  from: DeliveryState[],
  to: 'due' | 'discarded',
): Promise<DeliveryRow> {
  const due = { attempts: 0, reason: null, next_attempt_at: sql<Date>`now()` }
  const row = await db
    .updateTable('delivery')
    .set({ state: to, claim: null, claimed_until: null, ...(to === 'due' ? due : { next_attempt_at: null }) })
    .where('id', '=', id)
    .where('state', 'in', from)
    // What was deleted is not sent, whoever asks.
    .where(sql<boolean>`(${to} <> 'due' or not exists (
      select from message where message.id = delivery.message_id and message.deleted_at is not null))`)
    .returningAll()
    .executeTakeFirst()
  if (row) return row
  const found = await db.selectFrom('delivery').select('state').where('id', '=', id).executeTakeFirst()
  if (!found) throw new DomainError('not_found', 'There is no such delivery.')
  throw new DomainError(
    'delivery_not_parked',
    `This delivery is ${found.state}: nothing can be decided about it.`,
  )
}
