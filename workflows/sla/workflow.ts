import {
  condition,
  continueAsNew,
  proxyActivities,
  setCurrentDetails,
  setHandler,
  workflowInfo,
} from '@temporalio/workflow'
import type { SlaActivities } from '#activities/sla/index.ts'
import { rescheduledSignal, type SlaInput } from './messages.ts'

// Reads clocks and submits what is due to the ticket's workflow; each of it can be repeated.
const { advanceClocks } = proxyActivities<SlaActivities>({
  startToCloseTimeout: '30s',
  retry: { initialInterval: '500ms', maximumInterval: '30s' },
})

/** The clocks of one ticket: sleeps until the next instant at which a target warns or breaches, and asks again. */
export async function sla({ number }: SlaInput): Promise<void> {
  let rescheduled = false
  setHandler(rescheduledSignal, () => {
    rescheduled = true
  })
  while (!workflowInfo().continueAsNewSuggested) {
    rescheduled = false
    const wakesAt = await advanceClocks({ number })
    if (wakesAt === null && rescheduled) continue
    if (wakesAt === null) return setCurrentDetails('No target is open.')
    setCurrentDetails(`Sleeps until ${new Date(wakesAt).toISOString()}.`)
    await condition(() => rescheduled, Math.max(wakesAt - Date.now(), 1))
  }
  await continueAsNew<typeof sla>({ number })
}
