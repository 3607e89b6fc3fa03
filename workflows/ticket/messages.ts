import { defineSignal, defineUpdate } from '@temporalio/workflow'
import type { ErrorCode } from '#domain/errors.ts'

/** What became of a command: ids, enums and instants only, since it stays in the history. */
export type Outcome = {
  state: 'committed' | 'rejected' | 'pending'
  seq: number | null
  code: ErrorCode | null
}

export type TicketInput = { number: string }

export const ticketWorkflow = 'ticket'
export const ticketWorkflowId = (number: string) => `ticket/${number}`

/** Commits the stored command of that id, and all that were stored before it. */
export const submitUpdate = defineUpdate<Outcome, [{ commandId: string }]>('submit')

/** Something was stored or changed elsewhere: look. */
export const lookSignal = defineSignal('look')
