import { isDeepStrictEqual } from 'node:util'
import {
  type ScheduleClient,
  type ScheduleDescription,
  type ScheduleOptions,
  ScheduleOverlapPolicy,
} from '@temporalio/client'
import { ticketsQueue } from '../queues.ts'
import { createSchedule, isSameRun, orGone } from '../schedules.ts'
import { type Retention, retentionWorkflow, retentionWorkflowId } from './messages.ts'

const hourMs = 3_600_000
const minuteMs = 60_000
const summaries: Record<Retention, string> = {
  audit: 'Checks the audit log, and removes old records',
  files: 'Removes files that nobody needs any more',
}

/** Makes sure that the retentions run every hour, and as this version wants them to; asking again changes nothing. */
export async function ensureRetentions(client: ScheduleClient, names: readonly Retention[]): Promise<void> {
  for (const name of names) {
    const wanted = scheduleOf(name)
    const handle = client.getHandle(wanted.scheduleId)
    const known = await orGone(handle.describe())
    if (!known) await createSchedule(client, wanted)
    else if (!isAsWanted(known, wanted))
      await handle.update((previous) => ({ ...wanted, state: previous.state }))
  }
}

function scheduleOf(name: Retention) {
  return {
    scheduleId: retentionWorkflowId(name),
    // A fixed offset, so that it is not every process of the world that works at the full hour.
    spec: { intervals: [{ every: hourMs, offset: 17 * minuteMs }] },
    action: {
      type: 'startWorkflow',
      workflowType: retentionWorkflow,
      workflowId: retentionWorkflowId(name),
      taskQueue: ticketsQueue,
      args: [{ name }],
      staticSummary: summaries[name],
    },
    policies: { overlap: ScheduleOverlapPolicy.SKIP, catchupWindow: hourMs },
  } satisfies ScheduleOptions
}

function isAsWanted(known: ScheduleDescription, wanted: ReturnType<typeof scheduleOf>): boolean {
  const intervals = (known.spec.intervals ?? []).map(({ every, offset }) => ({ every, offset }))
  const isOnTime = isDeepStrictEqual(intervals, wanted.spec.intervals) && !known.spec.calendars?.length
  return isOnTime && isSameRun(known, wanted)
}
