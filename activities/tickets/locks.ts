import type { Command } from '#domain/tickets/commands.ts'
import type { CommitTransaction } from './load.ts'

/** A commit has to begin again with these tickets locked, too, in the order of their ids. */
export class NeedsLocks extends Error {
  readonly numbers: readonly string[]

  constructor(numbers: readonly string[]) {
    super('Other tickets are to be locked first.')
    this.numbers = numbers
  }
}

/** Throws `NeedsLocks` when the commands are about tickets that are not locked yet. */
export function requireLocks(commands: readonly Command[], locked: readonly string[]): void {
  const others = commands.flatMap(othersOf)
  if (others.some((number) => !locked.includes(number))) throw new NeedsLocks([...locked, ...others])
}

/** The numbers of the other tickets that a command is about. */
function othersOf({ type, payload }: Command): string[] {
  switch (type) {
    case 'create':
      return payload.related ? [payload.related] : []
    case 'merge':
      return payload.tickets
    case 'link':
    case 'unlink':
    case 'unmerge':
      return [payload.ticket]
    default:
      return []
  }
}

/** Locks these tickets until the transaction ends, in the order of their ids: whoever locks several does it so. */
export async function lockInOrder(trx: CommitTransaction, numbers: readonly string[]): Promise<void> {
  await trx
    .selectFrom('ticket')
    .select('id')
    .where('number', 'in', [...numbers])
    .orderBy('id')
    .forUpdate()
    .execute()
}
