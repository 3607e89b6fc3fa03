import { defineSignal } from '@temporalio/workflow'
import type { BulkState } from '#domain/bulk/bulk.ts'

export type BulkInput = { id: string }

export const bulkWorkflow = 'bulk'
export const bulkWorkflowId = (id: string) => `bulk/${id}`

/** It was paused, continued or cancelled: its row says which. */
export const lookAtBulkSignal = defineSignal('lookAtBulk')

/** How far a bulk change has come; `gone` when there is none of that id. */
export type BulkProgress = {
  state: BulkState | 'gone'
  total: number
  done: number
  refused: number
  skipped: number
}

export type BulkActivities = {
  /** Changes tickets for some seconds, or until it is told to stop. */
  workOnBulk(input: BulkInput): Promise<BulkProgress>
}
