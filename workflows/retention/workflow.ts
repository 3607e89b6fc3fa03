import { proxyActivities, setCurrentDetails } from '@temporalio/workflow'
import { outboundQueue } from '../queues.ts'
import type { FileRetentionActivities, RetentionActivities, RetentionInput } from './messages.ts'

// All go batch by batch, heartbeating, and may be repeated: what was removed is gone, what was looked at is the same.
// After an hour the schedule's next run takes over.
const activities = proxyActivities<RetentionActivities & FileRetentionActivities>({
  taskQueue: outboundQueue,
  startToCloseTimeout: '50 minutes',
  heartbeatTimeout: '1 minute',
  scheduleToCloseTimeout: '55 minutes',
  retry: { initialInterval: '5 seconds', backoffCoefficient: 2, maximumInterval: '5 minutes' },
})

/** One run of a retention. */
export async function retention({ name }: RetentionInput): Promise<void> {
  return name === 'files' ? files() : audit()
}

/** Checks what there is, then removes what has been kept long enough. */
async function audit(): Promise<void> {
  setCurrentDetails('Checks the audit log.')
  const { holds, checked } = await activities.checkAudit()
  const state = `${holds ? 'The chain holds' : 'The chain is broken'}: ${checked} records were looked at.`
  // What is broken stays as it is, for whoever looks into it.
  if (!holds) return setCurrentDetails(`${state} Nothing was removed.`)
  setCurrentDetails(`${state} Removes what was kept long enough.`)
  const { removed } = await activities.removeOldAudit()
  setCurrentDetails(`${state} ${removed} were removed.`)
}

/** Forgets what nobody needs, then removes the content that was its own alone. */
async function files(): Promise<void> {
  setCurrentDetails('Forgets files that were never sent, or removed long ago.')
  const { unsent, removed } = await activities.forgetFiles()
  const state = `Forgot ${unsent} that were never sent and ${removed} that were removed.`
  setCurrentDetails(`${state} Looks for content that nothing refers to.`)
  const orphans = await activities.removeOrphans()
  setCurrentDetails(`${state} Of ${orphans.looked} contents, ${orphans.removed} were removed.`)
}
