import { ApplicationFailure, Context } from '@temporalio/activity'
import type { NewsSource } from '#db/news.ts'
import { claimDue, planDue } from '#db/recurring.ts'
import type { RecurringActivities, RecurringRound } from '#workflows/recurring/messages.ts'
import { follow } from '../followers/follow.ts'
import type { Progress } from '../followers/loop.ts'
import { type ApplyDeps, applyDefinition } from './apply.ts'
import { type MakeDeps, makeTicket } from './make.ts'
import { recurringWork } from './work.ts'

export type RecurringDeps = ApplyDeps &
  MakeDeps & {
    news: NewsSource
    stopping?: AbortSignal | undefined
    log: { warn(details: object, text: string): void }
  }

const leaseMs = 60_000
const heartbeatEveryMs = 2_000
const batch = 20

/** What makes recurring tickets, and keeps their Schedules. */
export function createRecurringActivities(deps: RecurringDeps) {
  const { db, now, news, stopping, log } = deps

  async function makeAll(id: string): Promise<RecurringRound> {
    const round = { made: 0, failed: 0, waiting: 0 }
    for (;;) {
      // Its workflow sends it here again: another worker goes on.
      if (stopping?.aborted) throw ApplicationFailure.retryable('This worker is stopping.')
      const due = await claimDue(db, { limit: batch, leaseMs, of: id })
      if (!due.length) return round
      for (const each of due) round[await makeTicket(deps, each)]++
    }
  }

  return {
    async makeRecurringTickets({ id, until }) {
      const context = Context.current()
      const beats = setInterval(() => context.heartbeat(), heartbeatEveryMs)
      try {
        await planDue(db, id, Math.max(now(), until))
        return await makeAll(id)
      } finally {
        clearInterval(beats)
      }
    },
    async applyRecurring({ id }) {
      await applyDefinition(deps, id)
    },
    /** Tells Schedules, and makes what waits, for some minutes. */
    followRecurring(): Promise<Progress> {
      return follow(() => recurringWork(deps), {
        news,
        concurrency: 4,
        wakesOn: (item) => item.type === 'recurring' || item.type === 'configuration',
        stopping,
        onError: (error) => log.warn({ err: error }, 'The follower of recurring tickets stumbled.'),
      })
    },
  } satisfies RecurringActivities & { followRecurring(): Promise<Progress> }
}
