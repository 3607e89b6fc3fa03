import type { Command } from '#domain/tickets/commands.ts'
import { type CommitTransaction, storedBefore } from './load.ts'

/** A commit has to begin again when these tickets have committed what was accepted before that command. */
export class NeedsDrained extends Error {
  readonly numbers: readonly string[]
  readonly before: string

  constructor(numbers: readonly string[], before: string) {
    super('Other tickets are to be committed first.')
    this.numbers = numbers
    this.before = before
  }
}

/** Throws `NeedsDrained` when something that was accepted before the command still waits for one of these tickets. */
export async function requireDrained(
  trx: CommitTransaction,
  { id }: Command,
  numbers: readonly string[],
): Promise<void> {
  const waiting = await trx
    .selectFrom('command')
    .select('ticket_number as number')
    .distinct()
    .where('ticket_number', 'in', numbers)
    .where('state', '=', 'pending')
    .where(storedBefore(id))
    .execute()
  if (waiting.length)
    throw new NeedsDrained(
      waiting.map(({ number }) => number),
      id,
    )
}
