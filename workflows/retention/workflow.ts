import { proxyActivities, setCurrentDetails } from '@temporalio/workflow'
import { outboundQueue } from '../queues.ts'
import type { RetentionActivities, RetentionInput } from './messages.ts'

// Both go batch by batch, heartbeating, and may be repeated: what was removed is gone, what was looked at is the same.
// After an hour the schedule's next run takes over.
const activities = proxyActivities<RetentionActivities>({
  taskQueue: outboundQueue,
  startToCloseTimeout: '50 minutes',
  heartbeatTimeout: '1 minute',
  scheduleToCloseTimeout: '55 minutes',
  retry: { initialInterval: '5 seconds', backoffCoefficient: 2, maximumInterval: '5 minutes' },
})

/** One run of a retention: checks what there is, then removes what has been kept long enough. */
export async function retention({ name }: RetentionInput): Promise<void> {
  setCurrentDetails(`Checks the ${name} log.`)
  const { holds, checked } = await activities.checkAudit()
  const state = `${holds ? 'The chain holds' : 'The chain is broken'}: ${checked} records were looked at.`
  // What is broken stays as it is, for whoever looks into it.
  if (!holds) return setCurrentDetails(`${state} Nothing was removed.`)
  setCurrentDetails(`${state} Removes what was kept long enough.`)
  const { removed } = await activities.removeOldAudit()
  setCurrentDetails(`${state} ${removed} were removed.`)
}
