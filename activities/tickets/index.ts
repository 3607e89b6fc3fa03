import type { TicketDeps } from '../deps.ts'
import { createCommit } from './commit.ts'

/** The activities of the ticket workflow. */
export function createTicketActivities(deps: TicketDeps) {
  return { commit: createCommit(deps) }
}
export type TicketActivities = ReturnType<typeof createTicketActivities>
