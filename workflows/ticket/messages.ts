import { defineSignal, defineUpdate } from '@temporalio/workflow'
import type { CommitResult } from '#activities/tickets/commit.ts'
import type { ErrorCode } from '#domain/errors.ts'

/** What became of a command: ids, enums and instants only, since it stays in the history. */
export type Outcome = {
  state: 'committed' | 'rejected' | 'pending'
  seq: number | null
  code: ErrorCode | null
}

/** What a ticket's process knows of it: ids, enums and instants only. */
export type KnownTicket = NonNullable<CommitResult['ticket']>

export type TicketInput = {
  number: string
  /** After how many transactions a new run is to begin; runs from before it was named ask for 500. */
  drainsPerRun?: number
  /** Only once nothing was asked for that long, in milliseconds; runs from before it was named do not wait. */
  idleMs?: number
  /** What the run before knew; without it, the run begins with a transaction. */
  ticket?: KnownTicket
}

/** Runs short enough that many can be replayed at once (0.4 ms an event) within a workflow task's ten seconds. */
export const ticketInput = (number: string): TicketInput => ({ number, drainsPerRun: 5, idleMs: 300_000 })

export const ticketWorkflow = 'ticket'
export const ticketWorkflowId = (number: string) => `ticket/${number}`

/** Commits the stored command of that id, and all that were stored before it. */
export const submitUpdate = defineUpdate<Outcome, [{ commandId: string }]>('submit')

/** Something was stored or changed elsewhere: look. */
export const lookSignal = defineSignal('look')
