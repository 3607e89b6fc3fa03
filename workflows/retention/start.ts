import { isDeepStrictEqual } from 'node:util'
import {
  ScheduleAlreadyRunning,
  type ScheduleClient,
  type ScheduleDescription,
  ScheduleNotFoundError,
  type ScheduleOptions,
  ScheduleOverlapPolicy,
} from '@temporalio/client'
import { ticketsQueue } from '../queues.ts'
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
    const known = await handle.describe().catch((error: unknown) => {
      if (error instanceof ScheduleNotFoundError) return null
      throw error
    })
    if (!known) await create(client, wanted)
    else if (!isAsWanted(known, wanted))
      await handle.update((previous) => ({ ...wanted, state: previous.state }))
  }
}

type Wanted = ReturnType<typeof scheduleOf>

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

async function create(client: ScheduleClient, wanted: Wanted): Promise<void> {
  try {
    await client.create(wanted)
  } catch (error) {
    // Another worker was faster.
    if (!(error instanceof ScheduleAlreadyRunning)) throw error
  }
}

function isAsWanted({ spec, action, policies }: ScheduleDescription, wanted: Wanted): boolean {
  const intervals = (spec.intervals ?? []).map(({ every, offset }) => ({ every, offset }))
  const { workflowType, taskQueue, args } = action
  return (
    isDeepStrictEqual(intervals, wanted.spec.intervals) &&
    !spec.calendars?.length &&
    isDeepStrictEqual(
      { workflowType, taskQueue, args, ...{ overlap: policies.overlap, window: policies.catchupWindow } },
      {
        workflowType: wanted.action.workflowType,
        taskQueue: wanted.action.taskQueue,
        args: wanted.action.args,
        ...{ overlap: wanted.policies.overlap, window: wanted.policies.catchupWindow },
      },
    )
  )
}
