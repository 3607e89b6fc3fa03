import { proxyActivities, setCurrentDetails, workflowInfo } from '@temporalio/workflow'
import { outboundQueue } from '../queues.ts'
import type { RecurringActivities, RecurringInput, RecurringRound } from './messages.ts'

// Each ticket's command has an id of its own, so that a round which is repeated makes nothing twice. Neither gives up:
// what was due stays so until it is made or left aside with its reason.
const { makeRecurringTickets, applyRecurring } = proxyActivities<RecurringActivities>({
  taskQueue: outboundQueue,
  startToCloseTimeout: '10 minutes',
  heartbeatTimeout: '10 seconds',
  retry: { initialInterval: '500ms', backoffCoefficient: 2, maximumInterval: '30 seconds' },
})

/** One time at which a recurring ticket is due. Which tickets that means, the definition says. */
export async function recurring({ id }: RecurringInput): Promise<void> {
  setCurrentDetails('Makes the tickets that are due.')
  // The worker's clock may be behind the one that started this.
  const round = await makeRecurringTickets({ id, until: workflowInfo().startTime.getTime() })
  setCurrentDetails(describe(round))
  await applyRecurring({ id })
}

function describe({ made, failed, waiting }: RecurringRound): string {
  return `${made} tickets were made, ${failed} could not be made, ${waiting} wait for their processes.`
}
