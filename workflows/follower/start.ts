import type { WorkflowClient } from '@temporalio/client'
import { ticketsQueue } from '../queues.ts'
import { type Follower, type FollowerInput, followerWorkflow, followerWorkflowId } from './messages.ts'

const summaries: Record<Follower, string> = {
  intakes: 'Received mails become tickets and messages',
  outbox: 'Mails that are due are sent',
  commands: 'Commands left behind are submitted',
  files: 'Files are scanned before anybody can download them',
  tags: 'Renamed and merged tags are replaced on their tickets',
  recurring: 'Recurring tickets are made, and their Schedules kept',
}

/** Makes sure that the followers run; whoever asks again changes nothing. */
export async function ensureFollowers(client: WorkflowClient, names: readonly Follower[]): Promise<void> {
  for (const name of names)
    await client.start<(input: FollowerInput) => Promise<void>>(followerWorkflow, {
      workflowId: followerWorkflowId(name),
      workflowIdConflictPolicy: 'USE_EXISTING',
      taskQueue: ticketsQueue,
      args: [{ name }],
      staticSummary: summaries[name],
    })
}
