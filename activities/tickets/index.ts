import type { NewsSource } from '#db/news.ts'
import type { TicketDeps } from '../deps.ts'
import { follow } from '../followers/follow.ts'
import type { Progress } from '../followers/loop.ts'
import { createCommit } from './commit.ts'
import { sweepWork } from './sweep.ts'

/** The activities of the ticket workflow. */
export function createTicketActivities(deps: TicketDeps) {
  return { commit: createCommit(deps) }
}
export type TicketActivities = ReturnType<typeof createTicketActivities>

type SweepDeps = TicketDeps & {
  news: NewsSource
  stopping?: AbortSignal
  log: { warn(details: object, text: string): void }
}

/** The follower that submits commands left behind. */
export function createSweepActivities(deps: SweepDeps) {
  return {
    /** Submits stored commands that no workflow has heard of, for some minutes. */
    followCommands(): Promise<Progress> {
      return follow(() => sweepWork(deps), {
        news: deps.news,
        concurrency: 10,
        wakesOn: () => false,
        stopping: deps.stopping,
        onError: (error) => deps.log.warn({ err: error }, 'The follower of commands stumbled.'),
      })
    },
  }
}
