import { isDeepStrictEqual } from 'node:util'
import {
  ScheduleAlreadyRunning,
  type ScheduleClient,
  type ScheduleDescription,
  ScheduleNotFoundError,
  type ScheduleOptions,
  type ScheduleOverlapPolicy,
} from '@temporalio/client'

/** Creates a Schedule, unless another worker was faster. */
export async function createSchedule(client: ScheduleClient, wanted: ScheduleOptions): Promise<void> {
  try {
    await client.create(wanted)
  } catch (error) {
    if (!(error instanceof ScheduleAlreadyRunning)) throw error
  }
}

/** What it gives, or null when there is no such Schedule. */
export async function orGone<T>(asked: Promise<T>): Promise<T | null> {
  try {
    return await asked
  } catch (error) {
    if (error instanceof ScheduleNotFoundError) return null
    throw error
  }
}

/** What a Schedule starts, and how it goes about it. `catchupWindow` is in milliseconds. */
type Run = {
  action: { workflowType: string; taskQueue: string; args?: readonly unknown[] | undefined }
  policies: { overlap: ScheduleOverlapPolicy; catchupWindow: number }
}

/** Whether a Schedule starts what is wanted, in the wanted way, whenever that may be. */
export function isSameRun({ action, policies }: ScheduleDescription, wanted: Run): boolean {
  return isDeepStrictEqual(runOf({ action, policies }), runOf(wanted))
}

function runOf({ action, policies }: Run) {
  const { workflowType, taskQueue, args } = action
  const { overlap, catchupWindow } = policies
  return { workflowType, taskQueue, args, overlap, catchupWindow }
}
