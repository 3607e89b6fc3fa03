import type { Command } from '../tickets/commands.ts'
import { type Outcome, reject, type Step } from '../tickets/outcome.ts'
import type { TicketState } from '../tickets/state.ts'

/** A deleted ticket is kept as it is, out of everybody's sight, until somebody restores it. */
export type DeletionEvent =
  | { type: 'deleted'; data: Record<string, never> }
  | { type: 'restored'; data: Record<string, never> }

export const isDeleted = ({ deletedAt }: Pick<TicketState, 'deletedAt'>) => (deletedAt ?? null) !== null

/** What follows from a command on a deleted ticket, or null where it is decided as on any other. */
export function whileDeleted(state: TicketState, command: Command): Outcome | null {
  if (!isDeleted(state)) return null
  switch (command.type) {
    case 'change':
      return command.payload.changes.deleted === undefined ? refusedSinceDeleted(state) : null
    case 'file':
      return command.payload.change === 'quarantined' ? null : refusedSinceDeleted(state)
    // Its tags are kept as they are called.
    case 'retag':
      return null
    case 'advance_clocks':
    case 'close':
    case 'ring':
      return []
    default:
      return refusedSinceDeleted(state)
  }
}

/** That a ticket is deleted, and takes nothing. */
export const refusedSinceDeleted = ({ number }: Pick<TicketState, 'number'>) =>
  reject('ticket_deleted', null, `Ticket ${number} is deleted. Restore it first.`)

/** Deletes the ticket, or restores it. Nothing when that is how it is already. */
export function deleteOrRestore(state: TicketState, deleted: boolean): Step[] {
  return deleted === isDeleted(state) ? [] : [{ type: deleted ? 'deleted' : 'restored', data: {} }]
}
