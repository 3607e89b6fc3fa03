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
  /** The message it carries, unless it was rejected. */
  messageId: string | null
}

const columns = [
  'id',
  'ticket_number',
  'state',
  'rejection',
  'seq',
  'fingerprint',
  // Until it is committed, the message is in the payload only.
  sql<string | null>`coalesce(message_id::text, payload #>> '{message,id}')`.as('message_id'),
] as const

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
  return inserted ? stored(inserted) : ((await repeatedCommand(db, command.id, fingerprint)) as StoredCommand)
}

/**
 * What became of the command of that id if it was stored before by the same request, or undefined. Throws
 * `idempotency_key_reused` when it was another one.
 */
export async function repeatedCommand(
  db: Database,
  id: string,
  fingerprint: string,
): Promise<StoredCommand | undefined> {
  const first = await db.selectFrom('command').select(columns).where('id', '=', id).executeTakeFirst()
  if (first && first.fingerprint !== fingerprint)
    throw new DomainError(
      'idempotency_key_reused',
      'This idempotency key was used for another request. Use a new key for every request.',
      'Idempotency-Key',
    )
  return first && stored(first)
}

/** The command of that id, or undefined. */
export async function findCommand(db: Database, id: string): Promise<StoredCommand | undefined> {
  const row = await db.selectFrom('command').select(columns).where('id', '=', id).executeTakeFirst()
  return row && stored(row)
}

/** The commands of those ids that are stored. */
export async function findCommands(db: Database, ids: readonly string[]): Promise<StoredCommand[]> {
  const rows = await db.selectFrom('command').select(columns).where('id', 'in', ids).execute()
  return rows.map(stored)
}

/** A ticket number nobody had before. */
export async function nextTicketNumber(db: Database, now: number): Promise<string> {
  const sequence = sql<number>`nextval('ticket_number')`.as('value')
  const { value } = await db.selectNoFrom(sequence).executeTakeFirstOrThrow()
  return ticketNumber(value, now)
}

/** Postgres keeps neither NUL nor half a surrogate pair in its texts. */
function storable(payload: Command['payload']): Record<string, unknown> {
  const text = JSON.stringify(payload, (_, value: unknown) => {
    if (typeof value === 'string') return storableText(value)
    if (!value || typeof value !== 'object' || Array.isArray(value)) return value
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [storableText(name), each]))
  })
  return JSON.parse(text)
}

/** The text without what Postgres keeps in none. */
export function storableText(text: string): string {
  return text.replaceAll('\0', '').toWellFormed()
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
