import { sql } from 'kysely'
import { DomainError } from '#domain/errors.ts'
import type { Command } from '#domain/tickets/commands.ts'
import type { Rejection } from '#domain/tickets/decide.ts'
import { ticketNumber } from '#domain/tickets/number.ts'
import type { Database } from './database.ts'

/** A command as it is stored: what became of it so far. */
export type StoredCommand = {
  id: string
  ticket: string
  state: 'pending' | 'committed' | 'rejected'
  rejection: Rejection | null
  /** The ticket's latest event after it. */
  seq: number | null
  messageId: string | null
}

const columns = ['id', 'ticket_number', 'state', 'rejection', 'seq', 'message_id', 'fingerprint'] as const

/**
 * Stores a command; from here on it is not lost. Storing it again gives what was stored first.
 * `fingerprint` tells a repetition from another request under the same key, which is refused
 * with `idempotency_key_reused`.
 */
export async function storeCommand(db: Database, command: Command, fingerprint = ''): Promise<StoredCommand> {
  const inserted = await db
    .insertInto('command')
    .values({
      id: command.id,
      ticket_number: command.ticket,
      type: command.type,
      actor_kind: command.actor.kind,
      actor_id: command.actor.id ?? null,
      fingerprint,
      payload: storable(command.payload),
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning(columns)
    .executeTakeFirst()
  if (inserted) return stored(inserted)
  const first = await db
    .selectFrom('command')
    .select(columns)
    .where('id', '=', command.id)
    .executeTakeFirstOrThrow()
  if (first.fingerprint !== fingerprint)
    throw new DomainError(
      'idempotency_key_reused',
      'This idempotency key was used for another request. Use a new key for every request.',
      'Idempotency-Key',
    )
  return stored(first)
}

/** The command of that id, or undefined. */
export async function findCommand(db: Database, id: string): Promise<StoredCommand | undefined> {
  const row = await db.selectFrom('command').select(columns).where('id', '=', id).executeTakeFirst()
  return row && stored(row)
}

/** A ticket number nobody had before. */
export async function nextTicketNumber(db: Database, now: number): Promise<string> {
  const { rows } = await sql<{ value: number }>`select nextval('ticket_number') as value`.execute(db)
  return ticketNumber(rows[0]!.value, now)
}

/** Postgres keeps neither NUL nor half a surrogate pair in its texts. */
function storable(payload: Command['payload']): Record<string, unknown> {
  const text = JSON.stringify(payload, (_, value) =>
    typeof value === 'string' ? value.replaceAll('\0', '').toWellFormed() : value,
  )
  return JSON.parse(text)
}

function stored(row: {
  id: string
  ticket_number: string
  state: StoredCommand['state']
  rejection: Rejection | null
  seq: number | null
  message_id: string | null
}): StoredCommand {
  const { ticket_number: ticket, message_id: messageId, id, state, rejection, seq } = row
  return { id, ticket, state, rejection, seq, messageId }
}
