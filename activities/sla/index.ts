import { v5 } from 'uuid'
import { storeCommand } from '#db/commands.ts'
import { systemActor } from '#domain/tickets/types.ts'
import type { TicketDeps } from '../deps.ts'
import { alarmOf } from '../tickets/clocks.ts'
import { systemCommands } from '../tickets/drain.ts'

const askAgainMs = 10_000

/** The activities of the SLA clock. */
export function createSlaActivities(deps: TicketDeps) {
  return {
    /**
     * Has the ticket's workflow record what is due, and gives the next instant to look at (epoch
     * milliseconds), or null when no target is open.
     */
    async advanceClocks({ number }: { number: string }): Promise<number | null> {
      const due = (await alarmOf(deps.db, number)).nextInstant
      if (due !== null && due <= deps.now()) {
        // Asked again after a while: the clock of the worker that committed it may be behind ours.
        const round = Math.floor((deps.now() - due) / askAgainMs)
        const id = v5(`${number}/advance_clocks/${due}/${round}`, systemCommands)
        const command = {
          id,
          ticket: number,
          actor: systemActor,
          type: 'advance_clocks',
          payload: {},
        } as const
        await storeCommand(deps.db, command)
        await deps.processes.submit(number, id)
      }
      const wakesAt = await noteNextInstant(deps, number)
      // Until the ticket has recorded what is due, look again soon.
      return wakesAt === null ? null : Math.max(wakesAt, deps.now() + 1_000)
    },
  }
}
export type SlaActivities = ReturnType<typeof createSlaActivities>

/**
 * The next instant, noted as the one the clock sleeps until. Under the ticket's lock: a commit comes before, and its
 * clocks are seen here, or after, and sees by the note whether the clock has to be woken.
 */
function noteNextInstant({ db }: TicketDeps, number: string): Promise<number | null> {
  return db.transaction().execute(async (trx) => {
    await trx.selectFrom('ticket').select('id').where('number', '=', number).forUpdate().execute()
    const { nextInstant } = await alarmOf(trx, number)
    const clock_wakes_at = nextInstant === null ? null : new Date(nextInstant)
    await trx.updateTable('ticket').set({ clock_wakes_at }).where('number', '=', number).execute()
    return nextInstant
  })
}
