import { v5 } from 'uuid'
import { storeCommand } from '#db/commands.ts'
import { systemActor } from '#domain/tickets/types.ts'
import type { TicketDeps } from '../deps.ts'
import { systemCommands } from '../tickets/drain.ts'

/** The activities of the SLA clock. */
export function createSlaActivities(deps: TicketDeps) {
  return {
    /**
     * Has the ticket's workflow record what is due, and gives the next instant to look at (epoch
     * milliseconds), or null when no target is open.
     */
    async advanceClocks({ number }: { number: string }): Promise<number | null> {
      const due = await nextInstant(deps, number)
      if (due !== null && due <= deps.now()) {
        const id = v5(`${number}/advance_clocks/${due}`, systemCommands)
        const command = { id, ticket: number, actor: systemActor, type: 'advance_clocks', payload: {} } as const
        await storeCommand(deps.db, command)
        await deps.processes.submit(number, id)
      }
      const wakesAt = await nextInstant(deps, number)
      await deps.db
        .updateTable('ticket')
        .set({ clock_wakes_at: wakesAt === null ? null : new Date(wakesAt) })
        .where('number', '=', number)
        .execute()
      // Until the ticket has recorded what is due, look again soon.
      return wakesAt === null ? null : Math.max(wakesAt, deps.now() + 1_000)
    },
  }
}
export type SlaActivities = ReturnType<typeof createSlaActivities>

/** The earliest instant at which an open clock warns or breaches and has not said so yet. */
async function nextInstant({ db }: TicketDeps, number: string): Promise<number | null> {
  const clocks = await db
    .selectFrom('clock')
    .innerJoin('ticket', 'ticket.id', 'clock.ticket_id')
    .select(['clock.warn_at', 'clock.warned_at', 'clock.due_at', 'clock.breached_at'])
    .where('ticket.number', '=', number)
    .where('clock.state', '=', 'running')
    .execute()
  const instants = clocks.flatMap(({ warn_at, warned_at, due_at, breached_at }) => [
    warned_at ? null : warn_at,
    breached_at ? null : due_at,
  ])
  const open = instants.filter((instant) => instant !== null).map((instant) => instant.getTime())
  return open.length ? Math.min(...open) : null
}
