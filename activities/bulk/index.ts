import { ApplicationFailure, Context } from '@temporalio/activity'
import { type BulkRow, findBulk, finishBulk, nextItems, writeOutcomes } from '#db/bulk.ts'
import type { BulkActivities, BulkProgress } from '#workflows/bulk/messages.ts'
import type { TicketDeps } from '../deps.ts'
import { workOff } from './batch.ts'

export type BulkDeps = Pick<TicketDeps, 'db' | 'configuration' | 'processes' | 'announcer'> & {
  /** Aborted when the process is asked to stop. */
  stopping?: AbortSignal | undefined
}

// Often enough for people to see it move.
const batchSize = 40
const runForMs = 10_000
const heartbeatEveryMs = 2_000
const pauseMs = 500

/** What changes many tickets. */
export function createBulkActivities(deps: BulkDeps): BulkActivities {
  const { db, announcer } = deps

  /** Whether there is anything left to do now. */
  async function step(bulk: BulkRow): Promise<boolean> {
    const items = await nextItems(db, bulk.id, batchSize)
    const outcomes = items.length ? await workOff(deps, bulk, items) : []
    if (outcomes.length) await writeOutcomes(db, bulk.id, outcomes)
    if (!items.length) await finishBulk(db, bulk.id)
    announcer.announce({ type: 'bulk', id: bulk.id, personId: bulk.person_id })
    // None could be committed: the tickets' processes are out of reach for now.
    if (items.length && !outcomes.length) await Context.current().sleep(pauseMs)
    return items.length > 0
  }

  return {
    async workOnBulk({ id }) {
      const context = Context.current()
      const signal = AbortSignal.any([context.cancellationSignal, ...(deps.stopping ? [deps.stopping] : [])])
      // Its workflow would only send it here again: another worker takes it up.
      if (signal.aborted) throw ApplicationFailure.retryable('This worker is stopping.')
      const beats = setInterval(() => context.heartbeat(), heartbeatEveryMs)
      const endsAt = Date.now() + runForMs
      try {
        for (;;) {
          const bulk = await findBulk(db, id)
          if (bulk?.state !== 'running' || signal.aborted || Date.now() > endsAt) return progressOf(bulk)
          await step(bulk)
        }
      } finally {
        clearInterval(beats)
      }
    },
  }
}

function progressOf(bulk: BulkRow | undefined): BulkProgress {
  if (!bulk) return { state: 'gone', total: 0, done: 0, refused: 0, skipped: 0 }
  const { state, total, done, refused, skipped } = bulk
  return { state, total, done, refused, skipped }
}
