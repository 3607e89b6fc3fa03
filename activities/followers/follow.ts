import { ApplicationFailure, Context } from '@temporalio/activity'
import type { News, NewsSource } from '#db/news.ts'
import { FollowerLoop, type Progress, type Work } from './loop.ts'

export type FollowOptions = {
  news: NewsSource
  concurrency: number
  /** Whether a piece of news means that there may be something to do. */
  wakesOn: (news: News) => boolean
  /** Aborted when the process is asked to stop. */
  stopping?: AbortSignal | undefined
  onError: (error: unknown) => void
}

const pollMs = 2_000
const runForMs = 5 * 60_000
const lingerMs = 10 * 60_000

/**
 * Runs a follower's loop inside its activity: heartbeats, wakes by LISTEN, ends when cancelled or shut down.
 * What `workUntil` makes gets the signal that says so.
 */
export async function follow<Row>(
  workUntil: (signal: AbortSignal) => Work<Row>,
  options: FollowOptions,
): Promise<Progress> {
  const context = Context.current()
  const signal = AbortSignal.any([
    context.cancellationSignal,
    ...(options.stopping ? [options.stopping] : []),
  ])
  // Its workflow would only send it here again: another worker takes it up.
  if (signal.aborted) throw ApplicationFailure.retryable('This worker is stopping.')
  const loop = new FollowerLoop(workUntil(signal), {
    concurrency: options.concurrency,
    pollMs,
    runForMs,
    lingerMs,
    answerWithinMs: 20_000,
    renewEveryMs: 8_000,
    heartbeatEveryMs: 2_000,
    signal,
    heartbeat: (progress) => context.heartbeat(progress),
    onError: options.onError,
  })
  const listening = options.news.listen({
    onNews: (news) => options.wakesOn(news) && loop.wake(),
    onGap: loop.wake,
  })
  try {
    return await loop.run()
  } finally {
    await listening.leave()
  }
}
