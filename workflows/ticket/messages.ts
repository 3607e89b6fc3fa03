import { defineSignal, defineUpdate } from '@temporalio/workflow'
import type { ErrorCode } from '#domain/errors.ts'

/** What became of a command: ids, enums and instants only, since it stays in the history. */
export type Outcome = {
  state: 'committed' | 'rejected' | 'pending'
  seq: number | null
  code: ErrorCode | null
}

/** `drainsPerRun` is after how many transactions a new run begins; runs from before it was named ask for 500. */
export type TicketInput = { number: string; drainsPerRun?: number }

/** Runs short enough that many can be replayed at once (0.4 ms an event) within a workflow task's ten seconds. */
export const ticketInput = (number: string): TicketInput => ({ number, drainsPerRun: 10 })

export const ticketWorkflow = 'ticket'
export const ticketWorkflowId = (number: string) => `ticket/${number}`

/** Commits the stored command of that id, and all that were stored before it. */
export const submitUpdate = defineUpdate<Outcome, [{ commandId: string }]>('submit')

/** Something was stored or changed elsewhere: look. */
export const lookSignal = defineSignal('look')
