import {
  findRecurring,
  forgetRecurring,
  noteApplied,
  planDue,
  releaseUnapplied,
  upcoming,
} from '#db/recurring.ts'
import type { RecurringSchedules } from '#workflows/recurring/start.ts'
import type { TicketDeps } from '../deps.ts'

export type ApplyDeps = Pick<TicketDeps, 'db' | 'now'> & { schedules: RecurringSchedules }

// Each time it is due, the Schedule is told anew: these are for the time in which no worker is there.
const told = 24
// Schedules know no later years.
const toldUntil = Date.UTC(2100, 0, 1)
const tryAgainAfterMs = 5_000

/**
 * Makes the Schedule of a definition say what its row says; both go when it was deleted. What was due meanwhile, by a
 * Schedule that was lost, is planned.
 */
export async function applyDefinition({ db, now, schedules }: ApplyDeps, id: string): Promise<void> {
  try {
    await planDue(db, id, now())
    const row = await findRecurring(db, id)
    if (!row) {
      await schedules.remove(id)
      return await forgetRecurring(db, id)
    }
    const next = upcoming(row, row.planned_until.getTime(), told)
    const at = next.map((each) => each.at).filter((each) => each < toldUntil)
    await schedules.apply(id, { at, paused: row.paused })
    await noteApplied(db, row)
  } catch (error) {
    await releaseUnapplied(db, [id], tryAgainAfterMs)
    throw error
  }
}
