import { continueAsNew, proxyActivities, setCurrentDetails, workflowInfo } from '@temporalio/workflow'
import { outboundQueue } from '../queues.ts'
import type { Follower, FollowerActivities, FollowerInput } from './messages.ts'

// A round works for five minutes. Rows are claimed one by one, so that a round which is repeated, or two that run
// at once after a lost heartbeat, do nothing twice. It never gives up: what it works off waits for it.
const activities = proxyActivities<FollowerActivities>({
  taskQueue: outboundQueue,
  startToCloseTimeout: '30 minutes',
  heartbeatTimeout: '10 seconds',
  retry: { initialInterval: '500ms', backoffCoefficient: 2, maximumInterval: '10 seconds' },
})

const rounds: Record<Follower, { run: keyof FollowerActivities; does: string }> = {
  intakes: { run: 'followIntakes', does: 'Makes tickets and messages of received mails.' },
  outbox: { run: 'followOutbox', does: 'Sends mails that are due.' },
  commands: {
    run: 'followCommands',
    does: 'Submits commands that were stored while a ticket could not be reached.',
  },
  files: { run: 'followFiles', does: 'Scans files before anybody can download them.' },
  recurring: {
    run: 'followRecurring',
    does: 'Makes recurring tickets that wait, and keeps their Schedules.',
  },
  tags: { run: 'followTags', does: 'Replaces tags that were renamed, merged or deleted on their tickets.' },
}

/** One follower: round after round, for as long as there is a Perdure. */
export async function follower({ name }: FollowerInput): Promise<void> {
  const { run, does } = rounds[name]
  setCurrentDetails(does)
  while (!workflowInfo().continueAsNewSuggested && workflowInfo().historyLength < 2_000) {
    const { done, failed } = await activities[run]()
    const stumbled = failed ? ` ${failed} could not be finished and are tried again.` : ''
    setCurrentDetails(`${does} In the round that ended ${new Date().toISOString()}: ${done}.${stumbled}`)
  }
  await continueAsNew<typeof follower>({ name })
}
