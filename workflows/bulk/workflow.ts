import {
  condition,
  continueAsNew,
  proxyActivities,
  setCurrentDetails,
  setHandler,
  workflowInfo,
} from '@temporalio/workflow'
import { outboundQueue } from '../queues.ts'
import { type BulkActivities, type BulkInput, type BulkProgress, lookAtBulkSignal } from './messages.ts'

// A round changes tickets for some seconds. Each ticket's command has an id of its own, so that a round which is
// repeated changes nothing twice. It never gives up: what is left waits for it.
const { workOnBulk } = proxyActivities<BulkActivities>({
  taskQueue: outboundQueue,
  startToCloseTimeout: '10 minutes',
  heartbeatTimeout: '10 seconds',
  retry: { initialInterval: '500ms', backoffCoefficient: 2, maximumInterval: '10 seconds' },
})

/** One change of many tickets: round after round until all are done, waiting while it is paused. */
export async function bulk({ id }: BulkInput): Promise<void> {
  let looked = false
  setHandler(lookAtBulkSignal, () => {
    looked = true
  })
  while (!workflowInfo().continueAsNewSuggested && workflowInfo().historyLength < 2_000) {
    looked = false
    const progress = await workOnBulk({ id })
    setCurrentDetails(describe(progress))
    if (progress.state === 'paused') await condition(() => looked)
    else if (progress.state !== 'running') return
  }
  await continueAsNew<typeof bulk>({ id })
}

const states: Record<BulkProgress['state'], string> = {
  ...{ running: 'Goes on', paused: 'Is paused', cancelled: 'Was cancelled', done: 'Is done' },
  gone: 'There is no such bulk change',
}

function describe({ state, total, done, refused, skipped }: BulkProgress): string {
  return `${states[state]}: of ${total} tickets ${done} were changed, ${skipped} were so already, ${refused} were refused.`
}
