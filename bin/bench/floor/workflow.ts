import {
  allHandlersFinished,
  condition,
  continueAsNew,
  defineUpdate,
  proxyLocalActivities,
  setHandler,
  workflowInfo,
} from '@temporalio/workflow'
import { touchUpdate } from './messages.ts'

const { touch } = proxyLocalActivities<{ touch(): Promise<number> }>({ startToCloseTimeout: '15s' })

/** The least a durable writer does: an update with one local activity that commits one small transaction. */
export async function floor(): Promise<void> {
  setHandler(defineUpdate<number>(touchUpdate), () => touch())
  await condition(() => workflowInfo().historyLength > 3_000)
  await condition(allHandlersFinished)
  await continueAsNew<typeof floor>()
}
