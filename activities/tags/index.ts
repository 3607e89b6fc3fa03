import type { NewsSource } from '#db/news.ts'
import type { TicketDeps } from '../deps.ts'
import { follow } from '../followers/follow.ts'
import type { Progress } from '../followers/loop.ts'
import { tagWork } from './work.ts'

export type TagDeps = Pick<TicketDeps, 'db' | 'processes' | 'announcer'> & {
  news: NewsSource
  stopping?: AbortSignal
  log: { warn(details: object, text: string): void }
}

/** The follower of renamed, merged and deleted tags. */
export function createTagActivities(deps: TagDeps) {
  return {
    /** Replaces tags on all tickets that have them, for some minutes. */
    followTags(): Promise<Progress> {
      return follow((signal) => tagWork(deps, signal), {
        news: deps.news,
        // One after another: what was merged into a tag may be merged again.
        concurrency: 1,
        wakesOn: (item) => item.type === 'tags',
        stopping: deps.stopping,
        onError: (error) => deps.log.warn({ err: error }, 'The follower of tags stumbled.'),
      })
    },
  }
}
